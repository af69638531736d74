//! An errno that is not a guest type.

use wasmtime_integration::wasmtime_integration;

struct Ctx;

#[derive(Clone, Copy)]
enum Errno {
    Inval,
}

#[wasmtime_integration(module("game", name = Game), errno = Errno)]
impl Ctx {
    pub fn log(&self) -> Result<(), Errno> {
        Ok(())
    }

    pub fn mark(&self) -> Result<(), Errno> {
        Ok(())
    }
}

fn main() {}
