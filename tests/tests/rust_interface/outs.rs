//! Values that are returned through an address.

use std::fmt;

use wasmtime::{Caller, Extern};
use wasmtime_integration::{
    GuestError, GuestMemory, GuestType, Out, Unaligned, wasmtime_integration,
};
use wasmtime_integration_tests::{Guest, PAGE, linker};

#[derive(Clone, Copy, Debug, PartialEq, GuestType)]
struct Pair {
    a: u8,
    b: u64,
}

#[derive(Debug, PartialEq)]
struct Failed;

impl fmt::Display for Failed {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("failed")
    }
}

impl std::error::Error for Failed {}

type R<T> = Result<T, Failed>;

/// Functions that trap.
mod traps {
    use super::*;

    #[derive(Default)]
    struct Ctx {
        calls: u32,
    }

    #[wasmtime_integration(module("env", name = Env))]
    impl Ctx {
        pub fn load(&mut self, key: &[u8; 4]) -> Result<Out<[u8; 4]>, Failed> {
            self.calls += 1;
            match key {
                [0, ..] => Err(Failed),
                key => Ok(Out(key.map(|byte| byte + 1))),
            }
        }

        pub fn alone(&mut self) -> Out<u16> {
            self.calls += 1;
            Out(0x0201)
        }

        pub fn aliased(&mut self, text: &str) -> R<Out<Pair>> {
            Ok(Out(Pair {
                a: u8::try_from(text.len()).map_err(|_| Failed)?,
                b: u64::MAX,
            }))
        }

        pub fn two(&mut self) -> Result<(Out<u8>, Out<Unaligned<u32>>), Failed> {
            self.calls += 1;
            Ok((Out(1), Out(Unaligned(0x0504_0302))))
        }

        pub fn with_memory(&mut self, memory: &mut GuestMemory<'_>, n: u32) -> Out<u32> {
            Out(n + u32::try_from(memory.len() / PAGE as usize).unwrap_or(0))
        }

        pub fn with_caller(caller: &mut Caller<'_, Ctx>, n: u32) -> Out<u32> {
            caller.data_mut().calls += 1;
            Out(n + 1)
        }

        pub fn ordered(&mut self, bytes: &[u8], text: &str, pair: Pair) -> Out<u32> {
            Out(u32::try_from(bytes.len() + text.len()).unwrap_or(0) + u32::from(pair.a))
        }

        /// The memory that is written to is not the one that was checked.
        pub fn grows(caller: &mut Caller<'_, Ctx>) -> wasmtime::Result<Out<u32>> {
            let memory = caller.get_export("memory").and_then(Extern::into_memory);
            let pages = memory.unwrap().grow(&mut *caller, 1)?;
            Ok(Out(u32::try_from(pages)?))
        }

        #[cfg(feature = "async")]
        pub async fn grows_and_waits(caller: &mut Caller<'_, Ctx>) -> wasmtime::Result<Out<u32>> {
            let memory = caller.get_export("memory").and_then(Extern::into_memory);
            let pages = memory.unwrap().grow_async(&mut *caller, 1).await?;
            Ok(Out(u32::try_from(pages)?))
        }

        #[cfg(feature = "async")]
        pub async fn waits(&mut self, text: &str) -> wasmtime::Result<Out<u32>> {
            std::future::ready(()).await;
            Ok(Out(u32::try_from(text.len())?))
        }
    }

    fn guest() -> Guest<Ctx> {
        let linker = linker(|linker| {
            Env::add_to_linker_where(linker, |ctx: &mut Ctx| ctx, |name| !name.ends_with("waits"))
        });
        Guest::new(&linker, "env", Ctx::default())
    }

    #[test]
    fn values_are_written_to_the_last_addresses() {
        let mut guest = guest();
        guest.put(8, &[1, 2, 3, 4]);
        // The key may be where the value goes.
        guest.call::<()>("load", (8, 8)).unwrap();
        assert_eq!(guest.bytes(8), [2, 3, 4, 5]);
        guest.call::<()>("alone", 16).unwrap();
        assert_eq!(guest.bytes(16), [1, 2]);
        guest.call::<()>("aliased", (8, 4, 32)).unwrap();
        assert_eq!(guest.bytes::<1>(32), [4]);
        assert_eq!(guest.bytes::<8>(40), [0xff; 8]);
        guest.call::<()>("two", (48, 49)).unwrap();
        assert_eq!(guest.bytes(48), [1, 2, 3, 4, 5]);
        guest.call::<()>("with_memory", (6, 64)).unwrap();
        assert_eq!(guest.u32_at(64), 7);
        guest.call::<()>("with_caller", (7, 64)).unwrap();
        assert_eq!(guest.u32_at(64), 8);
        guest.call::<()>("grows", PAGE - 4).unwrap();
        assert_eq!(guest.u32_at(PAGE - 4), 1);
        // The second page is there now.
        guest.call::<()>("grows", 2 * PAGE - 4).unwrap();
        assert_eq!(guest.u32_at(2 * PAGE - 4), 2);
    }

