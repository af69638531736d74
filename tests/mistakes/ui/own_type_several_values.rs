//! Types of several core values, without `core(…)`.

use std::net::SocketAddr;

use wasmtime_integration::{FromGuest, FromGuestError, GuestMemory, wasmtime_integration};

struct Host;

impl FromGuest<'_, Host> for SocketAddr {
    type Core = (i32, i64);

    fn from_guest(
        _: (i32, i64),
        _: &GuestMemory<'_>,
        _: &mut Host,
    ) -> Result<Self, FromGuestError> {
        unimplemented!()
    }
}

struct Bytes<'m>(&'m [u8]);

impl<'m, C: ?Sized> FromGuest<'m, C> for Bytes<'m> {
    type Core = (i32, i32);

    fn from_guest(
        _: (i32, i32),
        _: &'m GuestMemory<'_>,
        _: &mut C,
    ) -> Result<Self, FromGuestError> {
        unimplemented!()
    }
}

#[wasmtime_integration(module("net", name = Net))]
impl Host {
    pub fn bind(&self, flags: u32, address: SocketAddr) {
        let _ = (flags, address);
    }

    pub fn send(&self, bytes: Bytes<'_>) {
        let _ = bytes.0;
    }
}

fn main() {}
