use wasmtime_integration::wasmtime_integration;

struct Ctx;

#[wasmtime_integration(witx_literal = r#"
    (module $m (@interface func (export "f") (param $x string) (param $y u32)))
"#)]
impl Ctx {
    fn f(&mut self, _x: impl AsRef<str>, _y: u32) {}

    // A helper may take anything.
    fn g(&self, _x: impl AsRef<str>) {}
}

fn main() {}
