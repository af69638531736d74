//! Several functions without methods.

use wasmtime_integration::wasmtime_integration;

struct Ctx;

#[wasmtime_integration(
    witx_literal = r#"
    (typename $errno (enum (@witx tag u16) $success $inval $full))
    (typename $id u32)
    (typename $entry (record (field $id $id) (field $done bool)))
    (module $todo
      (@interface func (export "add") (param $title string) (result $error (expected $id (error $errno))))
      (@interface func (export "set") (param $entry $entry) (result $error (expected (error $errno))))
      (@interface func (export "many") (param $entries (list $entry)) (param $raw (list u8)))
      (@interface func (export "count") (result $n u32))
      (@interface func (export "mark") (param $id $id) (param $done bool))
      (@interface func (export "quit") (param $code u32) (@witx noreturn))
      (@interface func (export "get") (param $id $id) (param $buf (@witx pointer $entry)) (result $error (expected (error $errno)))))
"#
)]
impl Ctx {}

fn main() {}
