//! Aliases of types that are passed as two core values.

use wasmtime_integration::{GuestPtr, wasmtime_integration};

struct Ctx;

type Text = String;
type Bytes = Vec<u8>;
type Buffer = GuestPtr<[u8]>;

#[wasmtime_integration(module("game", name = Game))]
impl Ctx {
    pub fn log(&mut self, message: Text) {
        let _ = message;
    }

    pub fn write(&mut self, bytes: Bytes) {
        let _ = bytes;
    }

    pub fn read(&mut self, buf: Buffer) {
        let _ = buf;
    }
}

fn main() {}
