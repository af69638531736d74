//! A type that is not a guest type, as a parameter.

use wasmtime_integration::wasmtime_integration;

struct Ctx;

#[derive(Clone, Copy)]
struct Position {
    x: f32,
}

#[wasmtime_integration(module("game", name = Game))]
impl Ctx {
    pub fn move_to(&self, to: Position) {
        let _ = to;
    }

    pub fn look_at(&self, at: &Position) {
        let _ = at;
    }

    pub fn path(&self, path: Vec<Position>) {
        let _ = path;
    }
}

fn main() {}
