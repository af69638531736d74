//! Hooks whose parameters have other types.

use wasmtime::Error;
use wasmtime_integration::{HostFunction, wasmtime_integration};

struct Host;

#[wasmtime_integration(module("env", name = Env))]
impl Host {
    #[guest(before)]
    fn charge(&mut self, _: u32) {}

    #[guest(after)]
    fn measure(&mut self, _: HostFunction, _: Result<(), Error>) {}

    pub fn f(&self) {}
}

fn main() {}
