//! Memory that is taken by value.

use wasmtime_integration::{GuestMemory, wasmtime_integration};

struct Ctx;

#[wasmtime_integration(
    witx_literal = r#"
    (typename $errno (enum (@witx tag u16) $success $inval $full))
    (typename $id u32)
    (module $todo
      (@interface func (export "add") (param $title string) (result $error (expected $id (error $errno)))))
"#
)]
impl Ctx {
    fn add(&mut self, memory: GuestMemory<'_>, title: &str) -> Result<types::Id, types::Errno> {
        let _ = (memory, title);
        Ok(0)
    }
}

fn main() {}
