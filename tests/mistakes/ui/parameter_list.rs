//! A list as a slice of records.

use wasmtime_integration::wasmtime_integration;

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
    fn many(&mut self, entries: &[types::Entry], raw: &[u8]) {
        let _ = (entries, raw);
    }
}

fn main() {}
