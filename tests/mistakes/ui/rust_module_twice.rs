//! Two modules for one block.

use wasmtime_integration::wasmtime_integration;

struct Ctx;

#[wasmtime_integration(module("game"), module("env"))]
impl Ctx {
    pub fn now(&self) -> u64 {
        0
    }
}

fn main() {}
