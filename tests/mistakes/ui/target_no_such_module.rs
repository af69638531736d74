use wasmtime_integration::wasmtime_integration;

/// The module that wiggle generated.
mod old {
    wiggle::from_witx!({ witx_literal: "(module $m (@interface func (export \"f\") (param $x u32)))" });
}

struct Ctx;

#[wasmtime_integration(
    witx_literal = r#"(module $n (@interface func (export "f") (param $x u32)))"#,
    target = crate::old,
)]
impl Ctx {}

impl old::m::M for Ctx {
    fn f(&mut self, _: &mut wiggle::GuestMemory<'_>, _: u32) {}
}

fn main() {}
