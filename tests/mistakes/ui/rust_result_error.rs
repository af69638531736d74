//! Errors that do not convert into `wasmtime::Error`.

use wasmtime_integration::{GuestType, wasmtime_integration};

struct Ctx;

#[derive(Clone, Copy, GuestType)]
#[repr(u16)]
enum Errno {
    Success,
    Inval,
}

#[wasmtime_integration(module("game", name = Game))]
impl Ctx {
    pub fn spawn(&self) -> Result<u32, String> {
        Ok(0)
    }

    pub fn stop(&self) -> Result<(), Errno> {
        Ok(())
    }
}

fn main() {}
