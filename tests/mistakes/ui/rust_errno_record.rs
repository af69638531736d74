//! An errno that is a record.

use wasmtime_integration::{GuestType, wasmtime_integration};

struct Ctx;

#[derive(Clone, Copy, GuestType)]
struct Errno {
    code: u16,
}

#[wasmtime_integration(module("game", name = Game), errno = Errno)]
impl Ctx {
    pub fn log(&self) -> Result<(), Errno> {
        Ok(())
    }
}

fn main() {}
