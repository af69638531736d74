//! Several mistakes in one type.

use wasmtime_integration::GuestType;

#[derive(GuestType)]
#[guest(reccord)]
#[repr(packed)]
struct Entry<T> {
    done: bool,
    name: String,
    value: T,
}

fn main() {}
