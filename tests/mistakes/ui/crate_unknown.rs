//! A path that isn't the crate's.

use wasmtime_integration::wasmtime_integration;

struct Ctx;

#[wasmtime_integration(
    witx_literal = r#"
    (typename $errno (enum (@witx tag u16) $success $inval $full))
    (typename $id u32)
    (module $todo
      (@interface func (export "add") (param $title string) (result $error (expected $id (error $errno)))))
"#,
    crate = integration
)]
impl Ctx {
    fn add(&mut self, title: &str) -> Result<types::Id, types::Errno> {
        let _ = title;
        Ok(0)
    }
}

fn main() {}
