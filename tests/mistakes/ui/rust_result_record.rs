//! A record as a result.

use wasmtime_integration::{GuestType, wasmtime_integration};

struct Ctx;

#[derive(Clone, Copy, GuestType)]
struct Position {
    x: f32,
}

#[wasmtime_integration(module("game", name = Game))]
impl Ctx {
    pub fn position(&self) -> Position {
        Position { x: 0.0 }
    }
}

fn main() {}
