//! No document.

use wasmtime_integration::wasmtime_integration;

struct Ctx;

#[wasmtime_integration]
impl Ctx {
    fn count(&mut self) -> u32 {
        0
    }
}

fn main() {}
