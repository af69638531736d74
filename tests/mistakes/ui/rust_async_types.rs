//! Types that do not fit in asynchronous functions.

use wasmtime_integration::{GuestType, wasmtime_integration};

struct Ctx;

type Text = String;
type Borrowed<'a> = &'a [u8];

#[derive(Clone, Copy, GuestType)]
struct Position {
    x: u8,
}

#[wasmtime_integration(module("game", name = Game))]
impl Ctx {
    pub async fn name(&mut self, _id: u32) -> Text {
        String::new()
    }

    pub async fn place(&mut self, message: Text, ctx: Ctx) -> Position {
        let _ = (message, ctx);
        Position { x: 0 }
    }

    pub async fn write(&mut self, _bytes: Borrowed<'_>) {}
}

fn main() {}
