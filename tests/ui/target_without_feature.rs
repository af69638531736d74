use wasmtime_integration::wasmtime_integration;

mod old {}

struct Ctx;

#[wasmtime_integration(
    witx_literal = r#"(module $m (@interface func (export "f")) (@interface func (export "g")))"#,
    target = crate::old,
)]
impl Ctx {
    fn f(&mut self) {}
}

fn main() {
    let _: &str = M::MODULE;
}
