//! Several mistakes in a document.

use wasmtime_integration::wasmtime_integration;

struct Ctx;

#[wasmtime_integration(
    witx_literal = r#"
    (typename $a-b (enum $x-y $x_y))
    (typename $a_b (flags (@witx repr u8) $a $b $c $d $e $f $g $h $i))
    (@witx const $nothing $c 1)
"#
)]
impl Ctx {}

fn main() {}
