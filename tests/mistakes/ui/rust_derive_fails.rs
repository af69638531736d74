//! Types whose derive fails, and a function that takes them.

use wasmtime_integration::{GuestMemory, GuestPtr, GuestType, wasmtime_integration};

struct Ctx;

#[derive(Clone, Copy, GuestType)]
enum Level {
    Debug,
    Error,
}

#[derive(Clone, Copy, GuestType)]
enum Errno {
    Success,
    Inval,
}

#[derive(Clone, Copy, GuestType)]
struct Position {
    x: usize,
}

#[derive(Clone, Copy, GuestType)]
#[repr(u8)]
enum Shape {
    Point,
    At(Position),
}

#[wasmtime_integration(module("game", name = Game), errno = Errno)]
impl Ctx {
    pub fn log(&mut self, _level: Level) {}

    pub fn level(&mut self) -> Level {
        Level::Error
    }

    pub fn move_to(
        &mut self,
        memory: &mut GuestMemory<'_>,
        _to: &Position,
        at: GuestPtr<Position>,
    ) -> Result<(), Errno> {
        let _ = memory.read(at);
        Ok(())
    }

    pub fn draw(&mut self, _shape: Shape, _shapes: Vec<Shape>) {}
}

fn main() {}
