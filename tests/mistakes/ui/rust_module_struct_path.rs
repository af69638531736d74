//! A path as the name of the instance struct.

use wasmtime_integration::wasmtime_integration;

struct Ctx;

#[wasmtime_integration(module("game", name = crate::Game))]
impl Ctx {
    pub fn now(&self) -> u64 {
        0
    }
}

fn main() {}
