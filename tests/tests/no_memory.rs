//! Guests that export no memory, or several.
#![expect(
    clippy::needless_pass_by_value,
    clippy::unnecessary_wraps,
    clippy::unused_self,
    reason = "the tests cover these forms"
)]

use std::sync::atomic::{AtomicU32, Ordering};

use types::{Code, Errno};
use wasmtime_integration::{GuestError, GuestMemory, GuestPtr, types, wasmtime_integration};
use wasmtime_integration_tests::{Guest, PAGE, linker};

types!(witx = "witx/memory.witx");

const NO_MEMORY: i32 = 2;
const MEMORYLESS: i32 = 2;

/// Functions that don't access the memory.
mod frugal {
    use super::*;

    pub(super) struct Ctx;

    type Unread = GuestPtr<str>;

    #[wasmtime_integration(
        witx = "witx/memory.witx",
        types = types,
        modules(frugal),
        missing_memory = Errno::NoMemory
    )]
    impl Ctx {
        fn scalars(&mut self, a: u8, b: i64, c: f64, d: char) -> i64 {
            assert_eq!((a, c.to_bits(), d), (1, 2.5f64.to_bits(), 'x'));
            b
        }
        fn named(&self, _: types::Level, _: types::Perms, c: types::Fd) -> types::Fd {
            c
        }
        fn pointer(&mut self, _: GuestPtr<types::Point>) -> Result<(), Errno> {
            Ok(())
        }
        fn string(&mut self, _: GuestPtr<str>) -> Result<(), Errno> {
            Ok(())
        }
        fn list(_: GuestPtr<[types::Point]>) -> Result<(), Errno> {
            Ok(())
        }
        fn witx_alias(&mut self, _: types::Name) -> Result<(), Errno> {
            Ok(())
        }
        fn own_alias(&mut self, _: Unread) -> Result<(), Errno> {
            Ok(())
        }
        fn unit(&mut self, _: GuestPtr<str>) -> Result<(), ()> {
            Ok(())
        }
        fn fails(&mut self) -> Result<(), Errno> {
            Err(Errno::Inval)
        }
        fn nothing() {}
        fn quit(&mut self, x: GuestPtr<str>) -> wasmtime::Error {
            wasmtime::Error::msg(format!("quit with {x:?}"))
        }
        #[r#override]
        fn raw(x: i32, len: i32, out: i32) -> i32 {
            x + len + out
        }
        #[r#override]
        fn raw_method(&mut self, x: i32, len: i32, out: i32) -> i32 {
            x + len + out
        }
    }

    #[test]
    fn they_work_without() {
        let linker = linker(|linker| Frugal::add_to_linker(linker, |ctx| ctx));
        let mut guest = Guest::without_memory(&linker, "frugal", Ctx);
        let scalars: i64 = guest
            .call("scalars", (1, i64::MIN, 2.5, 'x' as u32))
            .unwrap();
        assert_eq!(scalars, i64::MIN);
        assert_eq!(guest.call::<i32>("named", (1, 3, -1)).unwrap(), -1);
        assert_eq!(guest.call::<i32>("pointer", -1).unwrap(), 0);
        for function in ["string", "list", "unit"] {
            assert_eq!(
                guest.call::<i32>(function, (-1, -1)).unwrap(),
                0,
                "{function}"
            );
        }
        assert_eq!(guest.call::<i32>("fails", ()).unwrap(), 1);
        guest.call::<()>("nothing", ()).unwrap();
        for function in ["raw", "raw_method"] {
            assert_eq!(
                guest.call::<i32>(function, (1, 2, 3)).unwrap(),
                6,
                "{function}"
            );
        }
        let trap = guest.trap("quit", (1, 2));
        assert_eq!(trap.0.root_cause().to_string(), "quit with *guest 0x1/2");
    }

    // An alias hides that a string or list is taken unread; `types::Name` is an alias from the
    // document itself.
    #[test]
    fn they_work_without_through_aliases() {
        let linker = linker(|linker| Frugal::add_to_linker(linker, |ctx| ctx));
        let mut guest = Guest::without_memory(&linker, "frugal", Ctx);
        for function in ["witx_alias", "own_alias"] {
            assert_eq!(
                guest.call::<i32>(function, (-1, -1)).unwrap(),
                0,
                "{function}"
            );
        }
    }
}

