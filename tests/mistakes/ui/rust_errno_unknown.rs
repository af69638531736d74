//! An errno that doesn't exist.

use wasmtime_integration::{GuestType, wasmtime_integration};

struct Ctx;

#[derive(Clone, Copy, GuestType)]
#[repr(u16)]
enum Errno {
    Success,
    Inval,
}

#[wasmtime_integration(module("game", name = Game), errno = Errnoo)]
impl Ctx {
    pub fn log(&self) -> Result<(), wasmtime::Error> {
        Ok(())
    }
}

fn main() {}
