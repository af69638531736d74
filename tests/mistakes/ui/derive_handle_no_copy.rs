//! A handle that isn't `Copy`.

use wasmtime_integration::GuestType;

#[derive(GuestType)]
#[guest(handle)]
struct File(u32);

fn main() {}
