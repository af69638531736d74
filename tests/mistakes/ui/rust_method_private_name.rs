//! Methods that name their functions, but that guests can't import.

use wasmtime_integration::wasmtime_integration;

struct Ctx;

#[wasmtime_integration(module("game", name = Game))]
impl Ctx {
    #[guest(name = "finish-level")]
    fn finish_level(&self) {}

    #[guest(module = "game")]
    async fn sleep(&self) {}
}

fn main() {}
