//! An `unimplemented` value of another type.

use wasmtime_integration::wasmtime_integration;

struct Ctx;

#[wasmtime_integration(
    witx_literal = r#"
    (typename $errno (enum (@witx tag u16) $success $inval $full))
    (typename $id u32)
    (module $todo
      (@interface func (export "add") (param $title string) (result $error (expected $id (error $errno)))))
"#,
    unimplemented = 5u8
)]
impl Ctx {
}

fn main() {}
