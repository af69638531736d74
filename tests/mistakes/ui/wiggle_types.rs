use wasmtime_integration::wasmtime_integration;

struct Ctx;

#[wasmtime_integration(witx_literal = r#"
    (typename $point (record (field $x u32)))
    (module $m
      (@interface func (export "text") (param $s string))
      (@interface func (export "list") (param $l (list u8)))
      (@interface func (export "pointer") (param $p (@witx pointer u32)))
      (@interface func (export "memory") (param $p (@witx pointer u32))))
"#)]
impl Ctx {
    fn text(&self, _s: wiggle::GuestPtr<str>) {}
    fn list(&self, _l: wiggle::GuestPtr<[u8]>) {}
    fn pointer(&self, _memory: &mut wiggle::GuestMemory<'_>, _p: wiggle::GuestPtr<u32>) {}
    fn memory(&self, _memory: &wiggle::GuestMemory<'_>, _p: wasmtime_integration::GuestPtr<u32>) {}
}

fn main() {}
