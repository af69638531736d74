//! A rule for names that doesn't exist.

use wasmtime_integration::wasmtime_integration;

struct Ctx;

#[wasmtime_integration(module("w4", name = W4, rename_all = "CamelCase"))]
impl Ctx {
    pub fn blit_sub(&self) {}
}

struct Other;

#[wasmtime_integration(module("w5", name = W5, rename_all = camelCase))]
impl Other {
    pub fn blit_sub(&self) {}
}

fn main() {}
