//! The name of an instance struct as the value of its module.

use wasmtime_integration::wasmtime_integration;

struct Ctx;

#[wasmtime_integration(
    witx_literal = r#"(module $todo (@interface func (export "quit") (param $code u32)))"#,
    modules(todo = Todo),
)]
impl Ctx {
    fn quit(&mut self, _code: u32) {}
}

fn main() {}
