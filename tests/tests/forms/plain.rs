//! Results that can't be an error value.

use wasmtime::Val;
use wasmtime_integration::{GuestPtr, wasmtime_integration};
use wasmtime_integration_tests::{Guest, PAGE, linker};

use crate::{Exit, Log};

#[derive(Default)]
struct Ctx(Log);

type Number = u32;

#[wasmtime_integration(witx_literal = r#"
    (typename $perms (flags (@witx repr u8) $read $write))
    (typename $perms64 (flags (@witx repr u64) $read $write))
    (typename $fd (handle))
    (typename $id u16)
    (typename $ptr (@witx pointer u32))
    (module $plain
      (@interface func (export "value") (param $x u32) (result $r u32))
      (@interface func (export "alias") (param $x u32) (result $r u32))
      (@interface func (export "or_trap") (param $x u32) (result $r u32))
      (@interface func (export "or_own") (param $x u32) (result $r u32))
      (@interface func (export "perms") (result $r $perms))
      (@interface func (export "perms64") (result $r $perms64))
      (@interface func (export "perms64_or_trap") (param $x u32) (result $r $perms64))
      (@interface func (export "fd") (result $r $fd))
      (@interface func (export "id") (result $r $id))
      (@interface func (export "pointer") (result $r (@witx pointer u32)))
      (@interface func (export "const_pointer") (result $r (@witx const_pointer u32)))
      (@interface func (export "pointer_alias") (result $r $ptr))
      (@interface func (export "nothing"))
      (@interface func (export "nothing_or_trap") (param $x u32))
      (@interface func (export "nothing_or_own") (param $x u32))
      (@interface func (export "never") (param $x u32) (@witx noreturn))
      (@interface func (export "never_own") (param $x u32) (@witx noreturn))
      (@interface func (export "never_trap") (@witx noreturn))
      (@interface func (export "proc_exit") (param $title string) (@witx noreturn)))
"#)]
impl Ctx {
    fn value(&mut self, x: u32) -> u32 {
        x
    }
    fn alias(&mut self, x: u32) -> Number {
        x
    }
    fn or_trap(&mut self, x: u32) -> wasmtime::Result<u32> {
        match x {
            0 => Err(wasmtime::Error::msg("zero")),
            _ => Ok(x),
        }
    }
    fn or_own(&mut self, x: u32) -> Result<u32, Exit> {
        match x {
            0 => Err(Exit(x)),
            _ => Ok(x),
        }
    }
    fn perms() -> types::Perms {
        types::Perms::all()
    }
    fn perms64() -> types::Perms64 {
        types::Perms64::WRITE
    }
    fn perms64_or_trap(x: u32) -> wasmtime::Result<types::Perms64> {
        match x {
            0 => Err(wasmtime::Error::msg("zero")),
            _ => Ok(types::Perms64::WRITE),
        }
    }
    fn fd() -> types::Fd {
        types::Fd::from(u32::MAX)
    }
    fn id() -> types::Id {
        u16::MAX
    }
    fn pointer() -> GuestPtr<u32> {
        GuestPtr::new(u32::MAX)
    }
    fn const_pointer() -> GuestPtr<u32> {
        GuestPtr::new(8)
    }
    fn pointer_alias() -> types::Ptr {
        GuestPtr::new(8)
    }
    fn nothing(&mut self) {
        self.0.saw("nothing");
    }
    fn nothing_or_trap(x: u32) -> wasmtime::Result<()> {
        match x {
            0 => Err(wasmtime::Error::msg("zero")),
            _ => Ok(()),
        }
    }
    fn nothing_or_own(x: u32) -> Result<(), Exit> {
        match x {
            0 => Err(Exit(x)),
            _ => Ok(()),
        }
    }
    fn never(&mut self, x: u32) -> wasmtime::Error {
        wasmtime::Error::msg(format!("never {x}"))
    }
    fn never_own(&self, x: u32) -> Exit {
        Exit(x)
    }
    fn never_trap() -> wasmtime::Trap {
        wasmtime::Trap::Interrupt
    }
    fn proc_exit(title: &str) -> wasmtime::Error {
        wasmtime::Error::msg(title.to_owned())
    }
}

fn guest() -> Guest<Ctx> {
    let linker = linker(|linker| Plain::add_to_linker(linker, |ctx| ctx));
    Guest::new(&linker, "plain", Ctx::default())
}

#[test]
fn values() {
    let mut guest = guest();
    for function in ["value", "alias", "or_trap", "or_own"] {
        assert_eq!(guest.call::<i32>(function, -1).unwrap(), -1, "{function}");
    }
    for (function, expected) in [
        ("perms", Val::I32(3)),
        ("perms64", Val::I64(2)),
        ("fd", Val::I32(-1)),
        ("id", Val::I32(0xffff)),
        ("pointer", Val::I32(-1)),
        ("const_pointer", Val::I32(8)),
        ("pointer_alias", Val::I32(8)),
    ] {
        let result = guest.call_dynamic(function, &[]).unwrap().unwrap();
        assert_eq!(format!("{result:?}"), format!("{expected:?}"), "{function}");
    }
    assert_eq!(guest.call::<i64>("perms64_or_trap", 1).unwrap(), 2);
    guest.call::<()>("nothing", ()).unwrap();
    assert_eq!(guest.data().0.0, r#""nothing""#);
    guest.call::<()>("nothing_or_trap", 1).unwrap();
    guest.call::<()>("nothing_or_own", 1).unwrap();
}

#[test]
fn traps() {
    let mut guest = guest();
    for function in ["or_trap", "nothing_or_trap"] {
        let trap = guest.trap(function, 0);
        assert_eq!(trap.0.root_cause().to_string(), "zero");
    }
    for function in ["or_own", "nothing_or_own"] {
        let trap = guest.trap(function, 0);
        assert_eq!(trap.0.downcast_ref(), Some(&Exit(0)));
    }
    let trap = guest.call::<i64>("perms64_or_trap", 0).unwrap_err();
    assert_eq!(trap.root_cause().to_string(), "zero");
}

#[test]
fn what_never_returns_ends_the_guest() {
    let mut guest = guest();
    let trap = guest.trap("never", 3);
    assert_eq!(trap.0.root_cause().to_string(), "never 3");
    let trap = guest.trap("never_own", 4);
    assert_eq!(trap.0.downcast_ref(), Some(&Exit(4)));
    let trap = guest.trap("never_trap", ());
    assert_eq!(trap.0.downcast_ref(), Some(&wasmtime::Trap::Interrupt));
    guest.put(16, b"the end");
    let trap = guest.trap("proc_exit", (16, 7));
    assert_eq!(trap.0.root_cause().to_string(), "the end");
    let trap = guest.trap("proc_exit", (PAGE, 1));
    assert_eq!(trap.bad_argument().1, "proc_exit");
}
