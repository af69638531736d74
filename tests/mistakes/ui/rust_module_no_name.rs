//! `module` without the name that guests import from.

use wasmtime_integration::wasmtime_integration;

struct Ctx;

#[wasmtime_integration(module(name = Game))]
impl Ctx {
    pub fn now(&self) -> u64 {
        0
    }
}

fn main() {}
