//! The old name of `transparent`.

use wasmtime_integration::GuestType;

#[derive(Clone, Copy, GuestType)]
#[guest(handle)]
struct File(u32);

#[derive(Clone, Copy, GuestType)]
#[guest(handle = true)]
struct Value(u32);

fn main() {}
