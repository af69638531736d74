//! Results of several core values.

use wasmtime_integration::{GuestMemory, IntoGuest, wasmtime_integration};

struct Pair(i32, i64);

struct Host;

impl<C: ?Sized> IntoGuest<C> for Pair {
    type Core = (i32, i64);

    fn into_guest(self, _: &mut GuestMemory<'_>, _: &mut C) -> wasmtime::Result<(i32, i64)> {
        Ok((self.0, self.1))
    }
}

#[wasmtime_integration(module("env", name = Env))]
impl Host {
    pub fn pair(&self) -> Pair {
        Pair(1, 2)
    }

    pub fn fallible(&self) -> wasmtime::Result<Pair> {
        Ok(Pair(1, 2))
    }
}

fn main() {}
