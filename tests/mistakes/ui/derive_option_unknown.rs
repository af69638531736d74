//! Options that don't exist.

use wasmtime_integration::GuestType;

#[derive(Clone, Copy, GuestType)]
#[guest(transparant)]
struct File(u32);

#[derive(Clone, Copy, GuestType)]
#[guest(size = 4)]
struct Other(u32);

#[derive(Clone, Copy, GuestType)]
#[guest]
struct Bare(u32);

#[derive(Clone, Copy, GuestType)]
#[guest(transparent = true)]
struct Value(u32);

fn main() {}
