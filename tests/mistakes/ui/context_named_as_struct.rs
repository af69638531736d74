//! A context with the name that the instance struct has if none is given.

use wasmtime_integration::wasmtime_integration;

#[derive(Clone, Debug)]
struct Todo;

#[wasmtime_integration(
    witx_literal = r#"(module $todo (@interface func (export "count") (result $n u32)))"#,
)]
impl Todo {
    fn count(&mut self) -> u32 {
        0
    }
}

fn main() {}
