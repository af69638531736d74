//! A mistake in a type with arguments is reported at its own token.

use wasmtime_integration::{GuestType, wasmtime_integration};

struct Ctx;

type Of<A, B> = (A, B);

#[derive(Clone, Copy, GuestType)]
#[repr(u8)]
enum Errno {
    Ok,
}

#[wasmtime_integration(module("env", name = Env), errno = Of<Errno, Unknown>)]
impl Ctx {
    pub fn close(&self) -> Result<(), Errno> {
        Ok(())
    }
}

fn main() {}
