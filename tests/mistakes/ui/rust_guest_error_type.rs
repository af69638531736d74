//! A `guest_error` function that returns no errno.

use wasmtime_integration::{GuestError, GuestType, wasmtime_integration};

struct Ctx;

#[derive(Clone, Copy, GuestType)]
#[repr(u16)]
enum Errno {
    Success,
    Inval,
}

fn bad_argument(_: GuestError) -> u16 {
    1
}

#[wasmtime_integration(module("game", name = Game), errno = Errno, guest_error = bad_argument)]
impl Ctx {
    pub fn log(&self, message: &str) -> Result<(), Errno> {
        let _ = message;
        Ok(())
    }
}

fn main() {}
