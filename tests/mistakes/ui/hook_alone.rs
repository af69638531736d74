//! A block whose only method is a hook.
#![allow(unused_variables)]

use wasmtime_integration::{HostFunction, wasmtime_integration};

struct Ctx;

#[wasmtime_integration(module("m", name = M))]
impl Ctx {
    #[guest(before)]
    pub fn before(&mut self, function: HostFunction) {}
}

fn main() {}
