//! An alias that hides an error for the guest, which could trap too.

use std::fmt;

use wasmtime_integration::{GuestType, wasmtime_integration};

struct Ctx;

#[derive(Clone, Copy, Debug, GuestType)]
#[repr(u16)]
enum Errno {
    Success,
    Inval,
}

impl fmt::Display for Errno {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{self:?}")
    }
}

impl std::error::Error for Errno {}

type Outcome = Result<(), Errno>;

#[wasmtime_integration(module("game", name = Game), errno = Errno)]
impl Ctx {
    pub fn spawn(&self) -> Outcome {
        Ok(())
    }
}

fn main() {}
