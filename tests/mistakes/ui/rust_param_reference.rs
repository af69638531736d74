//! References to what a guest passes by value, or otherwise.

use wasmtime_integration::wasmtime_integration;

struct Ctx;

#[wasmtime_integration(module("game", name = Game))]
impl Ctx {
    pub fn number(&self, number: &u32) {
        let _ = number;
    }

    pub fn string(&self, string: &String) {
        let _ = string;
    }

    pub fn list(&self, list: &Vec<u8>) {
        let _ = list;
    }

    pub fn nested(&self, nested: &&str) {
        let _ = nested;
    }
}

fn main() {}
