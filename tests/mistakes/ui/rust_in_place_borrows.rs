//! Values that are borrowed in place from memory that may change.

use std::ffi::CStr;

use wasmtime_integration::{GuestMemory, wasmtime_integration};

struct Host;

#[wasmtime_integration(module("env", name = Env))]
impl Host {
    pub fn text(&self, _: &mut GuestMemory<'_>, _: &CStr) {}

    pub fn key(&self, _: &[u8; 32], _: &mut [u8]) {}

    pub fn changed(&self, _: &mut [u8; 32]) {}
}

fn main() {}
