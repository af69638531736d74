//! A function that two modules have.

use wasmtime_integration::wasmtime_integration;

struct Ctx;

#[wasmtime_integration(
    witx_literal = r#"
    (module $files (@interface func (export "close") (param $fd u32)))
    (module $sockets (@interface func (export "close") (param $fd u32)))
"#,
    unimplemented = trap
)]
impl Ctx {
    fn close(&mut self, fd: u32) {
        let _ = fd;
    }
}

fn main() {}
