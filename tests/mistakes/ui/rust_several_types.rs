//! Several types that do not fit in one block.

use wasmtime_integration::{GuestType, wasmtime_integration};

struct Ctx;

#[derive(Clone, Copy, GuestType)]
#[repr(u16)]
enum Errno {
    Success,
    Inval,
}

type Text = String;
struct Level;

#[wasmtime_integration(module("game", name = Game), errno = Errno)]
impl Ctx {
    pub fn log(&mut self, level: Level, message: Text) -> Level {
        let _ = message;
        level
    }

    pub fn spawn(&mut self, at: &Level) -> Result<(), Text> {
        let _ = at;
        Ok(())
    }
}

fn main() {}
