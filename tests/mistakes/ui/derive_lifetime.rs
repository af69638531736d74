//! A struct that borrows.

use wasmtime_integration::GuestType;

#[derive(Clone, Copy, GuestType)]
struct Name<'a> {
    name: &'a str,
}

fn main() {}
