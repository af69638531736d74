//! An error that does not convert into the errno.

use wasmtime_integration::{GuestType, wasmtime_integration};

struct Ctx;

#[derive(Clone, Copy, GuestType)]
#[repr(u16)]
enum Errno {
    Success,
    Inval,
}

#[wasmtime_integration(module("game", name = Game), errno = Errno)]
impl Ctx {
    pub fn spawn(&self) -> Result<(), String> {
        Ok(())
    }

    pub fn stop(&self) -> Result<(), Errno> {
        Ok(())
    }
}

fn main() {}
