//! Results under aliases, several results, and where traps come from.

use std::convert::Infallible;
use std::fmt;

use wasmtime::Error;
use wasmtime_integration::{
    GuestError, GuestMemory, GuestPtr, GuestType, IntoGuest, wasmtime_integration,
};
use wasmtime_integration_tests::{Guest, linker};

#[derive(Debug, PartialEq)]
struct Failed(u32);

impl fmt::Display for Failed {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "failed with {}", self.0)
    }
}

impl std::error::Error for Failed {}

type HostResult<T, E = Failed> = Result<T, E>;
type Done = Result<(), Failed>;
type Number = HostResult<u64>;
type Pair = (u32, i64);

/// Functions whose errors trap.
mod traps {
    use super::*;

    struct Ctx;

    fn checked(code: u32) -> HostResult<()> {
        match code {
            0 => Ok(()),
            code => Err(Failed(code)),
        }
    }

    #[wasmtime_integration(module("env", name = Env))]
    impl Ctx {
        pub fn value(&self, code: u32) -> HostResult<u64> {
            checked(code).map(|()| u64::MAX)
        }

        pub fn narrow(&self, code: u32) -> HostResult<i8, Error> {
            checked(code)?;
            Ok(-1)
        }

        pub fn pointer(&self, code: u32) -> HostResult<GuestPtr<u32>> {
            checked(code).map(|()| GuestPtr::new(8))
        }

        pub fn unit(&self, code: u32) -> HostResult<()> {
            checked(code)
        }

        pub fn done(&self, code: u32) -> Done {
            checked(code)
        }

        pub fn number(&self, code: u32) -> Number {
            checked(code).map(|()| 5)
        }

        pub fn formatted(&self, code: u32) -> fmt::Result {
            checked(code).map_err(|_| fmt::Error)
        }

        pub fn exit(&self, code: u32) -> HostResult<Infallible> {
            Err(Failed(code))
        }

        /// The argument `()` doesn't make it a `Result`.
        pub fn untyped(&self) -> GuestPtr<()> {
            GuestPtr::new(8)
        }

        #[r#override]
        pub fn raw(code: i32) -> wasmtime::Result<i32> {
            checked(code.cast_unsigned())?;
            Ok(6)
        }
    }

    fn guest() -> Guest<Ctx> {
        let linker = linker(|linker| Env::add_to_linker(linker, |ctx: &mut Ctx| ctx));
        Guest::new(&linker, "env", Ctx)
    }

    #[test]
    fn successes() {
        let mut guest = guest();
        assert_eq!(guest.call::<u64>("value", 0).unwrap(), u64::MAX);
        assert_eq!(guest.call::<i32>("narrow", 0).unwrap(), -1);
        assert_eq!(guest.call::<i32>("pointer", 0).unwrap(), 8);
        for function in ["unit", "done", "formatted"] {
            guest.call::<()>(function, 0).unwrap();
        }
        assert_eq!(guest.call::<u64>("number", 0).unwrap(), 5);
        assert_eq!(guest.call::<i32>("raw", 0).unwrap(), 6);
        assert_eq!(guest.call::<i32>("untyped", ()).unwrap(), 8);
    }

    /// The trap says where it comes from, and holds the method's error.
    #[test]
    fn errors() {
        let mut guest = guest();
        for function in ["narrow", "pointer", "unit", "done", "exit", "raw"] {
            let trap = guest.trap(function, 7);
            let text = format!("in `env::{function}`: failed with 7");
            assert!(trap.message().ends_with(&text), "{trap:?}");
            assert_eq!(trap.0.downcast_ref(), Some(&Failed(7)));
        }
        for function in ["value", "number"] {
            let error = guest.call::<u64>(function, 7).unwrap_err();
            assert_eq!(error.downcast_ref(), Some(&Failed(7)));
        }
        assert!(guest.trap("formatted", 7).0.is::<fmt::Error>());
    }
}

/// Several results.
mod several {
    use super::*;

    struct Ctx;

    #[derive(Clone, Copy, GuestType)]
    #[repr(i8)]
    enum Sign {
        Minus = -1,
        Plus = 1,
    }

    struct Address {
        at: u32,
        len: u32,
    }

    impl<C: ?Sized> IntoGuest<C> for Address {
        type Core = (i32, i32);

        fn into_guest(self, _: &mut GuestMemory<'_>, _: &mut C) -> wasmtime::Result<(i32, i32)> {
            Ok((self.at.cast_signed(), self.len.cast_signed()))
        }
    }

