//! A borrowed string next to memory that can change.

use wasmtime_integration::{GuestMemory, wasmtime_integration};

struct Ctx;

#[wasmtime_integration(module("game", name = Game))]
impl Ctx {
    pub fn log(&self, memory: &mut GuestMemory<'_>, message: &str) {
        let _ = (memory, message);
    }

    pub fn write(&self, memory: &mut GuestMemory<'_>, bytes: &[u8]) {
        let _ = (memory, bytes);
    }
}

fn main() {}
