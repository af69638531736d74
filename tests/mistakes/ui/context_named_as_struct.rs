//! A context with the default name of the instance struct.

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
