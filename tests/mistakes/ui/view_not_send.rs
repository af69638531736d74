//! A view that holds something that is not `Send`, over a wait.

use std::sync::MutexGuard;

use wasmtime_integration::wasmtime_integration;

struct Api<'a>(MutexGuard<'a, u64>);

#[wasmtime_integration(module("process", name = Process), view)]
impl Api<'_> {
    pub async fn id(&mut self) -> u64 {
        *self.0
    }
}

fn main() {}
