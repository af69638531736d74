//! A record as another type.

use wasmtime_integration::wasmtime_integration;

struct Ctx;

#[wasmtime_integration(
    witx_literal = r#"
    (typename $errno (enum (@witx tag u16) $success $inval $full))
    (typename $id u32)
    (typename $entry (record (field $id $id) (field $done bool)))
    (module $todo
      (@interface func (export "set") (param $entry $entry) (result $error (expected (error $errno)))))
"#
)]
impl Ctx {
    fn set(&mut self, entry: &types::Id) -> Result<(), types::Errno> {
        let _ = entry;
        Ok(())
    }
}

fn main() {}
