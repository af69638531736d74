//! A part of the context that a method returns by reference.

use wasmtime_integration::wasmtime_integration;

/// The module that wiggle generated.
mod old {
    wiggle::from_witx!({ witx_literal: "(module $m (@interface func (export \"f\")))" });

    pub struct Part;

    impl m::M for Part {
        fn f(&mut self, _: &mut wiggle::GuestMemory<'_>) {}
    }
}

struct Ctx {
    part: old::Part,
}

impl Ctx {
    fn part(&mut self) -> &mut old::Part {
        &mut self.part
    }
}

#[wasmtime_integration(
    witx_literal = r#"(module $m (@interface func (export "f")))"#,
    target(path = crate::old, ctx = self.part()),
)]
impl Ctx {}

fn main() {}
