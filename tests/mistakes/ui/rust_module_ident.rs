//! The name of the module as an identifier.

use wasmtime_integration::wasmtime_integration;

struct Ctx;

#[wasmtime_integration(module(game, name = Game))]
impl Ctx {
    pub fn now(&self) -> u64 {
        0
    }
}

fn main() {}
