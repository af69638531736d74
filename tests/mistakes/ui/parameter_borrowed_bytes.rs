//! Borrowed bytes next to mutable memory.

use wasmtime_integration::{GuestMemory, wasmtime_integration};

struct Ctx;

#[wasmtime_integration(
    witx_literal = r#"
    (typename $errno (enum (@witx tag u16) $success $inval $full))
    (typename $id u32)
    (typename $entry (record (field $id $id) (field $done bool)))
    (module $todo
      (@interface func (export "many") (param $entries (list $entry)) (param $raw (list u8))))
"#
)]
impl Ctx {
    fn many(&mut self, memory: &mut GuestMemory<'_>, entries: Vec<types::Entry>, raw: &[u8]) {
        let _ = (memory, entries, raw);
    }
}

fn main() {}
