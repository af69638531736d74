//! Several types that don't match.

use wasmtime_integration::wasmtime_integration;

struct Ctx;

#[wasmtime_integration(
    witx_literal = r#"
    (typename $errno (enum (@witx tag u16) $success $inval $full))
    (typename $id u32)
    (typename $entry (record (field $id $id) (field $done bool)))
    (module $todo
      (@interface func (export "add") (param $title string) (result $error (expected $id (error $errno))))
      (@interface func (export "mark") (param $id $id) (param $done bool))
      (@interface func (export "count") (result $n u32)))
"#
)]
impl Ctx {
    fn add(&mut self, title: u8) -> Result<u8, types::Errno> {
        Ok(title)
    }

    fn mark(&mut self, id: i32, done: u32) {
        let _ = (id, done);
    }

    fn count(&mut self) -> String {
        String::new()
    }
}

fn main() {}
