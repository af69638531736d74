//! A module whose instance struct has the name of the context.

use wasmtime_integration::wasmtime_integration;

struct Game;

#[wasmtime_integration(module("game"))]
impl Game {
    pub fn now(&self) -> u64 {
        0
    }
}

fn main() {}
