//! The attribute under the name that it had before.

use wasmtime_integration::wasmtime_integration;

struct Ctx;

#[wasmtime_integration(
    witx_literal = r#"
    (module $todo
      (@interface func (export "count") (result $n u32))
      (@interface func (export "clear")))
"#
)]
impl Ctx {
    #[witx(name = "count")]
    fn number(&mut self) -> u32 {
        0
    }

    #[witx(module = "todo", name = "clear")]
    fn remove(&mut self) {}

    #[witx(skip)]
    fn cleer(&mut self) {}

    #[witx]
    fn helper(&mut self) {}
}

#[wasmtime_integration(module("game", name = Game))]
impl Ctx {
    #[witx(name = "finish-level")]
    pub fn finish_level(&self) {}

    #[witx(skip)]
    pub fn level(&self) -> Option<u32> {
        None
    }
}

fn main() {}
