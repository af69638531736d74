//! The name of the module after `=`.

use wasmtime_integration::wasmtime_integration;

struct Ctx;

#[wasmtime_integration(module = "game")]
impl Ctx {
    fn now(&self) -> u64 {
        0
    }
}

fn main() {}
