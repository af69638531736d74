//! A string as something else.

use wasmtime_integration::wasmtime_integration;

struct Ctx;

#[wasmtime_integration(
    witx_literal = r#"
    (typename $errno (enum (@witx tag u16) $success $inval $full))
    (typename $id u32)
    (typename $entry (record (field $id $id) (field $done bool)))
    (module $todo
      (@interface func (export "add") (param $title string) (result $error (expected $id (error $errno)))))
"#
)]
impl Ctx {
    fn add(&mut self, title: u32) -> Result<types::Id, types::Errno> {
        let _ = title;
        Ok(0)
    }
}

fn main() {}
