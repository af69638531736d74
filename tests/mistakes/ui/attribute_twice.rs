use wasmtime_integration::wasmtime_integration;

struct Ctx;

#[wasmtime_integration(witx_literal = r#"(module $m (@interface func (export "f")))"#)]
#[wasmtime_integration(witx_literal = r#"(module $n (@interface func (export "g")))"#)]
impl Ctx {
    fn f(&mut self) {}
}

fn main() {}
