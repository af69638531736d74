//! A method with another signature in another configuration.

use wasmtime_integration::wasmtime_integration;

struct Ctx;

#[wasmtime_integration(module("game", name = Game))]
impl Ctx {
    #[cfg(unix)]
    pub fn open(&self, flags: u32) {
        let _ = flags;
    }

    #[cfg(not(unix))]
    pub fn open(&self, flags: u64) {
        let _ = flags;
    }
}

fn main() {}
