//! A caller next to a receiver, and after another parameter.

use wasmtime::Caller;
use wasmtime_integration::wasmtime_integration;

struct Ctx;

#[wasmtime_integration(module("game", name = Game))]
impl Ctx {
    pub fn both(&self, caller: Caller<'_, Ctx>, id: u32) {
        let _ = (caller, id);
    }

    pub fn second(id: u32, caller: &mut Caller<'_, Ctx>) {
        let _ = (caller, id);
    }

    pub fn mixed(&mut self, id: u32, caller: Caller<'_, Ctx>) {
        let _ = (caller, id);
    }
}

fn main() {}
