//! Overrides for stores with different data.

use wasmtime::Caller;
use wasmtime_integration::wasmtime_integration;

struct Ctx;

#[wasmtime_integration(
    witx_literal = r#"
    (typename $errno (enum (@witx tag u16) $success $inval $full))
    (typename $id u32)
    (typename $entry (record (field $id $id) (field $done bool)))
    (module $todo
      (@interface func (export "quit") (param $code u32) (@witx noreturn))
      (@interface func (export "count") (result $n u32)))
"#
)]
impl Ctx {
    #[r#override]
    fn quit(caller: Caller<'_, Ctx>, code: i32) {
        let _ = (caller, code);
    }

    #[r#override]
    fn count(caller: Caller<'_, Host>) -> i32 {
        let _ = caller;
        0
    }
}

struct Host;
fn main() {}
