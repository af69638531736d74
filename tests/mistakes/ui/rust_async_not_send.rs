//! A method whose future isn't `Send`.

use wasmtime_integration::wasmtime_integration;

struct Ctx;

#[wasmtime_integration(module("game", name = Game))]
impl Ctx {
    pub async fn count(&mut self) -> u32 {
        let shared = std::rc::Rc::new(0);
        std::future::ready(()).await;
        *shared
    }
}

fn main() {}
