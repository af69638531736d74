use wasmtime_integration::wasmtime_integration;

mod old {
    wiggle::from_witx!({ witx_literal: "(typename $fd (handle)) (module $m (@interface func (export \"f\") (param $x $fd)))" });
}

mod abi {
    wasmtime_integration::types!(witx_literal = "(typename $fd (handle))");
}

struct Ctx;

#[wasmtime_integration(
    witx_literal = r#"(typename $fd (handle)) (module $m (@interface func (export "f") (param $x $fd)))"#,
    types = abi::types,
    target(path = old, convert),
)]
impl Ctx {
    fn f(&self, _x: abi::types::Fd) {}
}

fn main() {}
