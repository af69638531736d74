//! `#[r#override]`, `#[guest(…)]`, and the matching of methods with functions.
#![expect(
    clippy::needless_pass_by_value,
    clippy::new_ret_no_self,
    clippy::unnecessary_wraps,
    clippy::unused_self,
    reason = "the tests cover these forms"
)]

use wasmtime::{Caller, Extern};
use wasmtime_integration::{GuestMemory, GuestPtr, wasmtime_integration};
use wasmtime_integration_tests::{Guest, PAGE, linker};

/// The data of a store, of which the context is a part.
#[derive(Default)]
struct Host<C> {
    ctx: C,
    #[cfg_attr(not(feature = "async"), expect(dead_code))]
    calls: u32,
}

/// Overrides that don't use the store, and the core types that they may take and return.
mod without_caller {
    use super::*;

    struct Ctx;

    #[wasmtime_integration(witx_literal = r#"
        (typename $errno (enum $success $inval))
        (typename $size (@witx usize))
        (typename $point (record (field $x u8)))
        (module $raw
          (@interface func (export "nothing"))
          (@interface func (export "or_trap") (param $x u32))
          (@interface func (export "signed") (param $a u32) (param $b s64) (result $r s64))
          (@interface func (export "unsigned") (param $a u32) (param $b u64) (result $r u64))
          (@interface func (export "floats") (param $a f32) (param $b f64) (result $r f64))
          (@interface func (export "single") (param $a f32) (result $r f32))
          (@interface func (export "narrow") (param $a u8) (param $b bool) (result $r u32))
          (@interface func (export "word_or_trap") (param $a u32) (result $r u32))
          (@interface func (export "long_or_trap") (param $a u32) (result $r u64))
          (@interface func (export "errno") (param $s string) (param $p $point)
            (result $error (expected (tuple $size $size) (error $errno))))
          (@interface func (export "quit") (param $code u32) (@witx noreturn)))
    "#)]
    impl Ctx {
        #[r#override]
        fn nothing() {}
        #[r#override]
        fn or_trap(x: i32) -> wasmtime::Result<()> {
            match x {
                0 => Err(wasmtime::Error::msg("zero")),
                _ => Ok(()),
            }
        }
        #[r#override]
        fn signed(a: i32, b: i64) -> i64 {
            i64::from(a) + b
        }
        #[r#override]
        fn unsigned(a: u32, b: u64) -> u64 {
            u64::from(a).wrapping_sub(b)
        }
        #[r#override]
        fn floats(a: f32, b: f64) -> f64 {
            f64::from(a) - b
        }
        #[r#override]
        fn single(a: f32) -> f32 {
            -a
        }
        /// Takes the words that the guest passed, unchecked.
        #[r#override]
        fn narrow(a: i32, b: u32) -> u32 {
            a.cast_unsigned() ^ b
        }
        #[r#override]
        fn word_or_trap(a: u32) -> wasmtime::Result<u32> {
            match a {
                0 => Err(wasmtime::Error::msg("zero")),
                _ => Ok(a),
            }
        }
        #[r#override]
        fn long_or_trap(a: i32) -> wasmtime::Result<i64> {
            match a {
                0 => Err(wasmtime::Error::msg("zero")),
                _ => Ok(a.into()),
            }
        }
        #[r#override]
        fn errno(s: i32, len: i32, p: i32, out0: i32, out1: i32) -> i32 {
            s * 10_000 + len * 1000 + p * 100 + out0 * 10 + out1
        }
        #[r#override]
        fn quit(code: i32) -> wasmtime::Result<()> {
            Err(wasmtime::Error::msg(format!("quit with {code}")))
        }
    }

