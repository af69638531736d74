//! Guests that export no memory.

use wasmtime_integration::{GuestMemory, GuestPtr, GuestType, wasmtime_integration};
use wasmtime_integration_tests::{Guest, linker};

#[derive(Clone, Copy, GuestType)]
#[repr(u16)]
enum Errno {
    Success,
    NoMemory = 9,
}

#[derive(Clone, Copy, GuestType)]
#[repr(u8)]
enum Level {
    Low,
    High,
}

#[derive(Clone, Copy, GuestType)]
#[guest(transparent)]
struct Unit(u32);

#[derive(Clone, Copy, GuestType)]
struct Position {
    x: u32,
}

#[derive(Clone, Copy, GuestType)]
enum Shape {
    Dot,
    Line(Position),
}

#[derive(Default)]
struct Ctx {
    calls: u32,
}

type Id = Unit;
type Place = Position;

#[wasmtime_integration(
    module("frugal", name = Frugal),
    errno = Errno,
    missing_memory = Errno::NoMemory
)]
impl Ctx {
    pub fn nothing(&mut self) -> Result<(), Errno> {
        self.count()
    }

    pub fn scalars(
        &mut self,
        _: u8,
        _: i64,
        _: f32,
        _: f64,
        _: char,
        _: bool,
    ) -> Result<(), Errno> {
        self.count()
    }

    pub fn named(&mut self, level: Level, unit: Unit, id: Id) -> Result<(), Errno> {
        let (Level::Low | Level::High) = level;
        self.calls += unit.0 + id.0;
        Ok(())
    }

    pub fn pointers(
        &mut self,
        _: GuestPtr<u32>,
        _: GuestPtr<Position>,
        _: GuestPtr<str>,
        _: GuestPtr<[Position]>,
    ) -> Result<(), Errno> {
        self.count()
    }

    #[r#override]
    pub fn raw(&mut self, address: i32) -> i32 {
        self.calls += 1;
        address
    }

    pub fn takes_memory(&mut self, _: &GuestMemory<'_>) -> Result<(), Errno> {
        self.count()
    }

    pub fn text(&mut self, _: &str) -> Result<(), Errno> {
        self.count()
    }

    pub fn string(&mut self, _: String) -> Result<(), Errno> {
        self.count()
    }

    pub fn list(&mut self, _: Vec<u16>) -> Result<(), Errno> {
        self.count()
    }

    pub fn buffer(&mut self, _: &mut [u8]) -> Result<(), Errno> {
        self.count()
    }

    pub fn record(&mut self, at: Position) -> Result<(), Errno> {
        self.calls += at.x;
        Ok(())
    }

    pub fn alias(&mut self, _: Place) -> Result<(), Errno> {
        self.count()
    }

    pub fn borrowed(&mut self, _: &Position) -> Result<(), Errno> {
        self.count()
    }

    pub fn tuple(&mut self, _: (u8, u8)) -> Result<(), Errno> {
        self.count()
    }

    pub fn variant(&mut self, shape: Shape) -> Result<(), Errno> {
        match shape {
            Shape::Dot => {}
            Shape::Line(position) => self.calls += position.x,
        }
        Ok(())
    }

    fn count(&mut self) -> Result<(), Errno> {
        self.calls += 1;
        Ok(())
    }
}

#[test]
fn values_need_no_memory() {
    let linker = linker(|linker| Frugal::add_to_linker(linker, |ctx| ctx));
    let mut guest = Guest::without_memory(&linker, "frugal", Ctx::default());
    assert_eq!(guest.call::<i32>("nothing", ()).unwrap(), 0);
    let scalars = (1, 2i64, 3f32, 4f64, 65, 1);
    assert_eq!(guest.call::<i32>("scalars", scalars).unwrap(), 0);
    assert_eq!(guest.call::<i32>("named", (1, 1, 0)).unwrap(), 0);
    let pointers = (-1, -1, -1, -1, -1, -1);
    assert_eq!(guest.call::<i32>("pointers", pointers).unwrap(), 0);
    assert_eq!(guest.call::<i32>("raw", 9).unwrap(), 9);
    assert_eq!(guest.data().calls, 5);
}

#[test]
fn other_functions_fail_with_missing_memory() {
    let linker = linker(|linker| Frugal::add_to_linker(linker, |ctx| ctx));
    let mut with_memory = Guest::new(&linker, "frugal", Ctx::default());
    let mut without = Guest::without_memory(&linker, "frugal", Ctx::default());
    for function in ["text", "string", "list", "buffer"] {
        assert_eq!(with_memory.call::<i32>(function, (0, 0)).unwrap(), 0);
        assert_eq!(
            without.call::<i32>(function, (0, 0)).unwrap(),
            9,
            "{function}"
        );
    }
    for function in ["record", "alias", "borrowed", "tuple", "variant"] {
        assert_eq!(with_memory.call::<i32>(function, 0).unwrap(), 0);
        assert_eq!(without.call::<i32>(function, 0).unwrap(), 9, "{function}");
    }
    assert_eq!(with_memory.call::<i32>("takes_memory", ()).unwrap(), 0);
    assert_eq!(without.call::<i32>("takes_memory", ()).unwrap(), 9);
    assert_eq!(without.data().calls, 0);
}
