//! Hooks: methods that run before and after each call.
#![expect(
    clippy::unnecessary_wraps,
    clippy::unused_self,
    reason = "the tests cover these forms"
)]

use wasmtime::{Caller, Error};
use wasmtime_integration::{GuestMemory, GuestType, HostFunction, IntoErrno, wasmtime_integration};
use wasmtime_integration_tests::{Guest, linker};

#[derive(Clone, Copy, Debug, PartialEq, GuestType)]
#[repr(i32)]
enum Errno {
    Success,
    Inval,
    OutOfGas,
}

#[derive(Debug)]
struct OutOfGas;

impl std::fmt::Display for OutOfGas {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("out of gas")
    }
}

impl std::error::Error for OutOfGas {}

impl<Ctx> IntoErrno<Errno, Ctx> for OutOfGas {
    fn into_errno(self, _: &mut Ctx) -> wasmtime::Result<Errno> {
        Ok(Errno::OutOfGas)
    }
}

/// The state of each context here.
#[derive(Debug, Default)]
struct Log {
    gas: u64,
    lines: Vec<String>,
}

impl Log {
    fn with_gas(gas: u64) -> Self {
        Log {
            gas,
            lines: Vec::new(),
        }
    }

    fn charge(&mut self, function: HostFunction) -> Result<(), OutOfGas> {
        self.lines.push(format!("before {}", function.name));
        self.gas = self.gas.checked_sub(1).ok_or(OutOfGas)?;
        Ok(())
    }

    fn measure(&mut self, function: HostFunction, result: Result<(), &Error>) {
        let HostFunction { module, name, .. } = function;
        let result = result.map_err(|error| format!("{error:#}"));
        self.lines
            .push(format!("after {module}::{name}: {result:?}"));
    }

    fn take(&mut self) -> Vec<String> {
        std::mem::take(&mut self.lines)
    }
}

/// A block whose functions trap.
mod traps {
    use super::*;

    #[derive(Default)]
    struct Host(Log);

    #[wasmtime_integration(module("env", name = Env))]
    impl Host {
        #[guest(before)]
        fn charge(&mut self, function: HostFunction) -> Result<(), OutOfGas> {
            self.0.charge(function)
        }

        #[guest(after)]
        fn measure(&mut self, function: HostFunction, result: Result<(), &Error>) {
            self.0.measure(function, result);
        }

        pub fn add(&mut self, a: u32, b: u32) -> u32 {
            a + b
        }

        pub fn len(&mut self, text: &str) -> u32 {
            u32::try_from(text.len()).unwrap_or(u32::MAX)
        }

        pub fn fail(&mut self) -> Result<(), OutOfGas> {
            Err(OutOfGas)
        }

        pub fn by_caller(caller: &mut Caller<'_, Host>, a: u32) -> u32 {
            caller.data_mut().0.lines.push("by_caller".to_owned());
            a
        }

        #[r#override]
        pub fn raw(&mut self, _: &mut GuestMemory<'_>, a: i32) -> i32 {
            a
        }

        #[r#override]
        pub fn raw_by_caller(caller: &mut Caller<'_, Host>, a: i64) -> i64 {
            caller.data_mut().0.lines.push("raw_by_caller".to_owned());
            a
        }
    }

    fn guest(gas: u64) -> Guest<Host> {
        let linker = linker(|linker| Env::add_to_linker(linker, |host: &mut Host| host));
        Guest::new(&linker, "env", Host(Log::with_gas(gas)))
    }

    #[test]
    fn they_run_around_each_function() {
        let mut guest = guest(9);
        assert_eq!(guest.call::<u32>("add", (2, 3)).unwrap(), 5);
        assert_eq!(guest.call::<u32>("len", (0, 7)).unwrap(), 7);
        assert_eq!(guest.call::<u32>("by_caller", 4).unwrap(), 4);
        assert_eq!(guest.call::<i32>("raw", 5).unwrap(), 5);
        assert_eq!(guest.call::<i64>("raw_by_caller", 6_i64).unwrap(), 6);
        let lines = [
            "before add",
            "after env::add: Ok(())",
            "before len",
            "after env::len: Ok(())",
            "before by_caller",
            "by_caller",
            "after env::by_caller: Ok(())",
            "before raw",
            "after env::raw: Ok(())",
            "before raw_by_caller",
            "raw_by_caller",
            "after env::raw_by_caller: Ok(())",
        ];
        assert_eq!(guest.data().0.take(), lines);
        assert_eq!(guest.data().0.gas, 4);
    }

