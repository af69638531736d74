//! An enum that isn't `Copy`.

use wasmtime_integration::GuestType;

#[derive(GuestType)]
#[repr(u8)]
enum Level {
    Info,
    Error,
}

fn main() {}
