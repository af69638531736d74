//! A function whose name is no identifier.

use wasmtime_integration::wasmtime_integration;

struct Ctx;

#[wasmtime_integration(module("game", name = Game))]
impl Ctx {
    #[witx(name = "!")]
    fn bang(&self) {}
}

fn main() {}
