//! Misspelled method attributes.

use wasmtime_integration::wasmtime_integration;

struct Ctx;

#[wasmtime_integration(
    witx_literal = r#"
    (module $todo
      (@interface func (export "count") (result $n u32))
      (@interface func (export "total") (result $n u32)))
"#
)]
impl Ctx {
    #[r#overide]
    fn count() -> i32 {
        0
    }

    #[gest(name = "total")]
    fn sum(&mut self) -> u32 {
        0
    }
}

fn main() {}
