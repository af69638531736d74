//! A file that doesn't parse.

use wasmtime_integration::wasmtime_integration;

struct Ctx;

#[wasmtime_integration(
    witx = ["witx/good.witx", "witx/broken.witx"]
)]
impl Ctx {
}

fn main() {}
