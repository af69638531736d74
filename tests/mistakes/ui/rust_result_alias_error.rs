//! An error that can't trap, in a `Result` under an alias, and one that can only be told by its type.

use wasmtime::Result;
use wasmtime_integration::{GuestType, wasmtime_integration};

struct Ctx;
struct Other;

type HostResult<T> = std::result::Result<T, String>;

#[derive(Clone, Copy, GuestType)]
#[repr(u16)]
enum Errno {
    Success,
    Inval,
}

#[wasmtime_integration(module("game", name = Game))]
impl Ctx {
    pub fn spawn(&self) -> HostResult<u32> {
        Ok(0)
    }
}

#[wasmtime_integration(module("other", name = OtherGame), errno = Errno)]
impl Other {
    pub fn imported(&self) -> Result<()> {
        Ok(())
    }
}

fn main() {}
