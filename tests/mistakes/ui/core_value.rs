//! The lists of core values are in parentheses.

use wasmtime_integration::wasmtime_integration;

struct Ctx;

#[wasmtime_integration(module("env", name = Env), core = (i64, i64))]
impl Ctx {
    pub fn now(&self) -> u64 {
        0
    }
}

struct Other;

#[wasmtime_integration(module("env", name = Other2), core)]
impl Other {
    pub fn now(&self) -> u64 {
        0
    }
}

struct Third;

#[wasmtime_integration(module("env", name = Third2), core("Source"))]
impl Third {
    pub fn now(&self) -> u64 {
        0
    }
}

fn main() {}
