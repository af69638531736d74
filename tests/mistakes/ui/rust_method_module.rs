//! A method of another module.

use wasmtime_integration::wasmtime_integration;

struct Ctx;

#[wasmtime_integration(module("game", name = Game))]
impl Ctx {
    #[witx(module = "other")]
    fn log(&self) {}
}

fn main() {}
