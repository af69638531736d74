//! A document that uses one that is not there.

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
