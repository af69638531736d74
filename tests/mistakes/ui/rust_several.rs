//! Several mistakes in one block.

use wasmtime::Caller;
use wasmtime_integration::{GuestMemory, GuestType, wasmtime_integration};

struct Ctx;

#[derive(Clone, Copy, GuestType)]
#[repr(u16)]
enum Errno {
    Success,
    Inval,
}

struct Position;

#[wasmtime_integration(module("game", name = Game), errno = Errno, success = "success")]
impl Ctx {
    pub fn log(&mut self, level: &u8, message: &String) {
        let _ = (level, message);
    }

    pub fn size(&self, size: usize) -> Result<u64, Errno> {
        Ok(size as u64)
    }

    pub unsafe fn stop<T>(&self, memory: u32) -> String {
        let _ = memory;
        String::new()
    }

    #[guest(name = "put", nam = "x")]
    pub fn write(&self, buf: &mut [u8]) {
        let _ = buf;
    }

    pub fn spawn(&self, memory: GuestMemory<'_>, position: Option<Position>) -> (f32, f32) {
        let _ = (memory, position);
        (0.0, 0.0)
    }

    #[r#override]
    pub fn raw(&self, caller: Caller<'_, Ctx>, fd: u8) {
        let _ = (caller, fd);
    }

    pub fn good(&self) -> u32 {
        0
    }
}

fn main() {}
