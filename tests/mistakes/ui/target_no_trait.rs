use wasmtime_integration::wasmtime_integration;

/// The module that wiggle generated.
mod old {
    wiggle::from_witx!({
        witx_literal: "
            (module $m
              (@interface func (export \"f\") (param $x u32))
              (@interface func (export \"g\"))
              (@interface func (export \"h\")))
        "
    });
}

struct Ctx;

#[wasmtime_integration(
    witx_literal = r#"
        (module $m
          (@interface func (export "f") (param $x u32))
          (@interface func (export "g"))
          (@interface func (export "h")))
    "#,
    target = crate::old,
)]
impl Ctx {}

fn main() {}
