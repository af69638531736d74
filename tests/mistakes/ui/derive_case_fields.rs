//! Cases with several fields.

use wasmtime_integration::GuestType;

#[derive(Clone, Copy, GuestType)]
enum Shape {
    Line(f32, f32),
    Circle { radius: f32 },
    Empty(),
    Dot,
}

fn main() {}
