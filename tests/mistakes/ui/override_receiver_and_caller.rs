//! An override that takes both the context and the caller.

use wasmtime_integration::wasmtime_integration;

use wasmtime::Caller;

struct Ctx;

#[wasmtime_integration(
    witx_literal = r#"(module $todo (@interface func (export "quit") (param $code u32)))"#,
)]
impl Ctx {
    #[r#override]
    fn quit(&mut self, _caller: Caller<'_, Ctx>, _code: i32) {}
}

fn main() {}
