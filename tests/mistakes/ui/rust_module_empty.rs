//! `module` with nothing in its parentheses.

use wasmtime_integration::wasmtime_integration;

struct Ctx;

#[wasmtime_integration(module())]
impl Ctx {
    pub fn now(&self) -> u64 {
        0
    }
}

fn main() {}
