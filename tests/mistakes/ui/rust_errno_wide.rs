//! An errno of 64 bits.

use wasmtime_integration::wasmtime_integration;

struct Ctx;

#[wasmtime_integration(module("game", name = Game), errno = u64)]
impl Ctx {
    fn log(&self) -> Result<(), u64> {
        Ok(())
    }
}

fn main() {}
