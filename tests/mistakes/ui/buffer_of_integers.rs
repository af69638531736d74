//! A buffer of something other than bytes.

use wasmtime_integration::wasmtime_integration;

struct Ctx;

#[wasmtime_integration(
    witx_literal = r#"
    (module $todo
      (@interface func (export "fill") (param $buf (list u32))))
"#
)]
impl Ctx {
    fn fill(&mut self, _buf: &mut [u32]) {}
}

fn main() {}
