//! A host with most forms of parameters and results.
#![expect(
    clippy::needless_pass_by_value,
    clippy::trivially_copy_pass_by_ref,
    clippy::unused_self,
    reason = "the signatures are what is tested"
)]

use std::borrow::Cow;

use wasmtime::Caller;
use wasmtime_integration::{GuestError, GuestMemory, GuestPtr, GuestType, wasmtime_integration};
use wasmtime_integration_tests::{Guest, linker};

/// Where something is.
#[derive(Clone, Copy, Debug, PartialEq, GuestType)]
struct Position {
    x: f32,
    y: f32,
}

#[derive(Clone, Copy, Debug, PartialEq, GuestType)]
#[repr(u8)]
enum Level {
    Debug,
    Info,
    Error,
}

#[derive(Clone, Copy, Debug, PartialEq, GuestType)]
#[repr(u16)]
enum Errno {
    Success,
    NotFound,
    Inval = 28,
}

#[derive(Clone, Copy, Debug, PartialEq, GuestType)]
#[guest(transparent)]
struct Unit(u32);

bitflags::bitflags! {
    #[derive(Clone, Copy, Debug, PartialEq, GuestType)]
    #[guest(flags)]
    struct Rights: u32 {
        const READ = 1;
        const WRITE = 2;
    }
}

bitflags::bitflags! {
    #[derive(Clone, Copy, Debug, PartialEq, GuestType)]
    #[guest(flags)]
    struct Wide: u64 {
        const HIGH = 1 << 40;
    }
}

#[derive(Clone, Copy, Debug, PartialEq, GuestType)]
enum Shape {
    Dot,
    Circle(f32),
    Line(Position),
}

#[derive(Default)]
struct Ctx {
    saw: Vec<String>,
}

fn bad_argument(_: GuestError) -> Errno {
    Errno::Inval
}

#[wasmtime_integration(
    module("game", name = Game),
    errno = Errno,
    missing_memory = Errno::NotFound,
    guest_error = bad_argument
)]
impl Ctx {
    /// Logs a message.
    pub fn log(&mut self, level: Level, message: &str) {
        self.saw.push(format!("{level:?} {message}"));
    }

    pub fn now(&self) -> u64 {
        self.saw.len() as u64
    }

    pub fn spawn(
        &mut self,
        memory: &mut GuestMemory<'_>,
        kind: u32,
        at: &Position,
        id: GuestPtr<u32>,
    ) -> Result<(), Errno> {
        self.saw.push(format!("{kind} at {at:?}"));
        memory.write(id, 77).map_err(bad_argument)
    }

    pub fn move_to(&mut self, to: Position, shape: Shape, pair: (u8, u32)) {
        self.saw.push(format!("{to:?} {shape:?} {pair:?}"));
    }

    pub fn many(
        &mut self,
        name: String,
        text: Cow<'_, str>,
        bytes: Cow<'_, [u8]>,
        list: Vec<u16>,
        unread: GuestPtr<str>,
    ) {
        let unread = unread.offset();
        self.saw
            .push(format!("{name} {text} {bytes:?} {list:?} {unread:?}"));
    }

    pub fn check(&self, rights: Rights, wide: Wide, unit: Unit, ok: bool) -> Rights {
        assert!(ok && wide == Wide::HIGH && unit == Unit(3));
        rights | Rights::WRITE
    }

    pub fn wide(&self) -> Wide {
        Wide::HIGH
    }

    pub fn level() -> Level {
        Level::Error
    }

    pub fn fill(&self, buf: &mut [u8]) {
        buf.fill(9);
    }

    pub fn stop(&self) -> Result<std::convert::Infallible, Errno2> {
        Err(Errno2)
    }

    #[r#override]
    pub fn raw(caller: Caller<'_, Ctx>, a: i32, b: i64) -> i32 {
        a + i32::try_from(b).unwrap() + i32::try_from(caller.data().saw.len()).unwrap()
    }

    #[guest(name = "seek64")]
    pub fn seek(&self, offset: i64) -> i64 {
        offset - 1
    }

    fn helper(&self) -> Option<&str> {
        self.saw.last().map(String::as_str)
    }
}

#[derive(Debug, PartialEq)]
struct Errno2;

impl std::fmt::Display for Errno2 {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("stopped")
    }
}

impl std::error::Error for Errno2 {}

#[test]
fn a_game() {
    let linker = linker(|linker| Game::add_to_linker(linker, |ctx: &mut Ctx| ctx));
    let mut guest = Guest::new(&linker, "game", Ctx::default());
    guest.put(0, b"name");
    guest.put(8, &[0, 0, 128, 63, 0, 0, 0, 64]);
    guest.put(16, &[1, 0, 0, 0, 0, 0, 128, 63]);
    guest.call::<()>("log", (1, 0, 4)).unwrap();
    assert_eq!(guest.data().helper(), Some("Info name"));
    assert_eq!(guest.call::<i64>("now", ()).unwrap(), 1);
    assert_eq!(guest.call::<i32>("spawn", (5, 8, 32)).unwrap(), 0);
    assert_eq!(guest.call::<i32>("spawn", (5, 9, 32)).unwrap(), 28);
    assert_eq!(
        guest.data().helper(),
        Some("5 at Position { x: 1.0, y: 2.0 }")
    );
    guest.call::<()>("move_to", (8, 16, 24)).unwrap();
    guest
        .call::<()>("many", (0, 4, 0, 2, 0, 3, 0, 2, -1, -2))
        .unwrap();
    assert_eq!(
        guest.call::<i32>("check", (1, 1i64 << 40, 3, 1)).unwrap(),
        3
    );
    assert!(guest.call::<i32>("check", (4, 1i64 << 40, 3, 1)).is_err());
    assert_eq!(guest.call::<i64>("wide", ()).unwrap(), 1 << 40);
    assert_eq!(guest.call::<i32>("level", ()).unwrap(), 2);
    guest.call::<()>("fill", (0, 4)).unwrap();
    assert_eq!(guest.memory()[..5], [9, 9, 9, 9, 0]);
    assert!(guest.call::<()>("stop", ()).unwrap_err().is::<Errno2>());
    let saw = i32::try_from(guest.data().saw.len()).unwrap();
    assert_eq!(guest.call::<i32>("raw", (1, 2i64)).unwrap(), 3 + saw);
    assert_eq!(guest.call::<i64>("seek64", 5i64).unwrap(), 4);
}
