//! A target with only synchronous functions, whose traits the context implements.

use wasmtime_integration::wasmtime_integration;
use wasmtime_integration_tests::{Guest, linker};
use wiggle::{GuestMemory, GuestPtr};

use wasmtime_integration_test_wiggle_host::sync::types::Errno;

/// A context in this crate, since a type of another crate can't have an impl block here.
#[derive(Default)]
struct Ctx(wasmtime_integration_test_wiggle_host::Files);

/// Implements a wiggle trait, method by method.
macro_rules! delegate {
    ($($name:ident($($param:ident: $ty:ty),*) $(-> $result:ty)?;)*) => {
        impl wasmtime_integration_test_wiggle_host::sync::files::Files for Ctx {
            $(fn $name(&mut self, memory: &mut GuestMemory<'_>, $($param: $ty),*) $(-> $result)? {
                self.0.$name(memory, $($param),*)
            })*

            #[cfg(feature = "hostcall-fuel")]
            fn set_hostcall_fuel(&mut self, fuel: usize) {
                self.0.set_hostcall_fuel(fuel);
            }
        }
    };
}

delegate! {
    add(x: u32, y: u32) -> Result<u32, Errno>;
    count(text: GuestPtr<str>) -> Result<u32, Errno>;
    store(at: GuestPtr<u32>, value: u32) -> Result<(), Errno>;
    type_(x: f64, y: i64, z: f32) -> Result<u32, Errno>;
    budget() -> Result<u32, Errno>;
    tell(x: u32);
    quit(code: u32) -> wasmtime::Error;
}

mod all {
    use super::*;

    #[wasmtime_integration(
        witx = "witx/files.witx",
        modules(files(name = All)),
        types = crate::types,
        target = wasmtime_integration_test_wiggle_host::sync,
    )]
    impl Ctx {}

    fn guest() -> Guest<Ctx> {
        let linker = linker(|linker| All::add_to_linker(linker, |ctx: &mut Ctx| ctx));
        Guest::new(&linker, "files", Ctx::default())
    }

    #[test]
    fn arguments_and_results() {
        let mut guest = guest();
        assert_eq!(guest.call::<i32>("add", (3, 4, 16)).unwrap(), 0);
        assert_eq!(guest.u32_at(16), 7);
        assert_eq!(guest.call::<i32>("add", (-1, 1, 16)).unwrap(), 3);
        guest.put(32, "héllo".as_bytes());
        assert_eq!(guest.call::<i32>("count", (32, 6, 16)).unwrap(), 0);
        assert_eq!(guest.u32_at(16), 5);
        assert_eq!(guest.data().0.shared, Some(false));
        assert_eq!(guest.call::<i32>("store", (16, -2)).unwrap(), 0);
        assert_eq!(guest.bytes(16), (-2_i32).to_le_bytes());
        assert_eq!(
            guest
                .call::<i32>("type", (0.5, -2_i64, 0.25_f32, 16))
                .unwrap(),
            0
        );
        assert_eq!(guest.u32_at(16), 7);
        guest.call::<()>("tell", 9).unwrap();
        assert_eq!(guest.data().0.told, [9]);
    }

    #[test]
    fn errors_and_traps_are_those_of_the_target() {
        let mut guest = guest();
        assert_eq!(guest.call::<i32>("count", (0xffff, 2, 16)).unwrap(), 2);
        assert!(guest.trap("quit", 3).message().ends_with(": quit with 3"));
        // wiggle's own errors, for values that its glue can't lift or store.
        let trap = guest.trap("add", (3, 4, 0xfffe));
        assert!(trap.0.is::<wiggle::GuestError>(), "{trap:?}");
    }

    #[cfg(feature = "hostcall-fuel")]
    #[test]
    fn hostcall_fuel_is_handed_on() {
        let mut guest = guest();
        guest.store.set_hostcall_fuel(1234);
        assert_eq!(guest.call::<i32>("budget", 16).unwrap(), 0);
        assert_eq!(guest.u32_at(16), 1234);
        guest.store.set_hostcall_fuel(99);
        assert_eq!(guest.call::<i32>("budget", 16).unwrap(), 0);
        assert_eq!(guest.u32_at(16), 99);
    }

    #[test]
    fn instances_have_the_functions_too() {
        let mut store = wasmtime::Store::new(&wasmtime_integration_tests::ENGINE, Ctx::default());
        let all = All::new(&mut store, |ctx: &mut Ctx| ctx);
        let names: Vec<&str> = all.exports().map(|(name, _)| name).collect();
        assert_eq!(
            names,
            ["add", "count", "store", "type", "budget", "tell", "quit"]
        );
    }
}