    #[test]
    fn core_values_go_through_as_they_are() {
        let linker = linker(|linker| Raw::add_to_linker(linker, |ctx: &mut Ctx| ctx));
        let mut guest = Guest::new(&linker, "raw", Ctx);
        guest.call::<()>("nothing", ()).unwrap();
        assert_eq!(
            guest.call::<i64>("signed", (-1, i64::MIN + 1)).unwrap(),
            i64::MIN
        );
        let difference = guest.call::<i64>("unsigned", (-1, -1i64)).unwrap();
        assert_eq!(
            difference.cast_unsigned(),
            u64::from(u32::MAX).wrapping_add(1)
        );
        let difference = guest.call::<f64>("floats", (1.5f32, 0.25f64)).unwrap();
        assert_eq!(difference.to_bits(), 1.25f64.to_bits());
        let negated = guest.call::<f32>("single", 0.0f32).unwrap();
        assert_eq!(negated.to_bits(), (-0.0f32).to_bits());
        assert_eq!(guest.call::<i32>("narrow", (256, 2)).unwrap(), 258);
        assert_eq!(guest.call::<i32>("errno", (1, 2, 3, 4, 5)).unwrap(), 12345);
    }

    #[test]
    fn they_may_trap() {
        let linker = linker(|linker| Raw::add_to_linker(linker, |ctx: &mut Ctx| ctx));
        let mut guest = Guest::new(&linker, "raw", Ctx);
        guest.call::<()>("or_trap", 1).unwrap();
        assert_eq!(guest.call::<i32>("word_or_trap", 1).unwrap(), 1);
        assert_eq!(guest.call::<i64>("long_or_trap", -1).unwrap(), -1);
        for function in ["or_trap", "word_or_trap"] {
            let trap = guest.trap(function, 0);
            assert_eq!(trap.0.root_cause().to_string(), "zero", "{function}");
        }
        let trap = guest.call::<i64>("long_or_trap", 0).unwrap_err();
        assert_eq!(trap.root_cause().to_string(), "zero");
        let trap = guest.trap("quit", -3);
        assert_eq!(trap.0.root_cause().to_string(), "quit with -3");
    }
}

/// Overrides that take Wasmtime's `Caller`, which fixes the type of the store's data.
mod with_caller {
    use super::*;

    #[derive(Default)]
    struct Ctx {
        added: u32,
    }

    #[derive(Default)]
    struct Host<T> {
        ctx: Ctx,
        calls: T,
    }

    #[wasmtime_integration(witx_literal = r#"
        (typename $errno (enum $success $inval))
        (typename $size (@witx usize))
        (module $raw
          (@interface func (export "count") (result $r u32))
          (@interface func (export "path") (param $x u32) (result $r u32))
          (@interface func (export "generic") (param $x u32) (result $r u32))
          (@interface func (export "len") (param $s string)
            (result $error (expected $size (error $errno))))
          (@interface func (export "plain") (param $x u32) (result $r u32)))
    "#)]
    impl Ctx {
        #[r#override]
        fn count(mut caller: Caller<'_, Host<u32>>) -> u32 {
            caller.data_mut().calls += 1;
            caller.data().calls
        }
        #[r#override]
        #[expect(unused_qualifications, reason = "tests a path in place of a name")]
        fn path(mut caller: wasmtime::Caller<'_, Host<u32>>, x: i32) -> wasmtime::Result<i32> {
            caller.data_mut().ctx.added += 1;
            Ok(x + 1)
        }
        /// Works with any store.
        #[r#override]
        fn generic<T: 'static>(mut caller: Caller<'_, T>, x: u32) -> u32 {
            let has_memory = caller.get_export("memory").is_some();
            x + u32::from(has_memory)
        }
        #[r#override]
        fn len(mut caller: Caller<'_, Host<u32>>, _: i32, len: i32, out: i32) -> i32 {
            let Some(Extern::Memory(memory)) = caller.get_export("memory") else {
                return 1;
            };
            let out = usize::try_from(out.cast_unsigned()).unwrap();
            match memory.write(&mut caller, out, &len.to_le_bytes()) {
                Ok(()) => 0,
                Err(_) => 1,
            }
        }
        fn plain(&mut self, x: u32) -> u32 {
            self.added += x;
            self.added
        }
    }

    #[test]
    fn they_reach_all_of_the_store() {
        let linker = linker(|linker| Raw::add_to_linker(linker, |host| &mut host.ctx));
        let mut guest = Guest::new(&linker, "raw", Host::default());
        assert_eq!(guest.call::<i32>("count", ()).unwrap(), 1);
        assert_eq!(guest.call::<i32>("count", ()).unwrap(), 2);
        assert_eq!(guest.call::<i32>("path", 41).unwrap(), 42);
        assert_eq!(guest.call::<i32>("generic", 41).unwrap(), 42);
        assert_eq!(guest.call::<i32>("plain", 5).unwrap(), 6);
        assert_eq!(guest.call::<i32>("len", (0, 77, 64)).unwrap(), 0);
        assert_eq!(guest.u32_at(64), 77);
        assert_eq!(guest.call::<i32>("len", (0, 77, PAGE - 3)).unwrap(), 1);
        assert_eq!((guest.data().ctx.added, guest.data().calls), (6, 2));
    }

    #[test]
    fn they_can_be_allocated_into_one_store() {
        let mut store =
            wasmtime::Store::new(&wasmtime_integration_tests::ENGINE, Host::<u32>::default());
        let raw = Raw::new(&mut store, |host| &mut host.ctx);
        let count = raw.count.typed::<(), i32>(&store).unwrap();
        assert_eq!(count.call(&mut store, ()).unwrap(), 1);
        assert_eq!(store.data().calls, 1);
    }
}

