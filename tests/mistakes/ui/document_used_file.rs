//! A mistake in a used file.

use wasmtime_integration::wasmtime_integration;

struct Ctx;

#[wasmtime_integration(
    witx = "witx/uses_unknown.witx"
)]
impl Ctx {
}

fn main() {}
