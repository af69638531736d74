//! A memory slot that a view holds itself.
#![allow(unused_variables)]

use wasmtime_integration::{MemorySlot, wasmtime_integration};

struct View<'a>(MemorySlot, &'a mut u32);

#[wasmtime_integration(module("view", name = ViewEnv), view, memory_slot = self.0)]
impl View<'_> {
    pub fn f(&self, text: &str) {}
}

fn main() {}
