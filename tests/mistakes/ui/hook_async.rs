//! A hook that is asynchronous.

use wasmtime_integration::{HostFunction, wasmtime_integration};

struct Host;

#[wasmtime_integration(module("env", name = Env))]
impl Host {
    #[guest(before)]
    async fn charge(&mut self, _: HostFunction) {}

    pub fn f(&self) {}
}

fn main() {}
