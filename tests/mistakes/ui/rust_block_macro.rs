//! A macro that expands to methods.

use wasmtime_integration::wasmtime_integration;

struct Ctx;

macro_rules! getter {
    ($name:ident) => {
        pub fn $name(&self) -> u32 {
            0
        }
    };
}

#[wasmtime_integration(module("game", name = Game))]
impl Ctx {
    getter!(lives);

    getter! { level }
}

fn main() {
    let _ = (Ctx.lives(), Ctx.level());
}
