//! Pointers, and the types that are passed as one core value.

use wasmtime_integration::{GuestMemory, GuestPtr, wasmtime_integration};
use wasmtime_integration_tests::{Guest, PAGE, linker};

use crate::Log;

#[derive(Default)]
struct Ctx(Log);

type Lvl = types::Level;
type Ptr = GuestPtr<types::Point>;

#[wasmtime_integration(witx_literal = r#"
    (typename $point (record (field $x s32) (field $y s32)))
    (typename $level8 (enum (@witx tag u8) $low $high))
    (typename $level16 (enum (@witx tag u16) $low $high))
    (typename $level (enum $low $high))
    (typename $level64 (enum (@witx tag u64) $low $high))
    (typename $perms8 (flags (@witx repr u8) $read $write))
    (typename $perms16 (flags (@witx repr u16) $read $write))
    (typename $perms (flags $read $write))
    (typename $perms64 (flags (@witx repr u64) $read $write))
    (typename $fd (handle))
    (typename $id u32)
    (typename $key $id)
    (typename $height $level)
    (typename $ptr (@witx pointer $point))
    (typename $unit (expected (error)))
    (module $named
      (@interface func (export "enums") (param $a $level8) (param $b $level16) (param $c $level)
        (param $d $level64))
      (@interface func (export "flags") (param $a $perms8) (param $b $perms16) (param $c $perms)
        (param $d $perms64))
      (@interface func (export "handle") (param $x $fd) (result $r $fd))
      (@interface func (export "aliases") (param $a $id) (param $b $key) (param $c $height))
      (@interface func (export "own_alias") (param $x $level))
      (@interface func (export "unit") (param $x $unit))
      (@interface func (export "pointer") (param $x (@witx pointer $point)))
      (@interface func (export "const_pointer") (param $x (@witx const_pointer $point)))
      (@interface func (export "pointer_alias") (param $x $ptr))
      (@interface func (export "own_pointer_alias") (param $x (@witx pointer $point)))
      (@interface func (export "read") (param $x (@witx const_pointer $point)))
      (@interface func (export "write") (param $x (@witx pointer $point)))
      (@interface func (export "array") (param $x (@witx pointer $point)) (param $len $id))
      (@interface func (export "at_byte") (param $x (@witx pointer u8)))
      (@interface func (export "at_pointer") (param $x (@witx pointer (@witx pointer u8))))
      (@interface func (export "at_string") (param $x (@witx pointer string))))
"#)]
impl Ctx {
    fn enums(&mut self, a: types::Level8, b: types::Level16, c: types::Level, d: types::Level64) {
        self.0.saw((a, b, c, d));
    }
    fn flags(&mut self, a: types::Perms8, b: types::Perms16, c: types::Perms, d: types::Perms64) {
        self.0.saw((a.bits(), b.bits(), c.bits(), d.bits()));
    }
    fn handle(&mut self, x: types::Fd) -> types::Fd {
        self.0.saw(u32::from(x));
        x
    }
    fn aliases(&mut self, a: u32, b: types::Key, c: types::Level) {
        self.0.saw((a, b, c));
    }
    fn own_alias(&mut self, x: Lvl) {
        self.0.saw(x);
    }
    fn unit(&mut self, x: types::Unit) {
        self.0.saw(x);
    }
    fn pointer(&mut self, x: GuestPtr<types::Point>) {
        self.0.saw(x);
    }
    fn const_pointer(&mut self, x: GuestPtr<types::Point>) {
        self.0.saw(x);
    }
    fn pointer_alias(&mut self, x: types::Ptr) {
        self.0.saw(x);
    }
    fn own_pointer_alias(&mut self, x: Ptr) {
        self.0.saw(x);
    }
    fn read(&mut self, memory: &GuestMemory<'_>, x: GuestPtr<types::Point>) {
        self.0.saw(memory.read(x));
    }
    fn write(&mut self, memory: &mut GuestMemory<'_>, x: GuestPtr<types::Point>) {
        let result = memory.write(x, types::Point { x: 1, y: -1 });
        self.0.saw(result);
    }
    fn array(&mut self, memory: &GuestMemory<'_>, x: GuestPtr<types::Point>, len: types::Id) {
        let points = memory.to_vec(x.as_array(len));
        self.0.saw(points.map(|points| points.len()));
    }
    fn at_byte(&mut self, memory: &GuestMemory<'_>, x: GuestPtr<u8>) {
        self.0.saw(memory.read(x));
    }
    fn at_pointer(&mut self, memory: &GuestMemory<'_>, x: GuestPtr<GuestPtr<u8>>) {
        self.0.saw(memory.read(x).and_then(|x| memory.read(x)));
    }
    fn at_string(&mut self, memory: &GuestMemory<'_>, x: GuestPtr<GuestPtr<str>>) {
        self.0.saw(memory.read(x).and_then(|x| memory.str(x)));
    }
}

