//! A method with a context and a caller.

use wasmtime::Caller;
use wasmtime_integration::wasmtime_integration;

struct Ctx;

#[wasmtime_integration(
    witx_literal = r#"
    (module $todo
      (@interface func (export "count") (result $n u32)))
"#
)]
impl Ctx {
    fn count(&mut self, _caller: Caller<'_, Ctx>) -> u32 {
        0
    }
}

fn main() {}