/// A generic `Caller` alone doesn't fix the type of the store's data.
mod generic_caller {
    use super::*;

    struct Ctx;

    #[wasmtime_integration(witx_literal = r#"
        (module $raw
          (@interface func (export "first") (param $x u32) (result $r u32))
          (@interface func (export "second") (result $r u32)))
    "#)]
    impl Ctx {
        #[r#override]
        fn first<T: 'static>(_: Caller<'_, T>, x: i32) -> i32 {
            x + 1
        }
        #[r#override]
        fn second<Data>(caller: Caller<'_, Data>) -> u32
        where
            Data: 'static,
        {
            u32::try_from(size_of_val(caller.data())).unwrap()
        }
    }

    #[test]
    fn any_store_will_do() {
        let small = linker(|linker| Raw::add_to_linker(linker, |ctx: &mut Ctx| ctx));
        let mut guest = Guest::new(&small, "raw", Ctx);
        assert_eq!(guest.call::<i32>("first", 1).unwrap(), 2);
        assert_eq!(guest.call::<i32>("second", ()).unwrap(), 0);
        let large = linker(|linker| Raw::add_to_linker(linker, |(ctx, _): &mut (Ctx, u64)| ctx));
        let mut guest = Guest::new(&large, "raw", (Ctx, 7u64));
        assert_eq!(guest.call::<i32>("first", 1).unwrap(), 2);
        assert_eq!(guest.call::<i32>("second", ()).unwrap(), 8);
    }
}

/// If an alias hides the type of the store's data, an argument names it.
mod aliased_caller {
    use super::*;

    struct Ctx;

    struct Host<A, B> {
        ctx: Ctx,
        pair: (A, B),
    }

    type Call<'a> = Caller<'a, Host<u8, u16>>;

