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
    fn log(&mut self, level: &u8, message: &String) {
        let _ = (level, message);
    }

    fn size(&self, size: usize) -> Result<u64, Errno> {
        Ok(size as u64)
    }

    unsafe fn stop<T>(&self, memory: u32) -> String {
        let _ = memory;
        String::new()
    }

    #[guest(name = "put", nam = "x")]
    fn write(&self, buf: &mut [u8]) {
        let _ = buf;
    }

    fn spawn(&self, memory: GuestMemory<'_>, position: Option<Position>) -> (f32, f32) {
        let _ = (memory, position);
        (0.0, 0.0)
    }

    #[r#override]
    fn raw(&self, caller: Caller<'_, Ctx>, fd: u8) {
        let _ = (caller, fd);
    }

    fn good(&self) -> u32 {
        0
    }
}

fn main() {}
