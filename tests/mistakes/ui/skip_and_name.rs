//! A helper that names a function.

use wasmtime_integration::wasmtime_integration;

struct Ctx;

#[wasmtime_integration(
    witx_literal = r#"
    (module $todo
      (@interface func (export "count") (result $n u32)))
"#,
    unimplemented = trap
)]
impl Ctx {
    #[guest(skip, name = "count")]
    fn helper(&mut self) -> u32 {
        0
    }
}

fn main() {}
