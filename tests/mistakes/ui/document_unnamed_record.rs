//! An unnamed record in a result.

use wasmtime_integration::wasmtime_integration;

struct Ctx;

#[wasmtime_integration(
    witx_literal = r#"
    (typename $errno (enum $success $inval))
    (module $m
      (@interface func (export "f")
        (result $r (expected (record (field $x u32)) (error $errno)))))
"#
)]
impl Ctx {
}

fn main() {}
