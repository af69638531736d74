//! Two buffers.

use wasmtime_integration::wasmtime_integration;

struct Ctx;

#[wasmtime_integration(module("game", name = Game))]
impl Ctx {
    pub fn copy(&self, from: &mut [u8], to: &mut [u8]) {
        let _ = (from, to);
    }
}

fn main() {}
