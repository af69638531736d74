//! A payload whose type is not a guest type.

use wasmtime_integration::GuestType;

#[derive(Clone, Copy)]
struct Point {
    x: f32,
}

#[derive(Clone, Copy, GuestType)]
enum Shape {
    Dot,
    Circle(Point),
}

fn main() {}
