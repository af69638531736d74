//! An error that needs the context, which a caller by value takes away.

use wasmtime::Caller;
use wasmtime_integration::{IntoErrno, wasmtime_integration};

struct Ctx;

struct Counted;

impl IntoErrno<types::Errno, Ctx> for Counted {
    fn into_errno(self, _ctx: &mut Ctx) -> wasmtime::Result<types::Errno> {
        Ok(types::Errno::Inval)
    }
}

#[wasmtime_integration(
    witx_literal = r#"
    (typename $errno (enum (@witx tag u16) $success $inval))
    (module $todo
      (@interface func (export "add") (param $n u32) (result $e (expected (error $errno)))))
"#
)]
impl Ctx {
    fn add(_caller: Caller<'_, Ctx>, _n: u32) -> Result<(), Counted> {
        Err(Counted)
    }
}

fn main() {}
