//! A buffer to fill, next to the memory that contains it.

use wasmtime_integration::{GuestMemory, wasmtime_integration};

struct Ctx;

#[wasmtime_integration(
    witx_literal = r#"
    (module $todo
      (@interface func (export "fill") (param $buf (list u8))))
"#
)]
impl Ctx {
    fn fill(&mut self, _memory: &mut GuestMemory<'_>, _buf: &mut [u8]) {}
}

fn main() {}
