//! A reference to an enum.

use wasmtime_integration::{GuestType, wasmtime_integration};

struct Ctx;

#[derive(Clone, Copy, GuestType)]
#[repr(u8)]
enum Level {
    Info,
    Error,
}

#[wasmtime_integration(module("game", name = Game))]
impl Ctx {
    pub fn log(&self, level: &Level) {
        let _ = level;
    }
}

fn main() {}
