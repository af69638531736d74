use wasmtime_integration::wasmtime_integration;

struct Ctx;

#[wasmtime_integration(witx_literal = r#"
    (module $m (@interface func (export "f") (param $x u32) (param $y u32)))
"#)]
impl Ctx {
    fn f(&mut self, _x: u32, #[cfg(unix)] _y: u32, #[cfg(windows)] _y: u32) {}
}

fn main() {}
