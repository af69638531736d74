//! An override whose alias hides the type of the store's data.

use wasmtime_integration::wasmtime_integration;

struct Ctx;

#[wasmtime_integration(
    witx_literal = r#"
    (typename $errno (enum (@witx tag u16) $success $inval $full))
    (typename $id u32)
    (typename $entry (record (field $id $id) (field $done bool)))
    (module $todo
      (@interface func (export "quit") (param $code u32) (@witx noreturn)))
"#
)]
impl Ctx {
    #[r#override]
    fn quit(caller: Call<'_>, code: i32) {
        let _ = (caller, code);
    }
}

type Call<'a> = wasmtime::Caller<'a, Ctx>;
fn main() {}