    #[wasmtime_integration(module("env", name = Env))]
    impl Ctx {
        pub fn divide(&self, a: u32, b: u32) -> Result<(u32, u32), Failed> {
            let quotient = a.checked_div(b).ok_or(Failed(a))?;
            Ok((quotient, a % b))
        }

        pub fn mixed(&self) -> (Sign, bool, f32, u64) {
            (Sign::Minus, true, 0.5, u64::MAX)
        }

        pub fn pair(&self) -> Pair {
            (1, -2)
        }

        pub fn one(&self) -> (Sign,) {
            (Sign::Plus,)
        }

        pub fn aliased(&self) -> HostResult<(u8, f64)> {
            Ok((255, 1.5))
        }

        pub fn own(&self) -> Result<Address, Failed> {
            Ok(Address { at: 8, len: 2 })
        }

        #[r#override]
        pub fn raw(&self, a: u32) -> (u32, i64) {
            (a, -1)
        }

        #[r#override]
        pub fn raw_or_trap(
            caller: wasmtime::Caller<'_, Ctx>,
            a: i32,
        ) -> wasmtime::Result<(f32, u32, u64)> {
            let _ = caller;
            match a.cast_unsigned() {
                0 => Ok((0.5, u32::MAX, u64::MAX)),
                code => Err(Failed(code).into()),
            }
        }

        #[cfg(feature = "async")]
        pub async fn waits(&self) -> (u32, u32) {
            std::future::ready(()).await;
            (3, 4)
        }
    }

    #[test]
    fn each_is_a_core_result() {
        let linker = linker(|linker| {
            Env::add_to_linker_where(linker, |ctx: &mut Ctx| ctx, |name| name != "waits")
        });
        let mut guest = Guest::new(&linker, "env", Ctx);
        let divide = guest.call::<(u32, u32)>("divide", (7, 2));
        assert_eq!(divide.unwrap(), (3, 1));
        let divide = guest.call::<(u32, u32)>("divide", (7, 0));
        assert_eq!(divide.unwrap_err().downcast_ref(), Some(&Failed(7)));
        let mixed = guest.call::<(i32, i32, f32, u64)>("mixed", ());
        assert_eq!(mixed.unwrap(), (-1, 1, 0.5, u64::MAX));
        let pair = guest.call::<(i32, i64)>("pair", ());
        assert_eq!(pair.unwrap(), (1, -2));
        assert_eq!(guest.call::<i32>("one", ()).unwrap(), 1);
        let aliased = guest.call::<(i32, f64)>("aliased", ());
        assert_eq!(aliased.unwrap(), (255, 1.5));
        let own = guest.call::<(u32, u32)>("own", ());
        assert_eq!(own.unwrap(), (8, 2));
        let raw = guest.call::<(u32, i64)>("raw", -3);
        assert_eq!(raw.unwrap(), (u32::MAX - 2, -1));
        let raw = guest.call::<(f32, i32, i64)>("raw_or_trap", 0);
        assert_eq!(raw.unwrap(), (0.5, -1, -1));
        let raw = guest.call::<(f32, i32, i64)>("raw_or_trap", 7);
        assert_eq!(raw.unwrap_err().downcast_ref(), Some(&Failed(7)));
    }

    #[cfg(feature = "async")]
    #[tokio::test]
    async fn asynchronous_methods_return_them_too() {
        let linker = wasmtime_integration_tests::async_linker(|linker| {
            Env::add_to_linker_where(linker, |ctx: &mut Ctx| ctx, |name| name == "waits")
        });
        let mut guest = Guest::new_async(&linker, "env", Ctx).await;
        let waits = guest.call_async::<(u32, u32)>("waits", ()).await;
        assert_eq!(waits.unwrap(), (3, 4));
    }
}

/// A block with `errno`.
mod errno {
    use super::*;

    #[derive(Clone, Copy, Debug, GuestType)]
    #[repr(i32)]
    enum Errno {
        Success,
        Inval,
    }

    type Checked<T> = Result<T, Errno>;

    struct Ctx;

    fn inval(_: GuestError) -> Errno {
        Errno::Inval
    }

    #[wasmtime_integration(module("env", name = Env), errno = Errno, guest_error = inval)]
    impl Ctx {
        pub fn check(&self, code: u32) -> Checked<()> {
            if code == 0 { Ok(()) } else { Err(Errno::Inval) }
        }

        pub fn value(&self, code: u32) -> Result<u32, Failed> {
            if code == 0 { Ok(8) } else { Err(Failed(code)) }
        }

