//! A name that occurs in two modules: the likelier one comes first.

use wasmtime_integration::wasmtime_integration;

struct Ctx;

#[wasmtime_integration(
    witx_literal = r#"
    (module $log
      (@interface func (export "open") (param $n u32)))
    (module $kv
      (@interface func (export "open") (param $name string)))
"#,
    unimplemented = trap
)]
impl Ctx {
    fn open(&mut self, _name: &str) {}
}

fn main() {}
