//! A misspelt option of `module`.

use wasmtime_integration::wasmtime_integration;

struct Ctx;

#[wasmtime_integration(module("game", nam = Game))]
impl Ctx {
    pub fn now(&self) -> u64 {
        0
    }
}

fn main() {}
