//! A memory whose name is no string.

use wasmtime_integration::wasmtime_integration;

struct Ctx {
    lines: Vec<String>,
}

#[wasmtime_integration(
    witx_literal = r#"
    (typename $errno (enum (@witx tag u16) $success $inval $full))
    (typename $id u32)
    (module $todo
      (@interface func (export "add") (param $title string) (result $error (expected $id (error $errno)))))
"#,
    memory = heap
)]
impl Ctx {
    fn add(&mut self, title: &str) -> Result<types::Id, types::Errno> {
        let _ = title;
        Ok(0)
    }
}

fn main() {}
