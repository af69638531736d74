//! A method for a `noreturn` function that returns a number.

use wasmtime_integration::wasmtime_integration;

struct Ctx;

#[wasmtime_integration(
    witx_literal = r#"
    (typename $errno (enum (@witx tag u16) $success $inval $full))
    (typename $id u32)
    (typename $entry (record (field $id $id) (field $done bool)))
    (module $todo
      (@interface func (export "quit") (param $code u32) (@witx noreturn)))
"#
)]
impl Ctx {
    fn quit(&mut self, code: u32) -> u32 {
        code
    }
}

fn main() {}
