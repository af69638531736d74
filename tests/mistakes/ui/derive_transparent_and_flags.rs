//! Options that exclude each other.

use wasmtime_integration::GuestType;

#[derive(Clone, Copy, GuestType)]
#[guest(transparent, flags)]
struct Both(u32);

#[derive(Clone, Copy, GuestType)]
#[guest(record, transparent)]
struct Either(u32);

fn main() {}
