//! Both a handle and flags.

use wasmtime_integration::GuestType;

#[derive(Clone, Copy, GuestType)]
#[guest(handle, flags)]
struct Both(u32);

fn main() {}
