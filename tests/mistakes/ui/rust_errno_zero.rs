use wasmtime_integration::{GuestType, wasmtime_integration};

struct Ctx;

#[derive(Clone, Copy, GuestType)]
#[repr(u8)]
enum Errno {
    NotFound,
    Full,
}

#[wasmtime_integration(module("env"), errno = Errno)]
impl Ctx {
    pub fn f(&self) -> Result<(), Errno> {
        Err(Errno::NotFound)
    }
}

struct Other;

#[derive(Clone, Copy, GuestType)]
#[repr(u8)]
enum Explicit {
    Full = 1,
    NotFound = 0,
}

// Accepted, under its name.
#[wasmtime_integration(module("other", name = Accepted), errno = Explicit, success = "NotFound")]
impl Other {
    pub fn f(&self) -> Result<(), Explicit> {
        Err(Explicit::NotFound)
    }
}

fn main() {}
