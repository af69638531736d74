use wasmtime_integration::wasmtime_integration;
use wiggle::{GuestMemory, GuestPtr};

struct Ctx;

#[wasmtime_integration(witx_literal = r#"
    (module $m
      (@interface func (export "text") (param $s string))
      (@interface func (export "list") (param $l (list u8)))
      (@interface func (export "pointer") (param $p (@witx pointer u32)))
      (@interface func (export "memory") (param $p u32)))
"#)]
impl Ctx {
    fn text(&self, _s: GuestPtr<str>) {}
    fn list(&self, _l: GuestPtr<[u8]>) {}
    fn pointer(&self, _p: GuestPtr<u32>) {}
    fn memory(&self, _memory: &mut GuestMemory<'_>, _p: u32) {}
}

fn main() {}
