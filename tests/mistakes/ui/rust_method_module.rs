//! A method of another module.

use wasmtime_integration::wasmtime_integration;

struct Ctx;

#[wasmtime_integration(module("game", name = Game))]
impl Ctx {
    #[guest(module = "other")]
    pub fn log(&self) {}
}

fn main() {}
