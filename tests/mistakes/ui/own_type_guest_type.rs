//! A type with `GuestType` only, by value. By reference, it is read from the memory.

use wasmtime_integration::{
    GuestBytes, GuestBytesMut, GuestError, GuestType, wasmtime_integration,
};

struct Host;

#[derive(Clone, Copy)]
struct Fixed(u16);

impl GuestType for Fixed {
    const SIZE: u32 = 2;
    const ALIGN: u32 = 2;

    fn decode(bytes: GuestBytes<'_>) -> Result<Self, GuestError> {
        u16::decode(bytes).map(Fixed)
    }

    fn encode(self, bytes: GuestBytesMut<'_>) -> Result<(), GuestError> {
        self.0.encode(bytes)
    }
}

#[wasmtime_integration(module("env", name = Env))]
impl Host {
    pub fn by_value(&self, value: Fixed) -> u32 {
        value.0.into()
    }

    pub fn by_reference(&self, value: &Fixed) -> u32 {
        value.0.into()
    }
}

fn main() {}
