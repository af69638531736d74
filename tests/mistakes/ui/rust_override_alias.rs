//! An alias of a core type, in an override.

use wasmtime_integration::wasmtime_integration;

struct Ctx;

type Fd = i32;

#[wasmtime_integration(module("game", name = Game))]
impl Ctx {
    #[r#override]
    pub fn raw(&mut self, id: i32, fd: Fd) {
        let _ = (id, fd);
    }
}

fn main() {}
