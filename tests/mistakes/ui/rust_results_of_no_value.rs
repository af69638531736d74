//! Several results, of which one has no core value, and one has several.

use wasmtime_integration::{GuestPtr, wasmtime_integration};

struct Ctx;

#[wasmtime_integration(module("game", name = Game))]
impl Ctx {
    pub fn none(&self) -> ((), u32) {
        ((), 1)
    }

    pub fn pair(&self) -> (u32, GuestPtr<str>) {
        (1, GuestPtr::new((8, 2)))
    }

    pub fn nested(&self) -> Result<(u32, (u32, u32)), wasmtime::Error> {
        Ok((1, (2, 3)))
    }
}

fn main() {}
