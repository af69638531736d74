//! Methods that can't be host functions.

use wasmtime_integration::wasmtime_integration;

struct Ctx;

#[wasmtime_integration(module("game", name = Game))]
impl Ctx {
    pub fn consume(self) {}

    pub unsafe fn danger(&self) {}

    pub extern "C" fn foreign(&self) {}

    pub const fn constant(&self) -> u32 {
        0
    }
}

fn main() {}
