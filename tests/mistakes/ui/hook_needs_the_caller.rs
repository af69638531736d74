//! Methods that keep the caller from a hook.

use wasmtime::{Caller, Error};
use wasmtime_integration::{HostFunction, wasmtime_integration};

struct Host;

#[wasmtime_integration(module("env", name = Env))]
impl Host {
    #[guest(after)]
    fn measure(&mut self, _: HostFunction, _: Result<(), &Error>) {}

    pub fn f(_: Caller<'_, Host>) {}

    #[r#override]
    pub fn raw(_: Caller<'_, Host>, _: i32) {}
}

fn main() {}
