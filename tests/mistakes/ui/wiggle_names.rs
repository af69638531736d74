#![deny(deprecated)]

use wasmtime_integration::{GuestMemory, GuestPtr, wasmtime_integration};

struct Ctx;

#[wasmtime_integration(witx_literal = r#"
    (module $m (@interface func (export "f") (param $s string)))
"#)]
impl Ctx {
    fn f(&self, memory: &mut GuestMemory<'_>, s: GuestPtr<str>) {
        let _ = memory.as_cow_str(s);
        let _ = memory.as_slice(s.as_bytes());
    }
}

fn main() {}
