use wasmtime_integration::wasmtime_integration;

struct Ctx;

#[wasmtime_integration(witx_literal = r#"
    (module $log (@interface func (export "open")))
    (module $kv (@interface func (export "open")))
"#)]
impl Ctx {
    #[witx(module = "log")]
    fn open(&self) {}
    #[witx(module = "kv")]
    fn open(&self) {}
    fn helper(&self) {
        self.open();
    }
}

fn main() {}
