//! Payloads that have another meaning in a guest.

use wasmtime_integration::GuestType;

#[derive(GuestType)]
enum Value {
    Bool(bool),
    Size(usize),
    Text(String),
}

fn main() {}
