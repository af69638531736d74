//! A constant that its type can't hold.

use wasmtime_integration::wasmtime_integration;

struct Ctx;

#[wasmtime_integration(
    witx_literal = r#"
    (typename $level u8)
    (@witx const $level $max 256)
"#
)]
impl Ctx {}

fn main() {}