    /// The first runs before arguments are looked at, and the second sees why they were refused.
    #[test]
    fn they_see_what_traps() {
        let mut guest = guest(9);
        let trap = guest.trap("len", (65530, 7));
        let text = "in `env::len`, parameter `text`: out of bounds of the guest's memory: 7 bytes at \
                    0xfffa";
        assert!(trap.message().contains(text), "{trap:?}");
        let lines = [
            "before len".to_owned(),
            format!("after env::len: Err({text:?})"),
        ];
        assert_eq!(guest.data().0.take(), lines);
        guest.trap("fail", ());
        let lines = guest.data().0.take();
        assert_eq!(lines[0], "before fail");
        assert!(lines[1].starts_with("after env::fail: Err(") && lines[1].contains("out of gas"));
        assert_eq!(guest.data().0.gas, 7);
    }

    #[test]
    fn an_error_of_the_first_ends_the_call() {
        let mut guest = guest(0);
        for function in ["add", "len"] {
            let trap = guest.trap(function, (1, 2));
            assert!(trap.message().contains("out of gas"), "{trap:?}");
            // The method and the other hook don't run.
            assert_eq!(guest.data().0.take(), [format!("before {function}")]);
        }
    }

    #[test]
    fn they_are_no_functions() {
        let names: Vec<&str> = Env::FUNCTIONS
            .iter()
            .map(|function| function.name)
            .collect();
        let expected = ["add", "len", "fail", "by_caller", "raw", "raw_by_caller"];
        assert_eq!(names, expected);
    }
}

/// A block whose functions return errors, or values.
mod errno {
    use super::*;

    struct Host(Log);

    fn inval(_: wasmtime_integration::GuestError) -> Errno {
        Errno::Inval
    }

    #[wasmtime_integration(module("env", name = Env), errno = Errno, guest_error = inval)]
    impl Host {
        #[guest(before)]
        pub fn charge(&mut self, function: HostFunction) -> Result<(), OutOfGas> {
            self.0.charge(function)
        }

        #[guest(after)]
        fn measure(&mut self, function: HostFunction, result: Result<(), &Error>) {
            self.0.measure(function, result);
        }

        pub fn check(&mut self, text: &str) -> Result<(), Errno> {
            match text {
                "" => Ok(()),
                _ => Err(Errno::Inval),
            }
        }

        pub fn gas(&self) -> u32 {
            u32::try_from(self.0.gas).unwrap_or(u32::MAX)
        }
    }

    #[test]
    fn an_error_for_the_guest_is_no_failure() {
        let linker = linker(|linker| Env::add_to_linker(linker, |host: &mut Host| host));
        let mut guest = Guest::new(&linker, "env", Host(Log::with_gas(3)));
        // An error of the method, and a bad argument.
        for text in [(0, 1), (65530, 7)] {
            assert_eq!(
                guest.call::<i32>("check", text).unwrap(),
                Errno::Inval as i32
            );
            let lines = ["before check", "after env::check: Ok(())"];
            assert_eq!(guest.data().0.take(), lines);
        }
        assert_eq!(guest.call::<i32>("gas", ()).unwrap(), 0);
        guest.data().0.take();
        // The error of a hook is the guest's where the function returns one; else it traps.
        assert_eq!(
            guest.call::<i32>("check", (0, 0)).unwrap(),
            Errno::OutOfGas as i32
        );
        assert!(guest.trap("gas", ()).message().contains("out of gas"));
        assert_eq!(guest.data().0.take(), ["before check", "before gas"]);
    }
}

/// A document, with a hook that reaches the store and always traps, and functions without a method.
mod document {
    use super::*;

    #[derive(Default)]
    struct Ctx {
        functions: Vec<HostFunction>,
    }

    #[wasmtime_integration(
        witx_literal = r#"
            (typename $errno (enum $success $inval))
            (module $log
              (@interface func (export "write") (param $line string)
                (result $error (expected (error $errno))))
              (@interface func (export "quit") (@witx noreturn))
              (@interface func (export "later") (result $error (expected (error $errno)))))
        "#,
        unimplemented = types::Errno::Inval,
    )]
    impl Ctx {
        #[guest(before)]
        fn count(caller: &mut Caller<'_, Ctx>, function: HostFunction) -> wasmtime::Result<()> {
            let ctx = caller.data_mut();
            ctx.functions.push(function);
            if ctx.functions.len() > 4 {
                return Err(Error::msg("too many calls"));
            }
            Ok(())
        }

        fn write(&mut self, _: &str) -> Result<(), types::Errno> {
            Ok(())
        }

        fn quit(_: Caller<'_, Ctx>) -> Error {
            Error::msg("quit")
        }
    }

    #[test]
    fn they_may_reach_the_store() {
        let linker = linker(|linker| Log::add_to_linker(linker, |ctx: &mut Ctx| ctx));
        let mut guest = Guest::new(&linker, "log", Ctx::default());
        assert_eq!(guest.call::<i32>("write", (0, 0)).unwrap(), 0);
        assert!(guest.trap("quit", ()).message().contains("quit"));
        assert_eq!(guest.call::<i32>("later", ()).unwrap(), 1);
        assert_eq!(guest.call::<i32>("write", (0, 0)).unwrap(), 0);
        let trap = guest.trap("write", (0, 0));
        assert!(trap.message().contains("too many calls"), "{trap:?}");
        let indices = guest.data().functions.iter().map(|function| function.index);
        assert_eq!(indices.collect::<Vec<_>>(), [0, 1, 2, 0, 0]);
        assert_eq!(guest.data().functions[1], Log::FUNCTIONS[1]);
    }
}

