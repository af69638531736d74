//! A caller that the glue still needs to write the result.

use wasmtime::Caller;
use wasmtime_integration::wasmtime_integration;

struct Ctx;

#[wasmtime_integration(
    witx_literal = r#"
    (typename $errno (enum (@witx tag u16) $success $inval))
    (module $todo
      (@interface func (export "add") (param $n u32) (result $e (expected u32 (error $errno)))))
"#
)]
impl Ctx {
    fn add(_caller: Caller<'_, Ctx>, n: u32) -> Result<u32, types::Errno> {
        Ok(n)
    }
}

fn main() {}
