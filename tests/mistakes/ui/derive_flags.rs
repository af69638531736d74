//! Flags on structs that `bitflags!` doesn't declare.

use wasmtime_integration::GuestType;

#[derive(Clone, Copy, GuestType)]
#[guest(flags)]
struct Named {
    bits: u32,
}

#[derive(Clone, Copy, GuestType)]
#[guest(flags)]
struct Newtype(u32);

fn main() {}
