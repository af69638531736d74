//! An excepted module that does not exist.

use wasmtime_integration::wasmtime_integration;

struct Ctx;

#[wasmtime_integration(
    witx_literal = r#"
    (module $log
      (@interface func (export "open") (param $n u32)))
    (module $kv
      (@interface func (export "open") (param $name string)))
"#,
    modules(except(lgo)),
    unimplemented = trap
)]
impl Ctx {

}

fn main() {}