    #[wasmtime_integration(
        witx_literal = r#"
            (module $raw
              (@interface func (export "first") (param $x u32) (result $r u32))
              (@interface func (export "second") (result $r u32)))
        "#,
        store = Host<u8, u16>,
    )]
    impl Ctx {
        #[r#override]
        fn first(caller: Call<'_>, x: u32) -> u32 {
            x + u32::from(caller.data().pair.0)
        }
        #[r#override]
        fn second(caller: Caller<'_, Host<u8, u16>>) -> u32 {
            caller.data().pair.1.into()
        }
    }

    /// Here, a later override names the type.
    mod shown {
        use super::*;

        pub(super) struct Other;

        #[wasmtime_integration(witx_literal = r#"
            (module $raw
              (@interface func (export "first") (param $x u32) (result $r u32))
              (@interface func (export "second") (result $r u32)))
        "#)]
        impl Other {
            #[r#override]
            fn first(caller: Call<'_>, x: u32) -> u32 {
                x + u32::from(caller.data().pair.0)
            }
            #[r#override]
            fn second(caller: Caller<'_, Host<u8, u16>>) -> u32 {
                caller.data().pair.1.into()
            }
        }
    }

    #[test]
    fn the_store_is_the_one_that_another_override_shows() {
        let linker = linker(|linker| shown::Raw::add_to_linker(linker, |_| unreachable!()));
        let data = Host {
            ctx: Ctx,
            pair: (1, 2),
        };
        let mut guest = Guest::new(&linker, "raw", data);
        assert_eq!(guest.call::<i32>("first", 41).unwrap(), 42);
    }

    #[test]
    fn the_store_is_the_one_that_is_named() {
        let linker = linker(|linker| Raw::add_to_linker(linker, |host| &mut host.ctx));
        let data = Host {
            ctx: Ctx,
            pair: (1, 2),
        };
        let mut guest = Guest::new(&linker, "raw", data);
        assert_eq!(guest.call::<i32>("first", 41).unwrap(), 42);
        assert_eq!(guest.call::<i32>("second", ()).unwrap(), 2);
    }
}

/// Overrides with a receiver get the context, and the memory if they take it.
mod with_receiver {
    use super::*;

    #[derive(Default)]
    struct Ctx {
        total: u32,
    }

    #[wasmtime_integration(witx_literal = r#"
        (typename $errno (enum $success $inval))
        (typename $size (@witx usize))
        (module $raw
          (@interface func (export "add") (param $x u32) (result $r u32))
          (@interface func (export "get") (result $r u32))
          (@interface func (export "add_or_trap") (param $x u32) (result $r u32))
          (@interface func (export "read") (param $p (@witx pointer u32)) (result $r u32))
          (@interface func (export "write") (param $p (@witx pointer u32)))
          (@interface func (export "write_by_ref") (param $p (@witx pointer u32)))
          (@interface func (export "len") (param $s string)
            (result $error (expected $size (error $errno))))
          (@interface func (export "long") (param $x u64) (result $r f64))
          (@interface func (export "quit") (param $code u32) (@witx noreturn)))
    "#)]
    impl Ctx {
        #[r#override]
        fn add(&mut self, x: i32) -> u32 {
            self.total += x.cast_unsigned();
            self.total
        }
        #[r#override]
        fn get(&self) -> u32 {
            self.total
        }
        #[r#override]
        fn add_or_trap(&mut self, x: u32) -> wasmtime::Result<u32> {
            match self.total.checked_add(x) {
                Some(total) => {
                    self.total = total;
                    Ok(total)
                }
                None => Err(wasmtime::Error::msg("too much")),
            }
        }
        #[r#override]
        fn read(&mut self, memory: &GuestMemory<'_>, p: u32) -> wasmtime::Result<u32> {
            self.total += 1;
            Ok(memory.read(GuestPtr::new(p))?)
        }
        #[r#override]
        fn write(&mut self, memory: &mut GuestMemory<'_>, p: u32) -> wasmtime::Result<()> {
            Ok(memory.write(GuestPtr::new(p), self.total)?)
        }
        #[r#override]
        fn write_by_ref(&self, memory: &mut GuestMemory<'_>, p: u32) {
            let _ = memory.write(GuestPtr::new(p), self.total + 1);
        }
        #[r#override]
        fn len(&mut self, memory: &mut GuestMemory<'_>, s: u32, len: u32, out: u32) -> i32 {
            let written = memory
                .str(GuestPtr::new((s, len)))
                .map(str::len)
                .and_then(|len| memory.write(GuestPtr::new(out), u32::try_from(len)?));
            i32::from(written.is_err())
        }
        #[r#override]
        fn long(&mut self, x: i64) -> f64 {
            if x < 0 { -0.5 } else { 0.5 }
        }
        #[r#override]
        fn quit(&mut self, code: u32) -> wasmtime::Result<()> {
            self.total = code;
            Err(wasmtime::Error::msg("quit"))
        }
    }

