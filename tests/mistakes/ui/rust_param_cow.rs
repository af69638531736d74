//! A `Cow` of a record.

use std::borrow::Cow;

use wasmtime_integration::{GuestType, wasmtime_integration};

struct Ctx;

#[derive(Clone, Copy, GuestType)]
struct Position {
    x: f32,
}

#[wasmtime_integration(module("game", name = Game))]
impl Ctx {
    pub fn move_to(&self, to: Cow<'_, Position>) {
        let _ = to;
    }
}

fn main() {}
