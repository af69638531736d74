//! A file that is used, and has a mistake.

use wasmtime_integration::wasmtime_integration;

struct Ctx;

#[wasmtime_integration(
    witx = "witx/uses_unknown.witx"
)]
impl Ctx {
}

fn main() {}
