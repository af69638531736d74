//! An override without a receiver that takes the memory.

use wasmtime_integration::{GuestMemory, wasmtime_integration};

struct Ctx;

#[wasmtime_integration(
    witx_literal = r#"
    (module $todo
      (@interface func (export "count") (result $n u32)))
"#
)]
impl Ctx {
    #[r#override]
    fn count(_memory: &mut GuestMemory<'_>) -> i32 {
        0
    }
}

fn main() {}
