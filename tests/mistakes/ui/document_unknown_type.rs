//! A document with an undefined type.

use wasmtime_integration::wasmtime_integration;

struct Ctx;

#[wasmtime_integration(
    witx_literal = r#"
    (typename $id u32)
    (module $m
      (@interface func (export "f") (param $x $ids)))
"#
)]
impl Ctx {}

fn main() {}
