//! A type that is not a guest type, as a result.

use wasmtime_integration::wasmtime_integration;

struct Ctx;

#[derive(Clone, Copy)]
enum Level {
    Info,
}

#[wasmtime_integration(module("game", name = Game))]
impl Ctx {
    pub fn level(&self) -> Level {
        Level::Info
    }

    pub fn check(&self) -> Result<Level, wasmtime::Error> {
        Ok(Level::Info)
    }
}

fn main() {}
