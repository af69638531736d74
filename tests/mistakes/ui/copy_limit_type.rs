use wasmtime_integration::wasmtime_integration;

struct Ctx;

#[wasmtime_integration(
    witx_literal = r#"(module $m (@interface func (export "f") (param $x string)))"#,
    copy_limit = "1 MiB",
)]
impl Ctx {
    fn f(&mut self, _x: String) {}
}

fn main() {}
