//! Discriminants of cases with payloads.

use wasmtime_integration::GuestType;

#[derive(Clone, Copy, GuestType)]
#[repr(u8)]
enum Shape {
    Dot = 1,
    Circle(f32) = 2,
}

fn main() {}
