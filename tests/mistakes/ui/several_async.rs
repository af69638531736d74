//! Several mistakes around async methods.

use wasmtime_integration::wasmtime_integration;

struct Ctx;

#[wasmtime_integration(
    witx_literal = r#"
    (module $todo
      (@interface func (export "count") (result $n u32))
      (@interface func (export "total") (result $n u32))
      (@interface func (export "code") (result $n u32)))
"#,
    block_on = run
)]
impl Ctx {
    async fn count(&mut self, again: bool) -> u32 {
        u32::from(again)
    }

    async fn total(self) -> u32 {
        0
    }

    #[r#override]
    async fn code() -> i64 {
        0
    }
}

fn main() {}
