//! `block_on` that isn't a function.

use wasmtime_integration::wasmtime_integration;

struct Ctx;

#[wasmtime_integration(
    witx_literal = r#"
    (typename $errno (enum (@witx tag u16) $success $inval $full))
    (module $todo
      (@interface func (export "count") (result $n u32)))
"#,
    block_on = RUNTIME
)]
impl Ctx {
    async fn count(&mut self) -> u32 {
        0
    }
}

const RUNTIME: u32 = 0;

fn main() {}
