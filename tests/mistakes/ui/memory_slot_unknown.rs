//! A memory slot that the context doesn't have.

use wasmtime_integration::wasmtime_integration;

struct Ctx {
    memory: wasmtime_integration::MemorySlot,
}

#[wasmtime_integration(
    witx_literal = r#"
    (typename $errno (enum (@witx tag u16) $success $inval $full))
    (typename $id u32)
    (module $todo
      (@interface func (export "add") (param $title string) (result $error (expected $id (error $errno)))))
"#,
    memory_slot = self.slot
)]
impl Ctx {
    fn add(&mut self, title: &str) -> Result<types::Id, types::Errno> {
        let _ = title;
        Ok(0)
    }
}

fn main() {}
