//! Integers without a core type.

use wasmtime_integration::wasmtime_integration;

struct Ctx;

#[wasmtime_integration(module("game", name = Game))]
impl Ctx {
    pub fn size(&self, size: usize, offset: isize) {
        let _ = (size, offset);
    }

    pub fn id(&self, id: u128) {
        let _ = id;
    }
}

fn main() {}
