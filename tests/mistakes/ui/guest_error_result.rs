//! A `guest_error` function that doesn't return an error of the document.

use wasmtime_integration::wasmtime_integration;

struct Ctx;

#[wasmtime_integration(
    witx_literal = r#"
    (typename $errno (enum (@witx tag u16) $success $inval $full))
    (typename $id u32)
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

fn fault(_: wasmtime_integration::GuestError) -> u8 {
    1
}

fn main() {}
