//! Hooks whose results are others.

use wasmtime::Error;
use wasmtime_integration::{HostFunction, wasmtime_integration};

struct Host;

#[wasmtime_integration(module("env", name = Env))]
impl Host {
    #[guest(before)]
    fn charge(&mut self, _: HostFunction) -> bool {
        true
    }

    pub fn f(&self) {}
}

struct Other;

#[wasmtime_integration(module("env", name = OtherEnv))]
impl Other {
    #[guest(after)]
    fn measure(&mut self, _: HostFunction, _: Result<(), &Error>) -> wasmtime::Result<()> {
        Ok(())
    }

    pub fn f(&self) {}
}

fn main() {}
