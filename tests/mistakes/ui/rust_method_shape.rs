//! Methods that can't be host functions.

use wasmtime_integration::wasmtime_integration;

struct Ctx;

#[wasmtime_integration(module("game", name = Game))]
impl Ctx {
    fn consume(self) {}

    unsafe fn danger(&self) {}

    extern "C" fn foreign(&self) {}

    const fn constant(&self) -> u32 {
        0
    }
}

fn main() {}
