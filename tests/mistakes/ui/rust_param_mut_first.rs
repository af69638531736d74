//! A value to change, as the first parameter.

use wasmtime_integration::{GuestType, wasmtime_integration};

struct Ctx;

#[derive(Clone, Copy, GuestType)]
struct Position {
    x: f32,
}

#[wasmtime_integration(module("game", name = Game))]
impl Ctx {
    pub fn tick(&mut self, time: &mut u64) {
        *time += 1;
    }

    pub fn move_to(&mut self, to: &mut Position) {
        to.x = 0.0;
    }
}

fn main() {}
