//! A `missing_memory` that is no errno.

use wasmtime_integration::{GuestType, wasmtime_integration};

struct Ctx;

#[derive(Clone, Copy, GuestType)]
#[repr(u16)]
enum Errno {
    Success,
    Inval,
}

#[wasmtime_integration(module("game", name = Game), errno = Errno, missing_memory = 5u8)]
impl Ctx {
    pub fn log(&self, message: &str) -> Result<(), Errno> {
        let _ = message;
        Ok(())
    }
}

fn main() {}
