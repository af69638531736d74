//! Options of structs, on enums.

use wasmtime_integration::GuestType;

#[derive(Clone, Copy, GuestType)]
#[guest(transparent)]
#[repr(u8)]
enum File {
    A,
}

#[derive(Clone, Copy, GuestType)]
#[guest(flags)]
#[repr(u8)]
enum Rights {
    A,
}

fn main() {}
