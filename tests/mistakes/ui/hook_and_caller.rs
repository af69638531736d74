//! Methods that take the caller, which a hook needs after them.
#![allow(unused_variables)]

use wasmtime::Caller;
use wasmtime_integration::{HostFunction, wasmtime_integration};

struct Ctx;

#[wasmtime_integration(module("m", name = M))]
impl Ctx {
    #[guest(after)]
    fn after(&mut self, function: HostFunction, result: Result<(), &wasmtime::Error>) {}

    pub fn by_value(caller: Caller<'_, Ctx>) {}

    #[r#override]
    pub fn raw(caller: Caller<'_, Ctx>, n: u32) {}
}

fn main() {}
