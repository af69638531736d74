//! A misspelled argument and no document: two mistakes that are independent of each
//! other.

use wasmtime_integration::wasmtime_integration;

struct Ctx;

#[wasmtime_integration(unimplement = trap)]
impl Ctx {
}

fn main() {}
