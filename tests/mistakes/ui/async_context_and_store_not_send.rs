//! A context that isn't `Send`, in a store with async functions.

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

fn main() {
    let engine = wasmtime::Engine::default();
    let mut linker = wasmtime::Linker::new(&engine);
    Todo::add_to_linker(&mut linker, |ctx: &mut Ctx| ctx).unwrap();
}
