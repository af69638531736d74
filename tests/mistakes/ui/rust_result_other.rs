//! Results that are not one core value.

use wasmtime_integration::wasmtime_integration;

struct Ctx;

#[wasmtime_integration(module("game", name = Game))]
impl Ctx {
    fn string(&self) -> String {
        String::new()
    }

    fn borrowed(&self) -> &str {
        ""
    }

    fn pair(&self) -> (u32, u32) {
        (0, 0)
    }

    fn future(&self) -> impl Future<Output = u32> {
        async { 0 }
    }

    fn size(&self) -> usize {
        0
    }

    fn list(&self) -> Vec<u8> {
        Vec::new()
    }

    fn option(&self) -> Option<u32> {
        None
    }

    fn array(&self) -> [u8; 4] {
        [0; 4]
    }
}

fn main() {}
