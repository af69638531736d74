//! A method whose name is nearly a function's.

use wasmtime_integration::wasmtime_integration;

struct Ctx;

#[wasmtime_integration(
    witx_literal = r#"
    (module $todo
      (@interface func (export "count") (result $n u32))
      (@interface func (export "clear")))
"#
)]
impl Ctx {
    fn cuont(&mut self) -> u32 {
        0
    }
}

fn main() {}
