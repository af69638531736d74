//! A number of another width.

use wasmtime_integration::wasmtime_integration;

struct Ctx;

#[wasmtime_integration(
    witx_literal = r#"
    (typename $errno (enum (@witx tag u16) $success $inval $full))
    (typename $id u32)
    (typename $entry (record (field $id $id) (field $done bool)))
    (module $todo
      (@interface func (export "mark") (param $id $id) (param $done bool)))
"#
)]
impl Ctx {
    fn mark(&mut self, id: u64, done: bool) {
        let _ = (id, done);
    }
}

fn main() {}
