//! Methods and overrides take precedence over the target's functions.

use wasmtime::Caller;
use wasmtime_integration::{GuestMemory, GuestPtr, wasmtime_integration};
use wasmtime_integration_tests::{Guest, linker};

use crate::types::Errno;

#[derive(Default)]
struct Host {
    files: wasmtime_integration_test_wiggle_host::Files,
}

#[wasmtime_integration(
    witx = "witx/files.witx",
    types = crate::types,
    target(path = wasmtime_integration_test_wiggle_host::sync, ctx = self.files),
)]
impl Host {
    /// Delegates to the target's method, which has its own types.
    fn add(&mut self, x: u32, y: u32) -> Result<u32, Errno> {
        use wasmtime_integration_test_wiggle_host::sync::files::Files as _;

        let mut none = [];
        let mut memory = wiggle::GuestMemory::Unshared(&mut none);
        match self.files.add(&mut memory, x, y) {
            Ok(sum) => Ok(sum + 1000),
            Err(errno) => Err(Errno::try_from(errno as u16)?),
        }
    }

    fn store(
        &mut self,
        memory: &mut GuestMemory<'_>,
        at: GuestPtr<u32>,
        value: u32,
    ) -> Result<(), Errno> {
        memory.write(at, value + 1).map_err(|_| Errno::Inval)
    }

    #[r#override]
    fn tell(mut caller: Caller<'_, Host>, x: i32) {
        caller.data_mut().files.told.extend([x.cast_unsigned(); 2]);
    }

    #[r#override]
    fn quit(&mut self, code: i32) -> wasmtime::Result<()> {
        self.files.told.push(code.cast_unsigned());
        Err(wasmtime::Error::msg("our own"))
    }

    #[cfg(false)]
    fn count(&mut self, _text: &str) -> Result<u32, Errno> {
        Ok(0)
    }

    #[cfg(true)]
    fn budget() -> Result<u32, Errno> {
        Ok(5)
    }
}

impl From<wasmtime_integration::GuestError> for Errno {
    fn from(_: wasmtime_integration::GuestError) -> Self {
        Errno::Fault
    }
}

#[cfg(feature = "hostcall-fuel")]
#[test]
fn hostcall_fuel_is_handed_on_to_methods() {
    let linker = linker(|linker| Files::add_to_linker(linker, |host| host));
    let mut guest = Guest::new(&linker, "files", Host::default());
    for (function, fuel) in [("add", 1234), ("store", 99)] {
        guest.store.set_hostcall_fuel(fuel);
        match function {
            "add" => guest.call::<i32>(function, (3, 4, 16)).unwrap(),
            _ => guest.call::<i32>(function, (16, 7)).unwrap(),
        };
        assert_eq!(guest.data().files.fuel, fuel, "{function}");
    }
    guest.store.set_hostcall_fuel(5);
    guest.trap("quit", 3);
    assert_eq!(guest.data().files.fuel, 5);
}

#[test]
fn methods_overrides_and_the_rest() {
    let linker = linker(|linker| Files::add_to_linker(linker, |host| host));
    let mut guest = Guest::new(&linker, "files", Host::default());
    assert_eq!(guest.call::<i32>("add", (3, 4, 16)).unwrap(), 0);
    assert_eq!(guest.u32_at(16), 1007);
    assert_eq!(guest.call::<i32>("add", (-1, 1, 16)).unwrap(), 3);
    assert_eq!(guest.call::<i32>("store", (16, 7)).unwrap(), 0);
    assert_eq!(guest.u32_at(16), 8);
    guest.call::<()>("tell", 9).unwrap();
    assert!(guest.trap("quit", 3).message().ends_with(": our own"));
    assert_eq!(guest.data().files.told, [9, 9, 3]);
    // A method that is disabled by `#[cfg]` leaves its function to the target.
    guest.put(32, b"hello");
    assert_eq!(guest.call::<i32>("count", (32, 5, 16)).unwrap(), 0);
    assert_eq!(guest.u32_at(16), 5);
    assert_eq!(guest.call::<i32>("budget", 16).unwrap(), 0);
    assert_eq!(guest.u32_at(16), 5);
    assert_eq!(
        guest
            .call::<i32>("type", (0.5, -2_i64, 0.25_f32, 16))
            .unwrap(),
        0
    );
}
