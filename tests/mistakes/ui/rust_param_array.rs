//! An array.

use wasmtime_integration::wasmtime_integration;

struct Ctx;

#[wasmtime_integration(module("game", name = Game))]
impl Ctx {
    pub fn move_to(&self, to: [f32; 2]) {
        let _ = to;
    }
}

fn main() {}
