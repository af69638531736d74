//! A prefix that is not an identifier.

use wasmtime_integration::wasmtime_integration;

struct Ctx;

#[wasmtime_integration(
    witx_literal = r#"
    (module $log
      (@interface func (export "open") (param $n u32)))
    (module $kv
      (@interface func (export "open") (param $name string)))
"#,
    modules(log(prefix = "log-")),
    unimplemented = trap
)]
impl Ctx {
    fn log_open(&mut self, _n: u32) {}
}

fn main() {}
