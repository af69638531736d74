//! A misspelt argument, and no document: two mistakes that have nothing to do with each
//! other.

use wasmtime_integration::wasmtime_integration;

struct Ctx;

#[wasmtime_integration(unimplement = trap)]
impl Ctx {
}

fn main() {}
