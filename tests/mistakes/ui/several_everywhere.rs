//! A mistake of each kind.

use wasmtime_integration::wasmtime_integration;

struct Ctx;

#[wasmtime_integration(
    witx_literal = r#"
    (typename $errno (enum (@witx tag u16) $success $inval $full))
    (typename $id u32)
    (typename $entry (record (field $id $id) (field $done bool)))
    (module $todo
      (@interface func (export "add") (param $title string) (result $error (expected $id (error $errno))))
      (@interface func (export "mark") (param $id $id) (param $done bool))
      (@interface func (export "count") (result $n u32)))
"#,
    modules(todo(name = Todo, doc = "To do."))
)]
impl Ctx {
    #[r#override]
    fn add(title: i32) -> i32 {
        title
    }

    #[guest(module = "todo", name = "marks")]
    fn mark_it(&mut self) {}

    fn count(&mut self, memory: u32) -> u32 {
        memory
    }
}

fn main() {}