/// Asynchronous methods.
mod asynchronous {
    use std::pin::pin;
    use std::task::{Context, Poll, Waker};

    use super::*;
    use wasmtime_integration_tests::async_linker;

    struct Host(Log);

    fn block_on<F: Future>(future: F) -> F::Output {
        let mut future = pin!(future);
        let mut context = Context::from_waker(Waker::noop());
        loop {
            if let Poll::Ready(output) = future.as_mut().poll(&mut context) {
                return output;
            }
        }
    }

    macro_rules! host {
        ($Host:ident, $Env:ident $($arguments:tt)*) => {
            #[wasmtime_integration(module("env", name = $Env) $($arguments)*)]
            impl $Host {
                #[guest(before)]
                fn charge(&mut self, function: HostFunction) -> Result<(), OutOfGas> {
                    self.0.charge(function)
                }

                #[guest(after)]
                fn measure(&mut self, function: HostFunction, result: Result<(), &Error>) {
                    self.0.measure(function, result);
                }

                pub async fn wait(&mut self, text: &str) -> Result<u32, OutOfGas> {
                    std::future::ready(()).await;
                    self.0.lines.push(text.to_owned());
                    if text.is_empty() { Err(OutOfGas) } else { Ok(7) }
                }
            }
        };
    }

    host!(Host, Env);

    struct Blocking(Log);

    host!(Blocking, BlockingEnv, block_on = block_on);

    const LINES: [&str; 3] = ["before wait", "\0", "after env::wait: Ok(())"];

    #[test]
    fn they_run_around_futures() {
        let linker = async_linker(|linker| Env::add_to_linker(linker, |host: &mut Host| host));
        block_on(async {
            let mut guest = Guest::new_async(&linker, "env", Host(Log::with_gas(2))).await;
            assert_eq!(guest.call_async::<i32>("wait", (0, 1)).await.unwrap(), 7);
            assert_eq!(guest.data().0.take(), LINES);
            guest.call_async::<i32>("wait", (0, 0)).await.unwrap_err();
            let lines = guest.data().0.take();
            assert!(lines[2].starts_with("after env::wait: Err("), "{lines:?}");
            guest.call_async::<i32>("wait", (0, 1)).await.unwrap_err();
            assert_eq!(guest.data().0.take(), ["before wait"]);
        });
    }

    #[test]
    fn they_run_around_futures_that_block() {
        let linker =
            linker(|linker| BlockingEnv::add_to_linker(linker, |host: &mut Blocking| host));
        let mut guest = Guest::new(&linker, "env", Blocking(Log::with_gas(1)));
        assert_eq!(guest.call::<i32>("wait", (0, 1)).unwrap(), 7);
        assert_eq!(guest.data().0.take(), LINES);
        assert!(guest.trap("wait", (0, 1)).message().contains("out of gas"));
    }
}

/// A context with type parameters, a hook without a result, and one in another configuration.
mod generic {
    use super::*;

    trait Meter: Default {
        fn count(&mut self, function: HostFunction);
    }

    #[derive(Default)]
    struct Calls(usize);

    impl Meter for Calls {
        fn count(&mut self, _: HostFunction) {
            self.0 += 1;
        }
    }

    struct Host<M> {
        meter: M,
    }

    #[wasmtime_integration(module("env", name = Env))]
    impl<M: Meter + 'static> Host<M> {
        #[guest(before)]
        fn count(&mut self, function: HostFunction) {
            self.meter.count(function);
        }

        #[guest(after)]
        #[cfg(any())]
        fn absent(&mut self, function: HostFunction, result: Result<(), &Error>) {}

        pub fn one(&self) -> u32 {
            1
        }
    }

    #[test]
    fn they_run() {
        let linker = linker(|linker| Env::add_to_linker(linker, |host: &mut Host<Calls>| host));
        let host = Host {
            meter: Calls::default(),
        };
        let mut guest = Guest::new(&linker, "env", host);
        assert_eq!(guest.call::<u32>("one", ()).unwrap(), 1);
        assert_eq!(guest.data().meter.0, 1);
    }
}
