//! A buffer to fill, next to a borrowed string.

use wasmtime_integration::wasmtime_integration;

struct Ctx;

#[wasmtime_integration(
    witx_literal = r#"
    (module $todo
      (@interface func (export "fill") (param $buf (list u8)) (param $name string)))
"#
)]
impl Ctx {
    fn fill(&mut self, _buf: &mut [u8], _name: &str) {}
}

fn main() {}
