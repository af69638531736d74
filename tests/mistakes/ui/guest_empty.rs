//! An attribute without arguments.

use wasmtime_integration::wasmtime_integration;

struct Ctx;

#[wasmtime_integration(
    witx_literal = r#"
    (typename $errno (enum (@witx tag u16) $success $inval $full))
    (typename $id u32)
    (typename $entry (record (field $id $id) (field $done bool)))
    (module $todo
      (@interface func (export "count") (result $n u32)))
"#
)]
impl Ctx {
    #[guest]
    fn number(&mut self) -> u32 {
        0
    }

    fn count(&mut self) -> u32 {
        0
    }
}

fn main() {}