fn guest() -> Guest<Ctx> {
    let linker = linker(|linker| Named::add_to_linker(linker, |ctx| ctx));
    Guest::new(&linker, "named", Ctx::default())
}

#[test]
fn enums_of_every_width() {
    let mut guest = guest();
    guest.call::<()>("enums", (0, 1, 0, 1)).unwrap();
    assert_eq!(guest.data().0.0, "(Low, High, Low, High)");
    guest.call::<()>("own_alias", 1).unwrap();
    assert_eq!(guest.data().0.0, "High");
    for params in [(2, 0, 0, 0), (0, 2, 0, 0), (0, 0, 2, 0), (0, 0, 0, 2)] {
        let trap = guest.trap("enums", params);
        assert!(
            trap.message().contains("unknown case of `level"),
            "{trap:?}"
        );
    }
}

#[test]
fn flags_of_every_width() {
    let mut guest = guest();
    guest.call::<()>("flags", (0, 1, 2, 3i64)).unwrap();
    assert_eq!(guest.data().0.0, "(0, 1, 2, 3)");
    for params in [
        (4, 0, 0, 0i64),
        (0, 4, 0, 0),
        (0, 0, 4, 0),
        (0, 0, 0, 1 << 40),
    ] {
        let trap = guest.trap("flags", params);
        assert!(
            trap.message().contains("unknown bits in a value"),
            "{trap:?}"
        );
    }
}

#[test]
fn handles_are_any_number() {
    let mut guest = guest();
    for handle in [0, 3, u32::MAX] {
        assert_eq!(guest.call::<u32>("handle", handle).unwrap(), handle);
        assert_eq!(guest.data().0.0, handle.to_string());
    }
}

#[test]
fn aliases_of_witx() {
    let mut guest = guest();
    guest.call::<()>("aliases", (-1, 2, 1)).unwrap();
    assert_eq!(guest.data().0.0, "(4294967295, 2, High)");
    guest.call::<()>("unit", 0).unwrap();
    assert_eq!(guest.data().0.0, "Ok(())");
    guest.call::<()>("unit", 1).unwrap();
    assert_eq!(guest.data().0.0, "Err(())");
    guest.trap("unit", 2);
}

#[test]
fn pointers_are_unread() {
    let mut guest = guest();
    for function in [
        "pointer",
        "const_pointer",
        "pointer_alias",
        "own_pointer_alias",
    ] {
        guest.call::<()>(function, 1).unwrap();
        assert_eq!(guest.data().0.0, "*guest 0x1");
        guest.call::<()>(function, -1).unwrap();
        assert_eq!(guest.data().0.0, "*guest 0xffffffff");
    }
}

#[test]
fn pointers_are_followed() {
    let mut guest = guest();
    guest.call::<()>("write", PAGE - 8).unwrap();
    assert_eq!(guest.data().0.0, "Ok(())");
    assert_eq!(guest.bytes(PAGE - 8), [1, 0, 0, 0, 255, 255, 255, 255]);
    guest.call::<()>("read", PAGE - 8).unwrap();
    assert_eq!(guest.data().0.0, "Ok(Point { x: 1, y: -1 })");
    guest.call::<()>("write", PAGE - 4).unwrap();
    assert!(guest.data().0.0.contains("PtrOutOfBounds"));
    assert_eq!(guest.bytes(PAGE - 8), [1, 0, 0, 0, 255, 255, 255, 255]);
    guest.call::<()>("array", (0, PAGE / 8)).unwrap();
    assert_eq!(guest.data().0.0, "Ok(8192)");
    guest.call::<()>("array", (0, PAGE / 8 + 1)).unwrap();
    assert!(guest.data().0.0.contains("PtrOutOfBounds"));
    guest.call::<()>("array", (0, -1)).unwrap();
    assert_eq!(guest.data().0.0, "Err(PtrOverflow)");
    guest.call::<()>("at_byte", PAGE - 1).unwrap();
    assert_eq!(guest.data().0.0, "Ok(255)");
    guest.put(16, &[3, 0, 1, 0]);
    guest.call::<()>("at_pointer", 16).unwrap();
    assert!(guest.data().0.0.contains("PtrOutOfBounds"));
    guest.put(16, &[32, 0, 0, 0, 2, 0, 0, 0]);
    guest.put(32, b"hi");
    guest.call::<()>("at_pointer", 16).unwrap();
    assert_eq!(guest.data().0.0, "Ok(104)");
    guest.call::<()>("at_string", 16).unwrap();
    assert_eq!(guest.data().0.0, r#"Ok("hi")"#);
}
