//! Results of one's own that don't implement `IntoGuest`, or not for this context.

use wasmtime_integration::{GuestMemory, IntoGuest, wasmtime_integration};

struct Balance(u64);

struct Time(u64);

struct Other;

struct Host;

impl IntoGuest<Other> for Time {
    type Core = i64;

    fn into_guest(self, _: &mut GuestMemory<'_>, _: &mut Other) -> wasmtime::Result<i64> {
        Ok(self.0 as i64)
    }
}

#[wasmtime_integration(module("bank", name = Bank))]
impl Host {
    pub fn balance(&self) -> Balance {
        Balance(0)
    }

    pub fn now(&self) -> wasmtime::Result<Time> {
        Ok(Time(0))
    }
}

fn main() {}
