//! A pointer to another type.

use wasmtime_integration::{GuestPtr, wasmtime_integration};

struct Ctx;

#[wasmtime_integration(
    witx_literal = r#"
    (typename $errno (enum (@witx tag u16) $success $inval $full))
    (typename $id u32)
    (typename $entry (record (field $id $id) (field $done bool)))
    (module $todo
      (@interface func (export "get") (param $id $id) (param $buf (@witx pointer $entry)) (result $error (expected (error $errno)))))
"#
)]
impl Ctx {
    fn get(&mut self, id: types::Id, buf: GuestPtr<u8>) -> Result<(), types::Errno> {
        let _ = (id, buf);
        Ok(())
    }
}

fn main() {}
