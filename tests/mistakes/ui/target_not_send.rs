use wasmtime_integration::wasmtime_integration;

/// The module that wiggle generated.
mod old {
    wiggle::from_witx!({ witx_literal: "(module $m (@interface func (export \"f\") (param $x u32)))" });
}

use std::rc::Rc;

struct Ctx {
    part: Rc<u32>,
}

#[wasmtime_integration(
    witx_literal = r#"(module $m (@interface func (export "f") (param $x u32)))"#,
    target = crate::old,
)]
impl Ctx {}

impl old::m::M for Ctx {
    fn f(&mut self, _: &mut wiggle::GuestMemory<'_>, x: u32) {
        self.part = Rc::new(x);
    }
}

fn main() {}
