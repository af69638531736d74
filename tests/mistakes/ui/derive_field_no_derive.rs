//! A field whose type is not a guest type.

use wasmtime_integration::GuestType;

#[derive(Clone, Copy)]
struct Point {
    x: f32,
}

#[derive(Clone, Copy, GuestType)]
struct Line {
    from: Point,
    to: Point,
}

#[derive(Clone, Copy, GuestType)]
struct Pair(u32, Point);

fn main() {}
