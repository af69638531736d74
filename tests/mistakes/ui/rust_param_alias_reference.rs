//! An alias of a reference.

use wasmtime_integration::wasmtime_integration;

struct Ctx;

type Text<'a> = &'a str;

#[wasmtime_integration(module("game", name = Game))]
impl Ctx {
    pub fn log(&mut self, message: Text<'_>) {
        let _ = message;
    }
}

fn main() {}
