//! The same with functions that trap.

use wasmtime_integration::wasmtime_integration;

struct Ctx;

#[wasmtime_integration(
    witx_literal = r#"
    (module $todo
      (@interface func (export "count") (result $n u32))
      (@interface func (export "clear")))
"#,
    unimplemented = trap
)]
impl Ctx {
    fn cuont(&mut self) -> u32 {
        0
    }

    #[guest(skip)]
    fn cleer(&mut self) {}
}

fn main() {}
