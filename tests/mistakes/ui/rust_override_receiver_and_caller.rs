//! An override with a context and a caller.

use wasmtime::Caller;
use wasmtime_integration::wasmtime_integration;

struct Ctx;

#[wasmtime_integration(module("game", name = Game))]
impl Ctx {
    #[r#override]
    pub fn raw(&mut self, caller: Caller<'_, Ctx>, id: i32) {
        let _ = (caller, id);
    }

    #[r#override]
    pub fn late(id: i32, caller: Caller<'_, Ctx>) {
        let _ = (caller, id);
    }
}

fn main() {}
