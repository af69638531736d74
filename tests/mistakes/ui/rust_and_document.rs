//! `module`, next to the arguments of an interface from a document.

use wasmtime_integration::wasmtime_integration;

struct Ctx;

#[wasmtime_integration(
    module("game", name = Game),
    witx = "witx/todo.witx",
    modules(todo(name = Todo)),
    unimplemented = trap,
    success = "success"
)]
impl Ctx {
    pub fn now(&self) -> u64 {
        0
    }
}

struct Other;

#[wasmtime_integration(
    module("other", name = Env),
    witx_literal = "(module $other)",
    types = crate::types,
    target(path = crate::wiggle, ctx = self)
)]
impl Other {
    pub fn now(&self) -> u64 {
        0
    }
}

fn main() {}
