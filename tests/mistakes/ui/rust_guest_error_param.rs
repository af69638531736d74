//! A `guest_error` function that takes another error.

use wasmtime_integration::{GuestType, wasmtime_integration};

struct Ctx;

#[derive(Clone, Copy, GuestType)]
#[repr(u16)]
enum Errno {
    Success,
    Inval,
}

fn bad_argument(_: wasmtime::Error) -> Errno {
    Errno::Inval
}

#[wasmtime_integration(module("game", name = Game), errno = Errno, guest_error = bad_argument)]
impl Ctx {
    pub fn log(&self, message: &str) -> Result<(), Errno> {
        let _ = message;
        Ok(())
    }
}

fn main() {}
