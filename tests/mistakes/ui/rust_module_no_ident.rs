//! A module whose name is no identifier in Rust.

use wasmtime_integration::wasmtime_integration;

struct Ctx;

#[wasmtime_integration(module("!"))]
impl Ctx {
    pub fn now(&self) -> u64 {
        0
    }
}

fn main() {}
