//! Method attributes under a configuration, which the macro can't see.

use wasmtime_integration::wasmtime_integration;

struct Ctx;

#[wasmtime_integration(
    witx_literal = r#"
    (typename $errno (enum (@witx tag u16) $success $inval $full))
    (module $todo
      (@interface func (export "add") (param $x u32) (result $r u32))
      (@interface func (export "quit") (param $code u32) (@witx noreturn)))
"#
)]
impl Ctx {
    #[cfg_attr(unix, guest(name = "add"))]
    fn plus(&mut self, x: u32) -> u32 {
        x + 1
    }

    #[cfg_attr(unix, cold, r#override)]
    fn quit(code: i32) -> wasmtime::Result<()> {
        Err(wasmtime::Error::msg(code.to_string()))
    }
}

fn main() {}
