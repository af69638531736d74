//! A context that isn't `Send`, and an async method.

use wasmtime_integration::wasmtime_integration;

struct Ctx {
    _shared: std::rc::Rc<u32>,
}

#[wasmtime_integration(
    witx_literal = r#"
    (typename $errno (enum (@witx tag u16) $success $inval $full))
    (module $todo
      (@interface func (export "count") (result $n u32)))
"#
)]
impl Ctx {
    async fn count(&mut self) -> u32 {
        0
    }
}

fn main() {}
