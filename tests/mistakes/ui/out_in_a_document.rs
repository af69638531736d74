//! A value through an address, in a function of a document.

use wasmtime_integration::{Out, wasmtime_integration};

struct Host;

#[wasmtime_integration(witx_literal = r#"
    (typename $errno (enum $success $inval))
    (typename $n u32)
    (module $m
      (@interface func (export "get") (result $error (expected $n (error $errno)))))
"#)]
impl Host {
    fn get(&self) -> Result<Out<types::N>, types::Errno> {
        Ok(Out(1))
    }
}

fn main() {}
