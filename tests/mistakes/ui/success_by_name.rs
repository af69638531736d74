//! An error that guests would read as success.

use wasmtime_integration::wasmtime_integration;

struct Ctx;

#[wasmtime_integration(
    witx_literal = r#"
    (typename $errno (enum (@witx tag u16) $not_found $full))
    (module $todo
      (@interface func (export "add") (param $n u32) (result $e (expected (error $errno)))))
"#
)]
impl Ctx {
    fn add(&mut self, _n: u32) -> Result<(), types::Errno> {
        Err(types::Errno::NotFound)
    }
}

fn main() {}
