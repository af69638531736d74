//! A document that isn't a path.

use wasmtime_integration::wasmtime_integration;

struct Ctx;

#[wasmtime_integration(
    witx = todo
)]
impl Ctx {
    fn count(&mut self) -> u32 {
        0
    }
}

fn main() {}
