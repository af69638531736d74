//! An override whose first parameter is neither the memory nor a core value.

use wasmtime_integration::wasmtime_integration;

struct Ctx;

type Host<'a> = &'a mut Ctx;

#[wasmtime_integration(module("game", name = Game))]
impl Ctx {
    #[r#override]
    pub fn raw(host: Host<'_>, id: i32) {
        let _ = (host, id);
    }

    #[r#override]
    pub fn text(&mut self, text: String) {
        let _ = text;
    }

    #[r#override]
    pub fn bytes(bytes: &[u8], id: i32) {
        let _ = (bytes, id);
    }
}

fn main() {}
