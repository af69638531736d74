use wasmtime_integration::wasmtime_integration;

struct Ctx;

#[wasmtime_integration(witx_literal = "(typename $id u32)")]
impl Ctx {
    fn f(&mut self) -> types::Id {
        0
    }
}

fn main() {}
