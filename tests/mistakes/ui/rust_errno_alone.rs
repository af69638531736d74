//! `errno` with neither a module nor a document.

use wasmtime_integration::wasmtime_integration;

struct Ctx;

#[wasmtime_integration(errno = Errno)]
impl Ctx {
    fn mark(&mut self) {}
}

fn main() {}
