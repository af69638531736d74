//! Options that don't exist.

use wasmtime_integration::GuestType;

#[derive(Clone, Copy, GuestType)]
#[guest(handel)]
struct File(u32);

#[derive(Clone, Copy, GuestType)]
#[guest(size = 4)]
struct Other(u32);

#[derive(Clone, Copy, GuestType)]
#[guest]
struct Bare(u32);

#[derive(Clone, Copy, GuestType)]
#[guest(handle = true)]
struct Value(u32);

fn main() {}
