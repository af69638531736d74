use wasmtime_integration::wasmtime_integration;

struct Ctx;

#[wasmtime_integration(witx_literal = r#"
    (module $log (@interface func (export "open")))
    (module $kv (@interface func (export "open")))
"#)]
impl Ctx {
    #[guest(module = "log")]
    fn open(&self) {}
    #[guest(module = "kv")]
    fn open(&self) {}
    fn helper(&self) {
        self.open();
    }
}

fn main() {}
