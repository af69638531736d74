//! An override that returns several results, of which one is no core value.

use wasmtime_integration::wasmtime_integration;

struct Ctx;

#[wasmtime_integration(module("game", name = Game))]
impl Ctx {
    #[r#override]
    pub fn narrow(&self) -> (u8, u32) {
        (1, 2)
    }

    #[r#override]
    pub fn fails(&self) -> Result<(u32, u32), u32> {
        Ok((1, 2))
    }
}

fn main() {}
