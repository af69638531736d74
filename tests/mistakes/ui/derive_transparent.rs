//! Structs that can't be passed as their field.

use wasmtime_integration::GuestType;

#[derive(GuestType)]
#[guest(transparent)]
struct Two(u32, u32);

#[derive(GuestType)]
#[guest(transparent)]
struct Named {
    id: u32,
    generation: u32,
}

#[derive(GuestType)]
#[guest(transparent)]
struct Text(String);

#[derive(GuestType)]
#[guest(transparent)]
struct Other(std::time::Duration);

fn main() {}
