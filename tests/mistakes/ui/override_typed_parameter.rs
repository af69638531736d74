//! An override that takes an interface value.

use wasmtime::Caller;
use wasmtime_integration::wasmtime_integration;

struct Ctx;

#[wasmtime_integration(
    witx_literal = r#"
    (module $todo
      (@interface func (export "add") (param $title string)))
"#
)]
impl Ctx {
    #[r#override]
    fn add(_caller: Caller<'_, Ctx>, _title: &str) {}
}

fn main() {}
