//! Types that no guest can pass.

use wasmtime_integration::wasmtime_integration;

struct Ctx;

#[wasmtime_integration(module("game", name = Game))]
impl Ctx {
    pub fn call(&self, callback: fn(u32) -> u32) {
        let _ = callback;
    }

    pub fn point(&self, pointer: *const u8) {
        let _ = pointer;
    }

    pub fn unit(&self, unit: ()) {
        let () = unit;
    }
}

fn main() {}
