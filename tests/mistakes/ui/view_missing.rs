//! An accessor that returns a view, in a block without the argument.

use wasmtime::Linker;
use wasmtime_integration::wasmtime_integration;

struct Data {
    id: u64,
}

struct Version;

#[wasmtime_integration(module("version", name = Versions))]
impl Version {
    pub fn major(&self) -> u32 {
        1
    }
}

fn add(linker: &mut Linker<Data>) -> wasmtime::Result<()> {
    Versions::add_to_linker(linker, |_| Version)
}

fn main() {}
