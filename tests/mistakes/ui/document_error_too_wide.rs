//! An error that is wider than an `i32`.

use wasmtime_integration::wasmtime_integration;

struct Ctx;

#[wasmtime_integration(
    witx_literal = r#"
    (typename $problem u64)
    (module $m
      (@interface func (export "f") (result $r (expected (error $problem)))))
"#
)]
impl Ctx {}

fn main() {}
