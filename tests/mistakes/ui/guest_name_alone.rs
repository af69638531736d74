//! A function's name without `name =`.

use wasmtime_integration::wasmtime_integration;

struct Ctx;

#[wasmtime_integration(
    witx_literal = r#"(module $todo (@interface func (export "quit") (param $code u32)))"#,
)]
impl Ctx {
    #[guest("quit")]
    fn leave(&mut self, _code: u32) {}
}

fn main() {}