/// A host whose functions need the memory. Its methods count the calls that reach them.
macro_rules! greedy {
    ($host:ident, $($arguments:tt)*) => {
        mod $host {
            use super::*;

            #[derive(Default)]
            pub(super) struct Ctx {
                calls: u32,
            }

            #[wasmtime_integration(
                witx = "witx/memory.witx",
                types = types,
                modules(greedy),
                $($arguments)*
            )]
            impl Ctx {
                fn str(&mut self, _: &str) -> Result<(), Errno> {
                    self.reached();
                    Ok(())
                }
                fn owned(&mut self, _: String) -> Result<(), Errno> {
                    self.reached();
                    Ok(())
                }
                fn bytes(&mut self, _: &[u8]) -> Result<(), Errno> {
                    self.reached();
                    Ok(())
                }
                fn list(&mut self, _: Vec<types::Point>) -> Result<(), Errno> {
                    self.reached();
                    Ok(())
                }
                fn record(&mut self, _: types::Point) -> Result<(), Errno> {
                    self.reached();
                    Ok(())
                }
                fn tuple(&mut self, _: (u8, u8)) -> Result<(), Errno> {
                    self.reached();
                    Ok(())
                }
                fn out(&mut self) -> Result<types::Size, Errno> {
                    self.reached();
                    Ok(0)
                }
                fn asks(&mut self, _: &GuestMemory<'_>) -> Result<(), Errno> {
                    self.reached();
                    Ok(())
                }
                fn asks_to_write(
                    &mut self,
                    _: &mut GuestMemory<'_>,
                    _: GuestPtr<u8>,
                ) -> Result<(), Errno> {
                    self.reached();
                    Ok(())
                }
                #[r#override]
                fn raw(&mut self, _: &GuestMemory<'_>, _: i32) -> i32 {
                    self.reached();
                    0
                }
                fn code(&mut self, _: &str) -> Result<(), Code> {
                    self.reached();
                    Ok(())
                }
                fn unit(&mut self, _: &str) -> Result<(), ()> {
                    self.reached();
                    Ok(())
                }
                fn plain(&mut self, _: &str) -> u32 {
                    self.reached();
                    0
                }
                fn quiet(&mut self, _: types::Point) {
                    self.reached();
                }
                fn quit(&mut self, _: &str) -> wasmtime::Error {
                    self.reached();
                    wasmtime::Error::msg("quit")
                }

                pub(super) fn reached(&mut self) {
                    self.calls += 1;
                }
            }

            pub(super) fn guest(items: &str) -> Guest<Ctx> {
                let linker = linker(|linker| Greedy::add_to_linker(linker, |ctx| ctx));
                Guest::with_items(&linker, "greedy", Ctx::default(), items)
            }

            pub(super) fn calls(guest: &mut Guest<Ctx>) -> u32 {
                guest.data().calls
            }
        }
    };
}

greedy!(value, missing_memory = Errno::NoMemory);
greedy!(nothing,);
greedy!(
    block,
    missing_memory = {
        COUNT.fetch_add(1, Ordering::Relaxed);
        let no_memory = Missing;
        no_memory
    }
);
greedy!(only_guest_error, guest_error = never);

/// The value may have any type that converts into each error type of the document.
struct Missing;

impl From<Missing> for Errno {
    fn from(_: Missing) -> Self {
        Errno::NoMemory
    }
}

impl From<Missing> for Code {
    fn from(_: Missing) -> Self {
        Code::Memoryless
    }
}

impl From<Errno> for Code {
    fn from(errno: Errno) -> Self {
        match errno {
            Errno::Success => Code::Ok,
            Errno::Inval => Code::Broken,
            Errno::NoMemory => Code::Memoryless,
        }
    }
}

fn never(error: GuestError) -> Errno {
    panic!("{error} is not about an argument");
}

static COUNT: AtomicU32 = AtomicU32::new(0);

/// The functions whose error is an `Errno`, by the number of words that they take.
const PAIRS: [&str; 4] = ["str", "owned", "bytes", "list"];
const SINGLES: [&str; 5] = ["record", "tuple", "out", "asks_to_write", "raw"];

#[test]
fn the_guest_gets_the_value_of_missing_memory() {
    let mut guest = value::guest("");
    for function in PAIRS {
        assert_eq!(
            guest.call::<i32>(function, (0, 0)).unwrap(),
            NO_MEMORY,
            "{function}"
        );
    }
    for function in SINGLES {
        assert_eq!(
            guest.call::<i32>(function, 0).unwrap(),
            NO_MEMORY,
            "{function}"
        );
    }
    assert_eq!(guest.call::<i32>("asks", ()).unwrap(), NO_MEMORY);
    // The value is converted into another error type.
    assert_eq!(guest.call::<i32>("code", (0, 0)).unwrap(), MEMORYLESS);
    // An error without a type differs from success.
    assert_eq!(guest.call::<i32>("unit", (0, 0)).unwrap(), 1);
    assert_eq!(value::calls(&mut guest), 0);
}

#[test]
fn without_an_error_result_it_traps() {
    let mut guest = value::guest("");
    for function in ["plain", "quit"] {
        let message = guest.trap(function, (0, 0)).message();
        let expected = format!("in `greedy::{function}`: {}", GuestError::MissingMemory);
        assert!(message.contains(&expected), "{message}");
    }
    let message = guest.trap("quiet", 0).message();
    assert!(
        message.contains("in `greedy::quiet`: the guest exports no memory"),
        "{message}"
    );
    assert_eq!(value::calls(&mut guest), 0);
}

