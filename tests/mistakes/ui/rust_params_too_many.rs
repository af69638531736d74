//! More core parameters than Wasmtime allows. One fewer is fine.

use wasmtime_integration::wasmtime_integration;

struct Ctx;

#[wasmtime_integration(module("game", name = Game))]
impl Ctx {
    pub fn many(a: &str, b: &str, c: &str, d: &str, e: &str, f: &str, g: &str, h: &str, i: &str) {
        let _ = (a, b, c, d, e, f, g, h, i);
    }

    pub fn fewer(a: &str, b: &str, c: &str, d: &str, e: &str, f: &str, g: &str, h: &str, i: u64) {
        let _ = (a, b, c, d, e, f, g, h, i);
    }
}

fn main() {}
