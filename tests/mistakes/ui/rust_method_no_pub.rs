//! A block without a method that guests import.

use wasmtime_integration::wasmtime_integration;

struct Ctx;

#[wasmtime_integration(module("game", name = Game))]
impl Ctx {
    fn log(&self, message: &str) {
        let _ = message;
    }

    pub(crate) fn count(&self) -> Option<u32> {
        None
    }

    #[guest(skip)]
    pub fn helper(&self) {}
}

fn main() {}
