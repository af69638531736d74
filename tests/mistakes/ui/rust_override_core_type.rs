//! An override with parameters and a result that are no core values.

use wasmtime_integration::wasmtime_integration;

struct Ctx;

#[wasmtime_integration(module("game", name = Game))]
impl Ctx {
    #[r#override]
    fn log(&mut self, level: u8, message: &str) -> i32 {
        let _ = (level, message);
        0
    }

    #[r#override]
    fn level(&mut self) -> u8 {
        0
    }

    #[r#override]
    fn name(&mut self) -> String {
        String::new()
    }
}

fn main() {}
