//! An alias of `Result`, in a module without an errno.

use wasmtime_integration::wasmtime_integration;

struct Ctx;

type Outcome = wasmtime::Result<u32>;

#[wasmtime_integration(module("game", name = Game))]
impl Ctx {
    pub fn spawn(&self) -> Outcome {
        Ok(1)
    }
}

fn main() {}
