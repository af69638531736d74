//! A document that doesn't exist.

use wasmtime_integration::wasmtime_integration;

struct Ctx;

#[wasmtime_integration(
    witx = "witx/missing.witx"
)]
impl Ctx {
    fn count(&mut self) -> u32 {
        0
    }
}

fn main() {}
