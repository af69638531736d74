//! A `guest_error` function with another signature.

use wasmtime_integration::wasmtime_integration;

struct Ctx;

#[wasmtime_integration(
    witx_literal = r#"
    (typename $errno (enum (@witx tag u16) $success $inval $full))
    (typename $id u32)
    (typename $entry (record (field $id $id) (field $done bool)))
    (module $todo
      (@interface func (export "add") (param $title string) (result $error (expected $id (error $errno)))))
"#,
    guest_error = fault
)]
impl Ctx {
    fn add(&mut self, title: &str) -> Result<types::Id, types::Errno> {
        let _ = title;
        Ok(0)
    }
}

fn fault(code: u32) -> types::Errno {
    let _ = code;
    types::Errno::Inval
}
fn main() {}
