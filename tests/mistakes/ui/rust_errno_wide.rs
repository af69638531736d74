//! Errnos of 64 bits: a number, and one behind an alias.

use wasmtime_integration::wasmtime_integration;

struct Ctx;

#[wasmtime_integration(module("game", name = Game), errno = u64)]
impl Ctx {
    pub fn log(&self) -> Result<(), u64> {
        Ok(())
    }
}

type Code = u64;

struct Other;

#[wasmtime_integration(module("other", name = OtherModule), errno = Code)]
impl Other {
    pub fn log(&self) -> Result<(), Code> {
        Ok(())
    }
}

fn main() {}
