//! Enums held by integers that a guest doesn't have.

use wasmtime_integration::GuestType;

#[derive(Clone, Copy, GuestType)]
#[repr(i128)]
enum Large {
    A,
}

#[derive(Clone, Copy, GuestType)]
#[repr(C)]
enum OfC {
    A,
}

#[derive(Clone, Copy, GuestType)]
#[repr(usize)]
enum Wide {
    A,
}

fn main() {}