    #[test]
    fn addresses_are_checked_before_the_method_runs() {
        let mut guest = guest();
        guest.put(8, &[1, 2, 3, 4]);
        let value = "result `value`, out pointer";
        let second = "result `value.1`, out pointer";
        for (trap, expected, misaligned) in [
            (
                guest.trap("load", (8, PAGE.cast_signed() - 3)),
                value,
                false,
            ),
            (guest.trap("alone", 1), value, true),
            (guest.trap("alone", -2), value, false),
            (
                guest.trap("two", (0, PAGE.cast_signed() - 3)),
                second,
                false,
            ),
            (
                guest.trap("two", (PAGE.cast_signed(), 0)),
                "result `value.0`, out pointer",
                false,
            ),
            (guest.trap("with_caller", (0, 2)), value, true),
        ] {
            let (module, _, location, error) = trap.bad_argument();
            assert_eq!((module, location), ("env", expected));
            assert_eq!(matches!(error, GuestError::PtrNotAligned(..)), misaligned);
        }
        assert_eq!(guest.data().calls, 0);
        // Nothing is written if the method fails.
        let trap = guest.trap("load", (0, 8));
        assert_eq!(trap.0.downcast_ref(), Some(&Failed));
        assert_eq!(guest.bytes(8), [1, 2, 3, 4]);
    }

    #[test]
    fn the_first_bad_argument_is_reported() {
        let mut guest = guest();
        let bad = PAGE.cast_signed();
        for (args, location) in [
            ((bad, 1, bad, 1, bad, bad), "parameter `pair`"),
            ((bad, 1, bad, 1, 0, bad), "parameter `bytes`"),
            ((0, 1, bad, 1, 0, bad), "parameter `text`"),
            ((0, 1, 0, 1, 0, bad), "result `value`, out pointer"),
        ] {
            assert_eq!(guest.trap("ordered", args).bad_argument().2, location);
        }
        guest.call::<()>("ordered", (0, 1, 0, 1, 0, 8)).unwrap();
        assert_eq!(guest.u32_at(8), 2);
    }

    #[test]
    fn a_guest_needs_a_memory() {
        let linker = linker(|linker| {
            Env::add_to_linker_where(linker, |ctx: &mut Ctx| ctx, |name| name == "alone")
        });
        let mut guest = Guest::without_memory(&linker, "env", Ctx::default());
        let trap = guest.trap("alone", 0);
        assert_eq!(trap.0.downcast_ref(), Some(&GuestError::MissingMemory));
        assert_eq!(guest.data().calls, 0);
    }

    #[cfg(feature = "async")]
    #[tokio::test]
    async fn asynchronous_methods_return_them_too() {
        let linker = wasmtime_integration_tests::async_linker(|linker| {
            Env::add_to_linker(linker, |ctx: &mut Ctx| ctx)
        });
        let mut guest = Guest::new_async(&linker, "env", Ctx::default()).await;
        guest.call_async::<()>("waits", (0, 5, 16)).await.unwrap();
        assert_eq!(guest.u32_at(16), 5);
        let error = guest.call_async::<()>("waits", (0, 5, 18)).await;
        assert!(error.unwrap_err().is::<GuestError>());
        let last = PAGE - 4;
        guest
            .call_async::<()>("grows_and_waits", last)
            .await
            .unwrap();
        assert_eq!(guest.u32_at(last), 1);
    }
}

/// Functions that return an error.
mod errno {
    use super::*;

    #[derive(Clone, Copy, Debug, PartialEq, GuestType)]
    #[repr(i32)]
    enum Errno {
        Success,
        NotFound,
        Fault,
    }

    #[derive(Default)]
    struct Ctx {
        calls: u32,
    }

    fn fault(_: GuestError) -> Errno {
        Errno::Fault
    }

    #[wasmtime_integration(module("env", name = Env), errno = Errno, guest_error = fault)]
    impl Ctx {
        pub fn find(&mut self, name: &str) -> Result<Out<u32>, Errno> {
            self.calls += 1;
            match name {
                "" => Err(Errno::NotFound),
                name => Ok(Out(u32::try_from(name.len()).unwrap_or(0))),
            }
        }

        pub fn both(&mut self) -> Result<(Out<u8>, Out<u32>), Errno> {
            Ok((Out(1), Out(2)))
        }

        pub fn always(&mut self) -> wasmtime::Result<Out<u32>> {
            Ok(Out(3))
        }
    }

    #[test]
    fn the_result_is_the_code() {
        let linker = linker(|linker| Env::add_to_linker(linker, |ctx: &mut Ctx| ctx));
        let mut guest = Guest::new(&linker, "env", Ctx::default());
        let find = |guest: &mut Guest<Ctx>, args: (u32, u32, u32)| {
            guest.call::<i32>("find", args).unwrap()
        };
        assert_eq!(find(&mut guest, (0, 5, 16)), 0);
        assert_eq!(guest.u32_at(16), 5);
        assert_eq!(find(&mut guest, (0, 0, 16)), Errno::NotFound as i32);
        assert_eq!(guest.u32_at(16), 5);
        assert_eq!(guest.data().calls, 2);
        for at in [17, PAGE - 3, PAGE, u32::MAX] {
            assert_eq!(find(&mut guest, (0, 5, at)), Errno::Fault as i32);
        }
        assert_eq!(guest.data().calls, 2);
        assert_eq!(guest.call::<i32>("both", (32, 36)).unwrap(), 0);
        assert_eq!(guest.bytes(32), [1, 0, 0, 0, 2, 0, 0, 0]);
        guest.call::<()>("always", 40).unwrap();
        assert_eq!(guest.u32_at(40), 3);
        assert!(guest.trap("always", 41).0.is::<GuestError>());
    }
}
