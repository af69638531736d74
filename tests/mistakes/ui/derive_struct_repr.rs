//! A struct with another layout than that of C.

use wasmtime_integration::GuestType;

#[derive(Clone, Copy, GuestType)]
#[repr(packed)]
struct Packed {
    a: u8,
    b: u32,
}

#[derive(Clone, Copy, GuestType)]
#[guest(record)]
#[repr(transparent)]
struct Newtype(u32);

#[derive(Clone, Copy, GuestType)]
#[repr(C, align(16))]
struct Aligned {
    a: u8,
}

fn main() {}
