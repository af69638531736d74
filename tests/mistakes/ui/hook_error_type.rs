//! A hook whose error is no error of the guest.

use wasmtime_integration::{GuestType, HostFunction, wasmtime_integration};

struct Host;

#[derive(Clone, Copy, GuestType)]
#[repr(i32)]
enum Errno {
    Success,
    Inval,
}

struct OutOfGas;

#[wasmtime_integration(module("env", name = Env), errno = Errno)]
impl Host {
    #[guest(before)]
    fn charge(&mut self, _: HostFunction) -> Result<(), OutOfGas> {
        Ok(())
    }

    pub fn f(&self) -> Result<(), Errno> {
        Ok(())
    }
}

fn main() {}
