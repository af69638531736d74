//! A parameter in some configurations.

use wasmtime_integration::wasmtime_integration;

struct Ctx;

#[wasmtime_integration(module("game", name = Game))]
impl Ctx {
    pub fn open(&self, #[cfg(unix)] _flags: u32) {}
}

fn main() {}
