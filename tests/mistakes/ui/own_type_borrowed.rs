//! Types of one's own that borrow from memory that another parameter can change.

use wasmtime_integration::{FromGuest, FromGuestError, GuestMemory, wasmtime_integration};

struct Host;

struct Packed<'m>(&'m [u8]);

impl<'m, C: ?Sized> FromGuest<'m, C> for Packed<'m> {
    type Core = i64;

    fn from_guest(_: i64, _: &'m GuestMemory<'_>, _: &mut C) -> Result<Self, FromGuestError> {
        Ok(Packed(&[]))
    }
}

type Hidden<'m> = Packed<'m>;

#[wasmtime_integration(module("env", name = Env))]
impl Host {
    pub fn write(&self, memory: &mut GuestMemory<'_>, data: Packed<'_>) {
        let _ = (memory, data.0);
    }

    pub fn alias(&self, memory: &mut GuestMemory<'_>, data: Hidden<'_>) {
        let _ = (memory, data.0);
    }

    pub fn buffer(&self, buffer: &mut [u8], data: Packed<'_>) {
        let _ = (buffer, data.0);
    }
}

fn main() {}
