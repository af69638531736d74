//! A result type that the ABI doesn't support.

use wasmtime_integration::wasmtime_integration;

struct Ctx;

#[wasmtime_integration(
    witx_literal = r#"
    (typename $pair (record (field $a u32) (field $b u32)))
    (module $m
      (@interface func (export "f") (result $r $pair)))
"#
)]
impl Ctx {}

fn main() {}
