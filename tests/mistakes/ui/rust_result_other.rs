//! Results that are not one core value.

use wasmtime_integration::wasmtime_integration;

struct Ctx;

#[wasmtime_integration(module("game", name = Game))]
impl Ctx {
    pub fn string(&self) -> String {
        String::new()
    }

    pub fn borrowed(&self) -> &str {
        ""
    }

    pub fn pair(&self) -> (u32, String) {
        (0, String::new())
    }

    pub fn future(&self) -> impl Future<Output = u32> {
        async { 0 }
    }

    pub fn size(&self) -> usize {
        0
    }

    pub fn list(&self) -> Vec<u8> {
        Vec::new()
    }

    pub fn option(&self) -> Option<u32> {
        None
    }

    pub fn array(&self) -> [u8; 4] {
        [0; 4]
    }
}

fn main() {}
