//! A buffer next to a borrowed string.

use wasmtime_integration::wasmtime_integration;

struct Ctx;

#[wasmtime_integration(module("game", name = Game))]
impl Ctx {
    pub fn setting(&self, key: &str, buf: &mut [u8]) {
        let _ = (key, buf);
    }
}

fn main() {}
