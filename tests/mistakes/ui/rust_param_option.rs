//! A parameter that may be missing.

use wasmtime_integration::wasmtime_integration;

struct Ctx;

#[wasmtime_integration(module("game", name = Game))]
impl Ctx {
    pub fn log(&mut self, message: Option<&str>) {
        let _ = message;
    }
}

fn main() {}
