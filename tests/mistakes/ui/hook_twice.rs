//! Two hooks that run at the same time.

use wasmtime_integration::{HostFunction, wasmtime_integration};

struct Host;

#[wasmtime_integration(module("env", name = Env))]
impl Host {
    #[guest(before)]
    fn charge(&mut self, _: HostFunction) {}

    #[guest(before)]
    fn count(&mut self, _: HostFunction) {}

    pub fn f(&self) {}
}

fn main() {}
