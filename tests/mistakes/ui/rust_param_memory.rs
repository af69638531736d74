//! The memory by value, and after another parameter.

use wasmtime_integration::{GuestMemory, wasmtime_integration};

struct Ctx;

#[wasmtime_integration(module("game", name = Game))]
impl Ctx {
    pub fn first(&self, memory: GuestMemory<'_>, id: u32) {
        let _ = (memory, id);
    }

    pub fn second(&self, id: u32, memory: &mut GuestMemory<'_>) {
        let _ = (memory, id);
    }
}

fn main() {}
