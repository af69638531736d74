//! Names that become the same name in Rust.

use wasmtime_integration::wasmtime_integration;

struct Ctx;

#[wasmtime_integration(
    witx_literal = r#"
    (typename $file-size u64)
    (typename $file_size u32)
"#
)]
impl Ctx {}

fn main() {}