    fn guest() -> Guest<Host<Ctx>> {
        let linker =
            linker(|linker| Raw::add_to_linker(linker, |host: &mut Host<Ctx>| &mut host.ctx));
        Guest::new(&linker, "raw", Host::default())
    }

    #[test]
    fn they_get_the_context() {
        let mut guest = guest();
        assert_eq!(guest.call::<i32>("add", 2).unwrap(), 2);
        assert_eq!(guest.call::<i32>("add_or_trap", 3).unwrap(), 5);
        assert_eq!(guest.call::<i32>("get", ()).unwrap(), 5);
        let trap = guest.trap("add_or_trap", -1);
        assert_eq!(trap.0.root_cause().to_string(), "too much");
        let half: f64 = guest.call("long", -1i64).unwrap();
        assert_eq!(half.to_bits(), (-0.5f64).to_bits());
        guest.trap("quit", 7);
        assert_eq!(guest.data().ctx.total, 7);
    }

    #[test]
    fn they_get_the_memory() {
        let mut guest = guest();
        guest.put(16, &[42, 0, 0, 0]);
        assert_eq!(guest.call::<i32>("read", 16).unwrap(), 42);
        guest.call::<()>("write", 20).unwrap();
        guest.call::<()>("write_by_ref", 24).unwrap();
        assert_eq!((guest.u32_at(20), guest.u32_at(24)), (1, 2));
        guest.put(64, "né".as_bytes());
        assert_eq!(guest.call::<i32>("len", (64, 3, 32)).unwrap(), 0);
        assert_eq!(guest.u32_at(32), 3);
        assert_eq!(guest.call::<i32>("len", (64, 2, 32)).unwrap(), 1);
        guest.trap("read", PAGE);
        guest.trap("write", PAGE);
    }

    #[test]
    fn those_that_ask_for_none_do_without_memory() {
        let linker =
            linker(|linker| Raw::add_to_linker(linker, |host: &mut Host<Ctx>| &mut host.ctx));
        let mut guest = Guest::without_memory(&linker, "raw", Host::default());
        assert_eq!(guest.call::<i32>("add", 2).unwrap(), 2);
        assert_eq!(guest.call::<i32>("get", ()).unwrap(), 2);
        let trap = guest.trap("read", 0);
        assert!(
            trap.message()
                .contains("`raw::read`: the guest exports no memory"),
            "{trap:?}"
        );
    }
}

/// Asynchronous overrides.
#[cfg(feature = "async")]
mod asynchronous {
    use std::time::Duration;

    use super::*;

    #[derive(Default)]
    struct Ctx {
        total: u32,
    }

    #[wasmtime_integration(witx_literal = r#"
        (module $raw
          (@interface func (export "alone") (param $x u32) (result $r u32))
          (@interface func (export "caller") (param $x u32) (result $r u32))
          (@interface func (export "method") (param $x u32) (result $r u32))
          (@interface func (export "write") (param $p (@witx pointer u32)) (result $r u32))
          (@interface func (export "sync") (param $x u32) (result $r u32)))
    "#)]
    impl Ctx {
        #[r#override]
        async fn alone(x: i32) -> wasmtime::Result<i32> {
            wait().await;
            match x {
                0 => Err(wasmtime::Error::msg("zero")),
                _ => Ok(x + 1),
            }
        }
        #[r#override]
        async fn caller(mut caller: Caller<'_, Host<Ctx>>, x: u32) -> u32 {
            caller.data_mut().calls += 1;
            wait().await;
            x + caller.data().calls
        }
        #[r#override]
        async fn method(&mut self, x: u32) -> u32 {
            self.total += x;
            wait().await;
            self.total
        }
        #[r#override]
        async fn write(&mut self, memory: &mut GuestMemory<'_>, p: u32) -> wasmtime::Result<u32> {
            wait().await;
            memory.write(GuestPtr::new(p), self.total)?;
            Ok(1)
        }
        #[r#override]
        fn sync(caller: Caller<'_, Host<Ctx>>, x: u32) -> u32 {
            caller.data().calls + x
        }
    }

