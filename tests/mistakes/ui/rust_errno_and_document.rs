//! `errno` without `module`.

use wasmtime_integration::wasmtime_integration;

struct Ctx;

#[wasmtime_integration(
    witx_literal = r#"
    (typename $errno (enum (@witx tag u16) $success $inval))
    (module $todo
      (@interface func (export "mark") (result $error (expected (error $errno)))))
"#,
    errno = types::Errno
)]
impl Ctx {
    fn mark(&mut self) -> Result<(), types::Errno> {
        Ok(())
    }
}

fn main() {}
