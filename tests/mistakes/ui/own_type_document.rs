//! Core values of types, with a document.

use wasmtime_integration::wasmtime_integration;

struct Host;

#[wasmtime_integration(
    witx_literal = "(module $env (@interface func (export \"log\") (param $text string)))",
    core(Text = (i32, i32)),
)]
impl Host {
    fn log(&self, text: &str) {
        let _ = text;
    }
}

fn main() {}
