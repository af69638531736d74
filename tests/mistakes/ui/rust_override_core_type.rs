//! An override with parameters and a result that are no core values.

use wasmtime_integration::wasmtime_integration;

struct Ctx;

#[wasmtime_integration(module("game", name = Game))]
impl Ctx {
    #[r#override]
    pub fn log(&mut self, level: u8, message: &str) -> i32 {
        let _ = (level, message);
        0
    }

    #[r#override]
    pub fn level(&mut self) -> u8 {
        0
    }

    #[r#override]
    pub fn name(&mut self) -> String {
        String::new()
    }
}

fn main() {}
