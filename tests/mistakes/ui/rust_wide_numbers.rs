//! Numbers of 128 bits by value.

use wasmtime_integration::{Unaligned, wasmtime_integration};

struct Host;

#[wasmtime_integration(module("env", name = Env))]
impl Host {
    pub fn amount(&self, _: u128) {}

    pub fn unaligned(&self, _: Unaligned<u32>) {}

    pub fn total(&self) -> i128 {
        0
    }
}

fn main() {}
