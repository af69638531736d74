//! Structs without fields.

use wasmtime_integration::GuestType;

#[derive(Clone, Copy, GuestType)]
struct Unit;

#[derive(Clone, Copy, GuestType)]
struct Braces {}

#[derive(Clone, Copy, GuestType)]
struct Tuple();

fn main() {}
