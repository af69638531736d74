//! A function that only fails, with an error that doesn't trap.

use std::convert::Infallible;

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
    pub fn stop(&self) -> Result<Infallible, Errno> {
        Err(Errno::Inval)
    }
}

fn main() {}
