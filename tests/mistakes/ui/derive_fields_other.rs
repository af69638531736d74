//! Fields that are no guest types.

use wasmtime_integration::GuestType;

#[derive(GuestType)]
struct Entry {
    id: std::time::Duration,
    maybe: Option<u32>,
    boxed: Box<u32>,
    call: fn(),
    pointer: *const u8,
    cow: std::borrow::Cow<'static, str>,
}

fn main() {}
