//! An error for guests with a case that has more than 32 bits.

use wasmtime_integration::{GuestType, wasmtime_integration};

#[derive(Clone, Copy, GuestType)]
#[repr(i64)]
enum Errno {
    Success,
    Lost = -0x8000_0001,
}

struct Ctx;

#[wasmtime_integration(module("files", name = Files), errno = Errno)]
impl Ctx {
    pub fn open(&self) -> Result<(), Errno> {
        Ok(())
    }
}

fn main() {}
