//! A name that is not a string.

use wasmtime_integration::wasmtime_integration;

struct Ctx;

#[wasmtime_integration(module = Game)]
impl Ctx {
    pub fn now(&self) -> u64 {
        0
    }
}

fn main() {}
