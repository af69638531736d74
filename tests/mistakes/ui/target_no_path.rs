use wasmtime_integration::wasmtime_integration;

/// The module that wiggle generated.
mod old {
    wiggle::from_witx!({ witx_literal: "(module $m (@interface func (export \"f\") (param $x u32)))" });
}

struct Ctx {
    part: u32,
}

#[wasmtime_integration(
    witx_literal = r#"(module $m (@interface func (export "f") (param $x u32)))"#,
    target(ctx = self.part),
)]
impl Ctx {
    fn f(&mut self, _x: u32) {}
}

fn main() {}
