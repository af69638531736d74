//! A borrowed string in a method that can change the memory through the caller.

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
    fn add(_caller: &mut Caller<'_, Ctx>, _title: &str) {}
}

fn main() {}
