//! An enum without cases.

use wasmtime_integration::GuestType;

#[derive(Clone, Copy, GuestType)]
enum Never {}

fn main() {}
