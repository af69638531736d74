//! A type in `core(…)` that no parameter has.

use wasmtime_integration::wasmtime_integration;

struct Host;

#[wasmtime_integration(
    module("env", name = Env),
    core(Strng = (i32, i32), std::net::SocketAddr = (i32, i64)),
)]
impl Host {
    pub fn log(&self, text: String) {
        let _ = text;
    }
}

fn main() {}