#[test]
fn without_missing_memory_it_traps() {
    let mut guest = nothing::guest("");
    let mut only_guest_error = only_guest_error::guest("");
    let mut traps = Vec::new();
    for function in PAIRS.into_iter().chain(["code", "unit", "plain", "quit"]) {
        traps.push((function, guest.trap(function, (0, 0))));
        traps.push((function, only_guest_error.trap(function, (0, 0))));
    }
    for function in SINGLES.into_iter().chain(["quiet"]) {
        traps.push((function, guest.trap(function, 0)));
        traps.push((function, only_guest_error.trap(function, 0)));
    }
    traps.push(("asks", guest.trap("asks", ())));
    traps.push(("asks", only_guest_error.trap("asks", ())));
    for (function, trap) in traps {
        let message = trap.message();
        let expected = format!("in `greedy::{function}`: {}", GuestError::MissingMemory);
        assert!(message.contains(&expected), "{message}");
    }
    assert_eq!(nothing::calls(&mut guest), 0);
    assert_eq!(only_guest_error::calls(&mut only_guest_error), 0);
}

#[test]
fn a_block_runs_once_for_each_call_that_fails() {
    let mut guest = block::guest("");
    for (index, function) in (1..).zip(PAIRS) {
        assert_eq!(
            guest.call::<i32>(function, (0, 0)).unwrap(),
            NO_MEMORY,
            "{function}"
        );
        assert_eq!(COUNT.load(Ordering::Relaxed), index);
    }
    let before = COUNT.load(Ordering::Relaxed);
    assert_eq!(guest.call::<i32>("code", (0, 0)).unwrap(), MEMORYLESS);
    assert_eq!(guest.call::<i32>("unit", (0, 0)).unwrap(), 1);
    assert_eq!(COUNT.load(Ordering::Relaxed), before + 2);
    // The function has no error result for the value.
    guest.trap("plain", (0, 0));
    assert_eq!(COUNT.load(Ordering::Relaxed), before + 2);
    // If there is a memory, the block doesn't run.
    let mut guest = block::guest(r#"(memory (export "memory") 1)"#);
    assert_eq!(guest.call::<i32>("str", (0, 0)).unwrap(), 0);
    guest.trap("str", (PAGE, 1));
    assert_eq!(COUNT.load(Ordering::Relaxed), before + 2);
    assert_eq!(block::calls(&mut guest), 1);
}

#[test]
fn with_a_memory_each_of_them_works() {
    let mut guest = value::guest(r#"(memory (export "memory") 1)"#);
    for function in PAIRS.into_iter().chain(["code", "unit", "plain"]) {
        assert_eq!(
            guest.call::<i32>(function, (0, 0)).unwrap(),
            0,
            "{function}"
        );
    }
    for function in SINGLES {
        assert_eq!(guest.call::<i32>(function, 0).unwrap(), 0, "{function}");
    }
    assert_eq!(guest.call::<i32>("asks", ()).unwrap(), 0);
    guest.call::<()>("quiet", 0).unwrap();
    guest.trap("quit", (0, 0));
    assert_eq!(value::calls(&mut guest), 15);
}

/// An export with another name, or of another kind, doesn't count as the memory.
#[test]
fn only_a_memory_of_that_name_counts() {
    for items in [
        "(memory 1)",
        r#"(memory (export "mem") 1)"#,
        r#"(memory (export "Memory") 1)"#,
        r#"(func (export "memory"))"#,
        r#"(global (export "memory") i32 (i32.const 0))"#,
        r#"(table (export "memory") 1 funcref)"#,
    ] {
        let mut guest = value::guest(items);
        assert_eq!(
            guest.call::<i32>("str", (0, 0)).unwrap(),
            NO_MEMORY,
            "{items}"
        );
    }
}

/// If a guest has several memories, the name selects one.
#[test]
fn the_exported_memory_is_the_one() {
    let mut guest = value::guest(
        r#"(memory 0) (memory (export "memory") 1) (memory (export "other") 0)
           (data (memory 1) (i32.const 65535) "x")"#,
    );
    assert_eq!(guest.call::<i32>("str", (PAGE - 1, 1)).unwrap(), 0);
    guest.trap("str", (PAGE, 1));
}

/// An empty memory counts as a memory in which nothing is in bounds.
#[test]
fn an_empty_memory_is_not_a_missing_one() {
    let mut guest = value::guest(r#"(memory (export "memory") 0)"#);
    assert_eq!(guest.call::<i32>("str", (0, 0)).unwrap(), 0);
    let trap = guest.trap("str", (0, 1));
    assert_eq!(trap.bad_argument().1, "str");
    guest.trap("out", 0);
}

/// The host sees a memory grow.
#[test]
fn memories_grow() {
    let mut guest = value::guest(
        r#"(memory (export "memory") 1)
           (func (export "grow") (drop (memory.grow (i32.const 1))))"#,
    );
    guest.trap("str", (PAGE, 1));
    guest.call::<()>("grow", ()).unwrap();
    assert_eq!(guest.call::<i32>("str", (PAGE, PAGE)).unwrap(), 0);
    guest.trap("str", (PAGE, PAGE + 1));
}
