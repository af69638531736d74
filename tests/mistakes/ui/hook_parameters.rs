//! Hooks whose parameters are others.

use wasmtime::{Caller, Error};
use wasmtime_integration::{HostFunction, wasmtime_integration};

struct Host;

#[wasmtime_integration(module("env", name = Env))]
impl Host {
    #[guest(before)]
    fn charge(&mut self) {}

    #[guest(after)]
    fn measure(_: Caller<'_, Host>, _: HostFunction, _: Result<(), &Error>) {}

    pub fn f(&self) {}
}

struct Other;

#[wasmtime_integration(module("env", name = OtherEnv))]
impl Other {
    #[guest(before)]
    fn charge(_: HostFunction) {}

    #[guest(after)]
    fn measure(&mut self, _: &mut Caller<'_, Other>, _: HostFunction) {}

    pub fn f(&self) {}
}

fn main() {}
