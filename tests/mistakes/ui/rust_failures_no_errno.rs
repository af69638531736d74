//! `missing_memory` and `guest_error` without an errno.

use wasmtime_integration::{GuestError, GuestType, wasmtime_integration};

struct Ctx;

#[derive(Clone, Copy, GuestType)]
#[repr(u16)]
enum Errno {
    Success,
    Inval,
}

fn bad_argument(_: GuestError) -> Errno {
    Errno::Inval
}

#[wasmtime_integration(
    module("game", name = Game),
    missing_memory = Errno::Inval,
    guest_error = bad_argument
)]
impl Ctx {
    pub fn log(&self, message: &str) {
        let _ = message;
    }
}

fn main() {}
