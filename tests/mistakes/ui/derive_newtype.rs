//! A tuple struct of one field that doesn't say how it is passed.

use wasmtime_integration::{GuestType, wasmtime_integration};

#[derive(Clone, Copy, GuestType)]
struct BlockHeight(u64);

struct Ctx;

#[wasmtime_integration(module("chain", name = Chain))]
impl Ctx {
    pub fn seek(&self, height: BlockHeight, from: &BlockHeight) -> BlockHeight {
        let _ = from;
        height
    }
}

fn main() {}
