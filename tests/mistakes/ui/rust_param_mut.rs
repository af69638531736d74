//! Values that a guest would lend for writing.

use wasmtime_integration::wasmtime_integration;

struct Ctx;

#[wasmtime_integration(module("game", name = Game))]
impl Ctx {
    pub fn tick(&mut self, first: u32, time: &mut u64) {
        *time += u64::from(first);
    }

    pub fn read(&mut self, first: u32, values: &mut [u16]) {
        let _ = (first, values);
    }

    pub fn upper(&mut self, text: &mut str) {
        text.make_ascii_uppercase();
    }
}

fn main() {}
