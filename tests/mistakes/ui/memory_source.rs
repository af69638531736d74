//! A memory that is bound from something else than an instance or a memory.

use wasmtime::{SharedMemory, Store};
use wasmtime_integration::{MemorySlot, wasmtime_integration};

struct Host {
    slot: MemorySlot,
}

#[wasmtime_integration(module("log", name = Log), memory_slot = self.slot)]
impl Host {
    pub fn write(&mut self, line: &str) {
        let _ = line;
    }
}

fn bind(store: &mut Store<Host>, memory: SharedMemory) -> wasmtime::Result<()> {
    Log::bind_memory(store, memory, |host| host)
}

fn main() {}
