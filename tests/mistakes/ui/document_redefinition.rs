//! A document that defines a name twice.

use wasmtime_integration::wasmtime_integration;

struct Ctx;

#[wasmtime_integration(
    witx_literal = r#"
    (typename $id u32)
    (typename $id u64)
"#
)]
impl Ctx {}

fn main() {}
