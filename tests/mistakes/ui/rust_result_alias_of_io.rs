//! An alias of `Result` that is called `Result`.

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
    pub fn spawn(&self) -> std::fmt::Result {
        Ok(())
    }

    pub fn read(&self) -> std::io::Result<u32> {
        Ok(1)
    }
}

fn main() {}
