//! A generic struct.

use wasmtime_integration::GuestType;

#[derive(Clone, Copy, GuestType)]
struct Pair<T> {
    first: T,
    second: T,
}

fn main() {}
