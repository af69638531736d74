//! A rule for names that a document decides.

use wasmtime_integration::wasmtime_integration;

struct Ctx;

#[wasmtime_integration(
    witx_literal = r#"(module $w4 (@interface func (export "blit_sub")))"#,
    modules(w4(rename_all = "camelCase"))
)]
impl Ctx {
    fn blit_sub(&self) {}
}

fn main() {}
