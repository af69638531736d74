//! An alias of `Result`.

use wasmtime_integration::{GuestType, wasmtime_integration};

struct Ctx;

#[derive(Clone, Copy, GuestType)]
#[repr(u16)]
enum Errno {
    Success,
    Inval,
}

type Outcome = Result<(), Errno>;

#[wasmtime_integration(module("game", name = Game), errno = Errno)]
impl Ctx {
    pub fn spawn(&self) -> Outcome {
        Ok(())
    }
}

fn main() {}
