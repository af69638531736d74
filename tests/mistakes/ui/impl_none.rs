//! The attribute on an item that isn't an impl block.

use wasmtime_integration::wasmtime_integration;

#[wasmtime_integration(witx_literal = "(module $m)")]
struct Ctx;

fn main() {
    let _ = Ctx;
}
