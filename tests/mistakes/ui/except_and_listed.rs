//! A module that is both listed and excepted.

use wasmtime_integration::wasmtime_integration;

struct Ctx;

#[wasmtime_integration(
    witx_literal = r#"
    (module $log
      (@interface func (export "open") (param $n u32)))
    (module $kv
      (@interface func (export "open") (param $name string)))
"#,
    modules(except(log), log(name = Log)),
    unimplemented = trap
)]
impl Ctx {

}

fn main() {}
