//! Two buffers to fill.

use wasmtime_integration::wasmtime_integration;

struct Ctx;

#[wasmtime_integration(
    witx_literal = r#"
    (module $todo
      (@interface func (export "fill") (param $a (list u8)) (param $b (list u8))))
"#
)]
impl Ctx {
    fn fill(&mut self, _a: &mut [u8], _b: &mut [u8]) {}
}

fn main() {}
