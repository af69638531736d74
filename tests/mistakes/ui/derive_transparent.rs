//! Handles that are no newtypes of `u32`.

use wasmtime_integration::GuestType;

#[derive(Clone, Copy, GuestType)]
#[guest(handle)]
struct Named {
    id: u32,
}

#[derive(Clone, Copy, GuestType)]
#[guest(handle)]
struct Wide(u64);

#[derive(Clone, Copy, GuestType)]
#[guest(handle)]
struct Two(u32, u32);

fn main() {}
