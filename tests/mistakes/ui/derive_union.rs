//! A union.

use wasmtime_integration::GuestType;

#[derive(Clone, Copy, GuestType)]
union Number {
    int: u32,
    float: f32,
}

fn main() {}