    async fn wait() {
        tokio::time::sleep(Duration::from_millis(1)).await;
    }

    #[tokio::test]
    async fn they_wait_in_wasmtime() {
        let linker = wasmtime_integration_tests::async_linker(|linker| {
            Raw::add_to_linker(linker, |host| &mut host.ctx)
        });
        let mut guest = Guest::new_async(&linker, "raw", Host::default()).await;
        assert_eq!(guest.call_async::<i32>("alone", 41).await.unwrap(), 42);
        let trap = guest.call_async::<i32>("alone", 0).await.unwrap_err();
        assert_eq!(trap.root_cause().to_string(), "zero");
        assert_eq!(guest.call_async::<i32>("caller", 1).await.unwrap(), 2);
        assert_eq!(guest.call_async::<i32>("method", 5).await.unwrap(), 5);
        assert_eq!(guest.call_async::<i32>("method", 5).await.unwrap(), 10);
        assert_eq!(guest.call_async::<i32>("write", 16).await.unwrap(), 1);
        assert_eq!(guest.u32_at(16), 10);
        assert_eq!(guest.call_async::<i32>("sync", 1).await.unwrap(), 2);
    }
}

/// Methods and overrides whose names differ from their functions'.
mod renamed {
    use super::*;

    #[derive(Default)]
    struct Ctx(Vec<&'static str>);

    #[wasmtime_integration(witx_literal = r#"
        (module $files
          (@interface func (export "open") (param $x u32) (result $r u32))
          (@interface func (export "close") (param $x u32) (result $r u32))
          (@interface func (export "FileSync") (param $x u32) (result $r u32))
          (@interface func (export "only-here") (param $x u32) (result $r u32)))
        (module $sockets
          (@interface func (export "open") (param $x u32) (result $r u32))
          (@interface func (export "close") (param $x u32) (result $r u32))
          (@interface func (export "raw") (param $x u32) (result $r u32))
          (@interface func (export "other") (param $x u32) (result $r u32)))
    "#)]
    impl Ctx {
        #[guest(module = "files", name = "open")]
        fn open_file(&mut self, x: u32) -> u32 {
            self.log("open_file");
            x
        }
        #[guest(module = "sockets", name = "open")]
        fn open_socket(&mut self, x: u32) -> u32 {
            self.log("open_socket");
            x
        }
        /// The name matches; only the module must be given.
        #[guest(module = "files")]
        fn close(&mut self, x: u32) -> u32 {
            self.log("close");
            x
        }
        #[r#override(module = "sockets", name = "close")]
        fn close_socket(&mut self, x: i32) -> i32 {
            self.log("close_socket");
            x
        }
        #[r#override(name = "raw")]
        fn send(x: i32) -> i32 {
            x + 1
        }
        #[guest(name = "other")]
        fn shutdown(&mut self, x: u32) -> u32 {
            self.log("shutdown");
            x
        }
        fn file_sync(&mut self, x: u32) -> u32 {
            self.log("file_sync");
            x
        }
        fn only_here(&mut self, x: u32) -> u32 {
            self.log("only_here");
            x
        }

        /// Has the name of a function that another method implements.
        fn helper(&self) -> usize {
            self.0.len()
        }
        fn log(&mut self, name: &'static str) {
            self.0.push(name);
        }
        /// Helpers may have any form that is not allowed for other methods.
        const fn constant<const N: usize>() -> usize {
            N
        }
        fn generic<T: Clone>(self, other: &T) -> (Self, T) {
            (self, other.clone())
        }
    }

    fn call(module: &str, function: &str) -> (i32, Vec<&'static str>) {
        let linker = linker(|linker| {
            Files::add_to_linker(linker, |ctx| ctx)?;
            Sockets::add_to_linker(linker, |ctx| ctx)
        });
        let mut guest = Guest::new(&linker, module, Ctx::default());
        let result = guest.call(function, 5).unwrap();
        (result, std::mem::take(&mut guest.data().0))
    }

    #[test]
    fn each_function_has_its_method() {
        assert_eq!(call("files", "open"), (5, vec!["open_file"]));
        assert_eq!(call("sockets", "open"), (5, vec!["open_socket"]));
        assert_eq!(call("files", "close"), (5, vec!["close"]));
        assert_eq!(call("sockets", "close"), (5, vec!["close_socket"]));
        assert_eq!(call("sockets", "raw"), (6, vec![]));
        assert_eq!(call("sockets", "other"), (5, vec!["shutdown"]));
        assert_eq!(call("files", "FileSync"), (5, vec!["file_sync"]));
        assert_eq!(call("files", "only-here"), (5, vec!["only_here"]));
    }

    #[test]
    fn helpers_are_left_alone() {
        let mut ctx = Ctx::default();
        ctx.log("by hand");
        assert_eq!(ctx.helper(), 1);
        assert_eq!(ctx.close(1), 1);
        assert_eq!(Ctx::constant::<3>(), 3);
        let (ctx, other) = ctx.generic(&"other");
        assert_eq!((ctx.helper(), other), (2, "other"));
    }
}

/// Functions and parameters whose names are Rust keywords.
mod keywords {
    use super::*;

