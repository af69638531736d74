//! A generic method.

use wasmtime_integration::wasmtime_integration;

struct Ctx;

#[wasmtime_integration(module("game", name = Game))]
impl Ctx {
    pub fn log<T>(&self, value: T) {
        let _ = value;
    }

    pub fn bytes<const N: usize>(&self, value: u32) {
        let _ = value;
    }
}

fn main() {}
