//! Store data that isn't `Send`, and an async method.

use wasmtime_integration::wasmtime_integration;

struct Ctx;

#[wasmtime_integration(
    witx_literal = r#"
    (typename $errno (enum (@witx tag u16) $success $inval $full))
    (typename $id u32)
    (typename $entry (record (field $id $id) (field $done bool)))
    (module $todo
      (@interface func (export "count") (result $n u32)))
"#
)]
impl Ctx {
    async fn count(&mut self) -> u32 {
        0
    }
}

struct Host {
    ctx: Ctx,
    _shared: std::rc::Rc<u32>,
}
fn main() {
    let engine = wasmtime::Engine::default();
    let mut linker = wasmtime::Linker::new(&engine);
    Todo::add_to_linker(&mut linker, |host: &mut Host| &mut host.ctx).unwrap();
}
