//! An error in a string, which isn't parsed as an expression.

use wasmtime_integration::wasmtime_integration;

struct Ctx;

#[wasmtime_integration(
    witx_literal = r#"
    (typename $errno (enum (@witx tag u16) $success $inval $full))
    (module $todo
      (@interface func (export "add") (param $title string)
        (result $error (expected (error $errno)))))
"#,
    missing_memory = "types::Errno::Inval"
)]
impl Ctx {
    fn add(&mut self, title: &str) -> Result<(), types::Errno> {
        let _ = title;
        Ok(())
    }
}

fn main() {}
