//! More flags than bits.

use wasmtime_integration::wasmtime_integration;

struct Ctx;

#[wasmtime_integration(
    witx_literal = r#"
    (typename $f (flags (@witx repr u8) $a $b $c $d $e $f $g $h $i))
"#
)]
impl Ctx {}

fn main() {}