    struct Ctx;

    #[wasmtime_integration(witx_literal = r#"
        (module $type
          (@interface func (export "type") (param $type u32) (result $r u32))
          (@interface func (export "match") (param $self u32) (param $Self u32) (result $r u32))
          (@interface func (export "self") (param $crate u32) (result $r u32))
          (@interface func (export "crate") (param $super u32) (result $r u32))
          (@interface func (export "async") (param $memory u32) (param $arg0 u32) (result $r u32))
          (@interface func (export "override") (param $value u32) (param $error u32) (param $result u32)
            (result $r u32))
          (@interface func (export "new") (param $get u32) (param $caller u32) (result $r u32))
          (@interface func (export "exports") (param $ctx u32) (param $failure u32) (result $r u32))
          (@interface func (export "add_to_linker") (param $member0 u32) (result $r u32)))
    "#)]
    impl Ctx {
        fn r#type(r#type: u32) -> u32 {
            r#type + 1
        }
        fn match_(a: u32, b: u32) -> u32 {
            a * 10 + b
        }
        fn self_(&self, x: u32) -> u32 {
            x + 3
        }
        fn crate_(&mut self, x: u32) -> u32 {
            x + 4
        }
        fn r#async(a: u32, b: u32) -> u32 {
            a * 10 + b
        }
        #[r#override]
        fn r#override(a: i32, b: i32, c: i32) -> i32 {
            a * 100 + b * 10 + c
        }
        fn new(a: u32, b: u32) -> u32 {
            a * 10 + b
        }
        fn exports(&mut self, ctx: u32, failure: u32) -> u32 {
            ctx * 10 + failure
        }
        fn add_to_linker(&self, x: u32) -> u32 {
            x + 5
        }
    }

    #[test]
    fn they_are_called_like_others() {
        let linker = linker(|linker| Type::add_to_linker(linker, |ctx: &mut Ctx| ctx));
        let mut guest = Guest::new(&linker, "type", Ctx);
        for (function, params, expected) in [
            ("type", &[1][..], 2),
            ("match", &[1, 2], 12),
            ("self", &[1], 4),
            ("crate", &[1], 5),
            ("async", &[1, 2], 12),
            ("override", &[1, 2, 3], 123),
            ("new", &[1, 2], 12),
            ("exports", &[1, 2], 12),
            ("add_to_linker", &[1], 6),
        ] {
            let params: Vec<_> = params
                .iter()
                .map(|param| wasmtime::Val::I32(*param))
                .collect();
            let result = guest.call_dynamic(function, &params).unwrap().unwrap();
            assert_eq!(result.unwrap_i32(), expected, "{function}");
        }
        let types = Type::new(&mut guest.store, |ctx| ctx);
        let functions = [
            types.r#type,
            types.self_,
            types.crate_,
            types.r#match,
            types.new,
        ];
        assert_eq!(functions.len(), 5);
    }
}
