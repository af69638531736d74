//! Overrides that guests can't import.

use wasmtime_integration::wasmtime_integration;

struct Ctx;

#[wasmtime_integration(module("game", name = Game))]
impl Ctx {
    #[r#override]
    fn raw(id: i32) {
        let _ = id;
    }

    #[r#override(name = "raw-2")]
    pub(crate) fn other(id: i32) {
        let _ = id;
    }

    pub fn good(&self) -> u32 {
        0
    }
}

fn main() {}
