//! Values through an address, in forms that there are not.

use wasmtime::Caller;
use wasmtime_integration::{Out, wasmtime_integration};

struct Host;

type Found = Out<u32>;

struct Other;

#[wasmtime_integration(module("env", name = Env))]
impl Host {
    pub fn mixed(&self) -> (Out<u32>, u32) {
        (Out(1), 2)
    }

    pub fn with_caller(_: Caller<'_, Host>) -> Out<u32> {
        Out(1)
    }

    #[r#override]
    pub fn raw() -> Out<u32> {
        Out(1)
    }
}

#[wasmtime_integration(module("other", name = OtherEnv))]
impl Other {
    pub fn aliased(&self) -> wasmtime::Result<Found> {
        Ok(Out(1))
    }

    pub fn no_guest_type(&self) -> Out<String> {
        Out(String::new())
    }
}

fn main() {}
