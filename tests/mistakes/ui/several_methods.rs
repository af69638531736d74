//! Several mistakes in the methods.

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
      (@interface func (export "count") (result $n u32))
      (@interface func (export "quit") (param $code u32) (@witx noreturn)))
"#
)]
impl Ctx {
    fn add(self, title: &str) -> Result<types::Id, types::Errno> {
        let _ = title;
        Ok(0)
    }

    fn mark(&mut self) {}

    unsafe fn count<T>(&mut self) -> u32 {
        0
    }
}

fn main() {}
