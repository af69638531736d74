//! A fallible function that returns a value next to the errno.

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
    pub fn spawn(&self) -> Result<u32, Errno> {
        Ok(0)
    }
}

fn main() {}
