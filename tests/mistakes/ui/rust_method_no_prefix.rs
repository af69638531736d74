//! A block without a `pub` method that begins with the prefix.

use wasmtime_integration::wasmtime_integration;

struct Ctx;

#[wasmtime_integration(module("game", name = Game, prefix = game_))]
impl Ctx {
    fn game_log(&self) {}

    pub fn count(&self) -> u32 {
        0
    }
}

fn main() {}
