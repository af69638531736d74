//! A path without types.

use wasmtime_integration::wasmtime_integration;

struct Ctx;

#[wasmtime_integration(
    witx_literal = r#"
    (typename $errno (enum (@witx tag u16) $success $inval $full))
    (typename $id u32)
    (module $todo
      (@interface func (export "add") (param $title string) (result $error (expected $id (error $errno)))))
"#,
    types = abi::typs
)]
impl Ctx {
    fn add(&mut self, title: &str) -> Result<abi::types::Id, abi::types::Errno> {
        let _ = title;
        Ok(0)
    }
}

mod abi {
    wasmtime_integration::types!(
        witx_literal = r#"
    (typename $errno (enum (@witx tag u16) $success $inval $full))
    (typename $id u32)
"#
    );
}

fn main() {}
