//! A buffer next to the memory that contains it.

use wasmtime_integration::{GuestMemory, wasmtime_integration};

struct Ctx;

#[wasmtime_integration(module("game", name = Game))]
impl Ctx {
    pub fn fill(&self, memory: &mut GuestMemory<'_>, buf: &mut [u8]) {
        let _ = (memory, buf);
    }
}

fn main() {}
