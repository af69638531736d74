//! A document that uses a file that doesn't exist.

use wasmtime_integration::wasmtime_integration;

struct Ctx;

#[wasmtime_integration(
    witx_literal = r#"
    (use "witx/missing.witx")
    (module $m)
"#
)]
impl Ctx {}

fn main() {}
