//! Hooks that are something else too.

use wasmtime::Error;
use wasmtime_integration::{HostFunction, wasmtime_integration};

struct Host;

#[wasmtime_integration(module("env", name = Env))]
impl Host {
    #[guest(before, after)]
    fn charge(&mut self, _: HostFunction) {}

    #[guest(after, name = "measure")]
    fn measure(&mut self, _: HostFunction, _: Result<(), &Error>) {}

    pub fn f(&self) {}
}

struct Other;

#[wasmtime_integration(module("env", name = OtherEnv))]
impl Other {
    #[guest(befor)]
    fn charge(&mut self, _: HostFunction) {}

    pub fn f(&self) {}
}

fn main() {}
