//! Documents that use each other.

use wasmtime_integration::wasmtime_integration;

struct Ctx;

#[wasmtime_integration(
    witx = "witx/first.witx"
)]
impl Ctx {
}

fn main() {}
