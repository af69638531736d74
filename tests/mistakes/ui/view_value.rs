//! `view` with a value.

use wasmtime_integration::wasmtime_integration;

struct View<'a>(&'a mut u32);

#[wasmtime_integration(module("view", name = ViewEnv), view = View)]
impl View<'_> {
    pub fn f(&self) {}
}

fn main() {}
