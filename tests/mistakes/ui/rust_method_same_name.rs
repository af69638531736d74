//! Two methods with one name, by attribute and by spelling.

use wasmtime_integration::wasmtime_integration;

struct Ctx;

#[wasmtime_integration(module("game", name = Game))]
impl Ctx {
    pub fn seek(&self, offset: i64) {
        let _ = offset;
    }

    #[guest(name = "seek")]
    pub fn seek_from(&self, offset: i64, whence: u32) {
        let _ = (offset, whence);
    }
}

fn main() {}
