//! An accessor that returns a reference, in a block for views.

use wasmtime::Linker;
use wasmtime_integration::wasmtime_integration;

struct Data {
    id: u64,
}

struct Api<'a>(&'a mut Data);

#[wasmtime_integration(module("process", name = Process), view)]
impl Api<'_> {
    pub fn id(&mut self) -> u64 {
        self.0.id
    }
}

fn add(linker: &mut Linker<Data>) -> wasmtime::Result<()> {
    Process::add_to_linker(linker, |data: &mut Data| data)
}

fn main() {}
