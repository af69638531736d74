//! An array of modules.

use wasmtime_integration::wasmtime_integration;

struct Ctx;

#[wasmtime_integration(
    witx_literal = r#"(module $todo (@interface func (export "quit") (param $code u32)))"#,
    modules = [todo],
)]
impl Ctx {
    fn quit(&mut self, _code: u32) {}
}

fn main() {}
