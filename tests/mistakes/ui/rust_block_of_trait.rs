//! The interface is an impl of a trait, whose methods can't be `pub`.

use wasmtime_integration::wasmtime_integration;

struct Ctx;

trait Game {
    fn log(&self, message: &str);
    fn helper(&self) -> Option<u32>;
}

#[wasmtime_integration(module("game", name = Guests))]
impl Game for Ctx {
    fn log(&self, message: &str) {
        let _ = message;
    }

    #[guest(skip)]
    fn helper(&self) -> Option<u32> {
        None
    }
}

fn main() {}
