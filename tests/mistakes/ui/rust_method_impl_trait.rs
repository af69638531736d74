//! A parameter of any type with a trait.

use wasmtime_integration::wasmtime_integration;

struct Ctx;

#[wasmtime_integration(module("game", name = Game))]
impl Ctx {
    pub fn log(&self, message: impl AsRef<str>) {
        let _ = message;
    }
}

fn main() {}
