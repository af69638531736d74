//! An enum without the integer that holds it.

use wasmtime_integration::GuestType;

#[derive(Clone, Copy, GuestType)]
enum Level {
    Info,
    Error,
}

fn main() {}
