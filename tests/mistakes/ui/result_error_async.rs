//! The same in an async method that doesn't access the memory.

use wasmtime_integration::wasmtime_integration;

struct Ctx;

#[wasmtime_integration(
    witx_literal = r#"
    (typename $errno (enum (@witx tag u16) $success $inval $full))
    (typename $id u32)
    (module $todo
      (@interface func (export "remove") (param $id $id) (result $error (expected (error $errno))))
      (@interface func (export "count") (result $n u32)))
"#
)]
impl Ctx {
    async fn remove(&mut self, id: types::Id) -> Result<(), String> {
        let _ = id;
        Ok(())
    }

    async fn count(&mut self) -> u64 {
        0
    }
}

fn main() {}