        pub fn aliased(&self, code: u32) -> HostResult<i32> {
            if code == 0 { Ok(9) } else { Err(Failed(code)) }
        }

        pub fn exit(&self, code: u32) -> wasmtime::Result<()> {
            if code == 0 {
                Ok(())
            } else {
                Err(Error::new(Failed(code)))
            }
        }

        pub fn len(&self, text: &str) -> u32 {
            u32::try_from(text.len()).unwrap_or(0)
        }

        pub fn untyped(&self) -> GuestPtr<()> {
            GuestPtr::new(8)
        }
    }

    #[test]
    fn only_results_without_a_value_are_codes() {
        let linker = linker(|linker| Env::add_to_linker(linker, |ctx: &mut Ctx| ctx));
        let mut guest = Guest::new(&linker, "env", Ctx);
        assert_eq!(guest.call::<i32>("check", 0).unwrap(), 0);
        assert_eq!(guest.call::<i32>("check", 1).unwrap(), Errno::Inval as i32);
        assert_eq!(guest.call::<i32>("value", 0).unwrap(), 8);
        assert_eq!(guest.call::<i32>("aliased", 0).unwrap(), 9);
        assert_eq!(guest.call::<i32>("untyped", ()).unwrap(), 8);
        guest.call::<()>("exit", 0).unwrap();
        for function in ["value", "aliased", "exit"] {
            let trap = guest.trap(function, 1);
            assert_eq!(trap.0.downcast_ref(), Some(&Failed(1)), "{function}");
        }
        // A function that returns a value has no error for a bad argument.
        let trap = guest.trap("len", (65535, 2));
        assert!(
            trap.message().contains("in `env::len`, parameter `text`: "),
            "{trap:?}"
        );
    }
}

/// `guest_error` without `errno`.
mod guest_error {
    use super::*;

    struct Ctx<T>(T);

    #[derive(Debug)]
    struct Bad(GuestError);

    impl fmt::Display for Bad {
        fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
            write!(f, "bad argument ({})", self.0)
        }
    }

    impl std::error::Error for Bad {}

    #[wasmtime_integration(module("env", name = Env), guest_error = Bad)]
    impl<T: 'static> Ctx<T> {
        pub fn len(&self, text: &str) -> u32 {
            u32::try_from(text.len()).unwrap_or(0)
        }

        pub fn narrow(&self, number: u8) -> i32 {
            i32::from(number)
        }

        pub fn fail(&self) -> Result<(), Failed> {
            Err(Failed(1))
        }
    }

    #[test]
    fn bad_arguments_trap_with_the_users_error() {
        let linker = linker(|linker| Env::add_to_linker(linker, |ctx: &mut Ctx<u8>| ctx));
        let mut guest = Guest::new(&linker, "env", Ctx(0));
        assert_eq!(guest.call::<i32>("len", (0, 3)).unwrap(), 3);
        let trap = guest.trap("narrow", 256);
        let text = "in `env::narrow`, parameter `number`: bad argument (";
        assert!(trap.message().contains(text), "{trap:?}");
        assert!(trap.0.is::<Bad>());
        let trap = guest.trap("len", (65535, 2));
        let Some(Bad(GuestError::PtrOutOfBounds(_))) = trap.0.downcast_ref() else {
            panic!("{trap:?}");
        };
        assert!(
            trap.message().contains("in `env::len`, parameter `text`: "),
            "{trap:?}"
        );
        // Errors of methods are their own.
        assert!(guest.trap("fail", ()).0.is::<Failed>());

        let mut guest = Guest::without_memory(&linker, "env", Ctx(0));
        let trap = guest.trap("len", (0, 0));
        let Some(Bad(GuestError::MissingMemory)) = trap.0.downcast_ref() else {
            panic!("{trap:?}");
        };
    }

    mod default {
        use super::*;

        struct Host;

        #[wasmtime_integration(module("env", name = Default))]
        impl Host {
            pub fn len(&self, text: &str) -> u32 {
                u32::try_from(text.len()).unwrap_or(0)
            }
        }

        #[test]
        fn a_missing_memory_is_found_in_the_trap() {
            let linker = linker(|linker| Default::add_to_linker(linker, |host: &mut Host| host));
            let trap = Guest::without_memory(&linker, "env", Host).trap("len", (0, 0));
            assert_eq!(trap.0.downcast_ref(), Some(&GuestError::MissingMemory));
        }
    }
}
