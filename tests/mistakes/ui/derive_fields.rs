//! Fields that have another meaning in a guest.

use wasmtime_integration::GuestType;

#[derive(GuestType)]
struct Entry {
    done: bool,
    size: usize,
    offset: isize,
    name: String,
    list: Vec<u8>,
    borrowed: &'static str,
    array: [u8; 4],
}

fn main() {}
