//! A slice of other values than bytes.

use wasmtime_integration::wasmtime_integration;

struct Ctx;

#[wasmtime_integration(module("game", name = Game))]
impl Ctx {
    pub fn sum(&self, numbers: &[u16]) {
        let _ = numbers;
    }
}

fn main() {}
