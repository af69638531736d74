//! Async methods.

use std::borrow::Cow;
use std::sync::atomic::{AtomicU32, Ordering};
use std::time::{Duration, Instant};

use wasmtime::Linker;
use wasmtime_integration::{
    GuestError, GuestMemory, GuestPtr, IntoErrno, Trappable, wasmtime_integration,
};
use wasmtime_integration_tests::{ENGINE, Guest, PAGE, async_linker, is_async, linker};

/// Waits for a timer, which needs a reactor to wake it up.
async fn wait() {
    tokio::time::sleep(Duration::from_millis(2)).await;
}

/// Methods of every form, async and not.
mod forms {
    use super::*;

    #[derive(Default)]
    struct Ctx {
        log: Vec<String>,
    }

    struct Failed;

    impl IntoErrno<types::Errno, Ctx> for Failed {
        fn into_errno(self, ctx: &mut Ctx) -> wasmtime::Result<types::Errno> {
            ctx.log.push("failed".to_owned());
            Ok(types::Errno::Inval)
        }
    }

    #[wasmtime_integration(
        witx_literal = r#"
            (typename $errno (enum $success $inval $fault $no_memory))
            (typename $size (@witx usize))
            (typename $point (record (field $x s32) (field $y s32)))
            (module $waits
              (@interface func (export "sleep") (param $ms u32) (result $r u32))
              (@interface func (export "str") (param $x string)
                (result $error (expected $size (error $errno))))
              (@interface func (export "cow") (param $x string)
                (result $error (expected $size (error $errno))))
              (@interface func (export "list") (param $x (list $point)) (result $r u32))
              (@interface func (export "record") (param $x $point) (result $r u32))
              (@interface func (export "read") (param $x (@witx const_pointer u32)) (result $r u32))
              (@interface func (export "write") (param $x (@witx pointer u32)) (param $s string)
                (result $error (expected (error $errno))))
              (@interface func (export "tuple")
                (result $error (expected (tuple $size $size) (error $errno))))
              (@interface func (export "fail") (param $how u32)
                (result $error (expected (error $errno))))
              (@interface func (export "own") (result $error (expected (error $errno))))
              (@interface func (export "shared") (result $r u32))
              (@interface func (export "alone") (param $x u32) (result $r u32))
              (@interface func (export "nothing"))
              (@interface func (export "meet") (param $others u32))
              (@interface func (export "quit") (param $x u8) (@witx noreturn))
              (@interface func (export "sync") (param $x string) (result $r u32))
              (@interface func (export "sync_write") (param $x (@witx pointer u32))))
        "#,
        guest_error = fault,
        missing_memory = types::Errno::NoMemory
    )]
    impl Ctx {
        async fn sleep(&mut self, ms: u32) -> u32 {
            tokio::time::sleep(Duration::from_millis(ms.into())).await;
            self.log.push(format!("slept {ms}"));
            ms
        }
        async fn str(&mut self, x: &str) -> Result<types::Size, types::Errno> {
            wait().await;
            self.log.push(x.to_owned());
            wait().await;
            u32::try_from(x.len()).map_err(|_| types::Errno::Inval)
        }
        async fn cow(
            &mut self,
            memory: &GuestMemory<'_>,
            x: Cow<'_, str>,
        ) -> Result<types::Size, types::Errno> {
            wait().await;
            self.log.push(x.into_owned());
            u32::try_from(memory.len()).map_err(|_| types::Errno::Inval)
        }
        async fn list(&mut self, x: Vec<types::Point>) -> wasmtime::Result<u32> {
            wait().await;
            let sum: i32 = x.iter().map(|point| point.x * point.y).sum();
            Ok(u32::try_from(sum)?)
        }
        async fn record(&mut self, x: &types::Point) -> u32 {
            wait().await;
            (x.x * x.y).cast_unsigned()
        }
        async fn read(&self, memory: &GuestMemory<'_>, x: GuestPtr<u32>) -> wasmtime::Result<u32> {
            wait().await;
            Ok(memory.read(x)?)
        }
        async fn write(
            &mut self,
            memory: &mut GuestMemory<'_>,
            x: GuestPtr<u32>,
            s: GuestPtr<str>,
        ) -> Result<(), Trappable<types::Errno>> {
            let len = memory.str(s)?.len();
            wait().await;
            memory.write(x, u32::try_from(len).map_err(Trappable::trap)?)?;
            wait().await;
            let bytes = memory.slice_mut(s.as_bytes())?;
            bytes.make_ascii_uppercase();
            Ok(())
        }
        async fn tuple(&mut self) -> Result<(types::Size, types::Size), types::Errno> {
            wait().await;
            Ok((1, 2))
        }
        async fn fail(&mut self, how: u32) -> Result<(), Trappable<types::Errno>> {
            wait().await;
            match how {
                0 => Ok(()),
                1 => Err(types::Errno::Inval)?,
                2 => Err(GuestError::PtrOverflow)?,
                _ => Err(wasmtime::Error::msg("broken"))?,
            }
        }
        async fn own(&mut self) -> Result<(), Failed> {
            wait().await;
            Err(Failed)
        }
        async fn shared(&self) -> u32 {
            wait().await;
            u32::try_from(self.log.len()).unwrap()
        }
        async fn alone(x: u32) -> u32 {
            wait().await;
            x + 1
        }
        async fn nothing(&mut self) {
            wait().await;
            self.log.push("nothing".to_owned());
        }
        /// Waits until this many guests have arrived.
        async fn meet(guests: u32) {
            static HERE: AtomicU32 = AtomicU32::new(0);
            HERE.fetch_add(1, Ordering::Relaxed);
            while HERE.load(Ordering::Relaxed) < guests {
                tokio::task::yield_now().await;
            }
        }
        async fn quit(&mut self, x: u8) -> wasmtime::Error {
            wait().await;
            wasmtime::Error::msg(format!("quit with {x}"))
        }
        fn sync(&mut self, x: &str) -> u32 {
            self.log.push(x.to_owned());
            7
        }
        fn sync_write(memory: &mut GuestMemory<'_>, x: GuestPtr<u32>) -> wasmtime::Result<()> {
            Ok(memory.write(x, 7)?)
        }
    }

    #[expect(
        clippy::needless_pass_by_value,
        reason = "the argument `guest_error` requires it"
    )]
    fn fault(error: GuestError) -> types::Errno {
        match error {
            GuestError::InFunc { .. } => types::Errno::Inval,
            _ => types::Errno::Fault,
        }
    }

    async fn guest() -> Guest<Ctx> {
        let linker = async_linker(|linker| Waits::add_to_linker(linker, |ctx| ctx));
        Guest::new_async(&linker, "waits", Ctx::default()).await
    }

    #[tokio::test]
    async fn a_guest_waits_for_a_timer() {
        let mut guest = guest().await;
        let start = Instant::now();
        assert_eq!(guest.call_async::<u32>("sleep", 30).await.unwrap(), 30);
        assert!(start.elapsed() >= Duration::from_millis(30));
        assert_eq!(guest.data().log, ["slept 30"]);
    }

    /// While one guest waits, others continue: nothing blocks the thread.
    #[tokio::test]
    async fn guests_wait_side_by_side() {
        let (mut first, mut second) = (guest().await, guest().await);
        let meeting = async {
            tokio::join!(
                first.call_async::<()>("meet", 2),
                second.call_async::<()>("meet", 2),
            )
        };
        let meeting = tokio::time::timeout(Duration::from_secs(45), meeting);
        assert!(matches!(meeting.await, Ok((Ok(()), Ok(())))));
    }

    #[tokio::test]
    async fn what_is_borrowed_is_held_over_the_wait() {
        let mut guest = guest().await;
        guest.put(16, "héllo".as_bytes());
        for (function, expected) in [("str", 6), ("cow", PAGE)] {
            let result = guest.call_async::<i32>(function, (16, 6, 64)).await;
            assert_eq!((result.unwrap(), guest.u32_at(64)), (0, expected));
        }
        assert_eq!(guest.data().log, ["héllo", "héllo"]);
        guest.put(32, &[2, 0, 0, 0, 3, 0, 0, 0, 4, 0, 0, 0, 5, 0, 0, 0]);
        assert_eq!(guest.call_async::<u32>("list", (32, 2)).await.unwrap(), 26);
        assert_eq!(guest.call_async::<u32>("record", 40).await.unwrap(), 20);
        assert_eq!(guest.call_async::<u32>("read", 36).await.unwrap(), 3);
    }

    #[tokio::test]
    async fn memory_is_written_after_the_wait() {
        let mut guest = guest().await;
        guest.put(16, b"small");
        let result = guest.call_async::<i32>("write", (64, 16, 5)).await;
        assert_eq!((result.unwrap(), guest.u32_at(64)), (0, 5));
        assert_eq!(guest.bytes(15), *b"\0SMALL\0");
        let result = guest.call_async::<i32>("tuple", (80, 84)).await;
        assert_eq!(result.unwrap(), 0);
        assert_eq!((guest.u32_at(80), guest.u32_at(84)), (1, 2));
    }

    #[tokio::test]
    async fn errors_and_traps() {
        let mut guest = guest().await;
        for (how, result) in [(0, 0), (1, 1), (2, 2)] {
            let got = guest.call_async::<i32>("fail", how).await.unwrap();
            assert_eq!(got, result);
        }
        let trap = guest.call_async::<i32>("fail", 3).await.unwrap_err();
        assert_eq!(trap.root_cause().to_string(), "broken");
        assert_eq!(guest.call_async::<i32>("own", ()).await.unwrap(), 1);
        assert_eq!(guest.data().log, ["failed"]);
        let trap = guest.call_async::<()>("quit", 3).await.unwrap_err();
        assert_eq!(trap.root_cause().to_string(), "quit with 3");
        // The guest can still be called after a trap.
        guest.call_async::<()>("nothing", ()).await.unwrap();
        assert_eq!(guest.data().log, ["failed", "nothing"]);
    }

    #[tokio::test]
    async fn bad_arguments() {
        let mut guest = guest().await;
        let result = guest.call_async::<i32>("str", (PAGE, 1, 64)).await;
        assert_eq!(result.unwrap(), 2);
        let result = guest.call_async::<i32>("str", (0, 0, 65)).await;
        assert_eq!(result.unwrap(), 2);
        assert_eq!(guest.data().log, [""]);
        let result = guest.call_async::<i32>("write", (PAGE, 0, 0)).await;
        assert_eq!(result.unwrap(), 2);
        for (function, result) in [
            (
                "record",
                guest.call_async::<u32>("record", PAGE).await.map(|_| ()),
            ),
            ("quit", guest.call_async("quit", 256).await),
            (
                "list",
                guest.call_async::<u32>("list", (1, 1)).await.map(|_| ()),
            ),
        ] {
            let message = format!("{:#}", result.unwrap_err());
            let expected = format!("in `waits::{function}`, parameter `x`: ");
            assert!(message.contains(&expected), "{message}");
        }
    }

    #[tokio::test]
    async fn other_receivers_and_none() {
        let mut guest = guest().await;
        assert_eq!(guest.call_async::<u32>("alone", 1).await.unwrap(), 2);
        assert_eq!(guest.call_async::<u32>("shared", ()).await.unwrap(), 0);
        guest.call_async::<()>("nothing", ()).await.unwrap();
        assert_eq!(guest.call_async::<u32>("shared", ()).await.unwrap(), 1);
    }

    #[tokio::test]
    async fn synchronous_functions_beside_them() {
        let mut guest = guest().await;
        guest.put(16, b"sync");
        assert_eq!(guest.call_async::<u32>("sync", (16, 4)).await.unwrap(), 7);
        guest.call_async::<()>("sync_write", 64).await.unwrap();
        assert_eq!(guest.u32_at(64), 7);
        assert_eq!(guest.data().log, ["sync"]);
    }

    #[test]
    fn an_engine_without_them_is_an_error() {
        let added = Waits::add_to_linker(&mut Linker::new(&ENGINE), |ctx: &mut Ctx| ctx);
        match added {
            Ok(()) => assert!(is_async(&ENGINE)),
            Err(error) => {
                assert!(!is_async(&ENGINE));
                let error = error.to_string();
                assert!(error.starts_with("`waits::"), "{error}");
                let config = "the engine needs `Config::async_support(true)`";
                assert!(error.ends_with(config), "{error}");
            }
        }
    }

    /// A cancelled call leaves the context as it was at that moment.
    #[tokio::test]
    async fn a_call_may_be_given_up() {
        let mut guest = guest().await;
        let call = guest.call_async::<u32>("sleep", 60_000);
        let result = tokio::time::timeout(Duration::from_millis(5), call).await;
        assert!(result.is_err());
        assert!(guest.data().log.is_empty());
    }

    /// The future of a call moves between threads.
    #[tokio::test(flavor = "multi_thread", worker_threads = 2)]
    async fn a_call_may_change_its_thread() {
        let tasks = (0..4).map(|_| {
            tokio::spawn(async {
                let mut guest = guest().await;
                guest.put(16, b"x");
                let result = guest.call_async::<i32>("write", (64, 16, 1)).await;
                (result.unwrap(), guest.bytes(16))
            })
        });
        for task in tasks.collect::<Vec<_>>() {
            assert_eq!(task.await.unwrap(), (0, *b"X"));
        }
    }

    #[tokio::test]
    async fn instances_of_one_store() {
        let mut guest = guest().await;
        let waits = Waits::new(&mut guest.store, |ctx| ctx);
        assert_eq!(waits.exports().count(), 17);
        let sleep = waits.sleep.typed::<u32, u32>(&guest.store).unwrap();
        assert_eq!(sleep.call_async(&mut guest.store, 1).await.unwrap(), 1);
        assert_eq!(guest.data().log, ["slept 1"]);
    }
}

/// Functions that don't access the memory. The method's return type decides whether a call
/// may trap, so there is one of each type.
mod settled {
    use wasmtime::Caller;

    use super::*;

    #[derive(Default)]
    struct Ctx {
        failures: u32,
    }

    struct Failed(u32);

    impl IntoErrno<types::Errno, Ctx> for Failed {
        fn into_errno(self, ctx: &mut Ctx) -> wasmtime::Result<types::Errno> {
            ctx.failures += self.0;
            match self.0 {
                100.. => Err(wasmtime::Error::msg("too many")),
                _ => Ok(types::Errno::Inval),
            }
        }
    }

    impl IntoErrno<(), Ctx> for Failed {
        fn into_errno(self, ctx: &mut Ctx) -> wasmtime::Result<()> {
            ctx.failures += self.0;
            Ok(())
        }
    }

    #[wasmtime_integration(witx_literal = r#"
            (typename $errno (enum $success $inval $again))
            (typename $fd (handle))
            (typename $alias $fd)
            (module $settled
              (@interface func (export "every") (param $a u32) (param $b s32) (param $c u64)
                (param $d s64) (param $e f32) (param $f f64) (param $g $alias)
                (param $h (@witx pointer u8)) (param $i (@witx usize)) (result $r f64))
              (@interface func (export "narrow") (param $x u8) (result $r s64))
              (@interface func (export "handle") (param $fd $fd) (result $r $alias))
              (@interface func (export "letter") (param $x u32) (result $r char))
              (@interface func (export "maybe") (param $x u32) (result $r f32))
              (@interface func (export "nothing") (param $x u32))
              (@interface func (export "perhaps_nothing") (param $x u32))
              (@interface func (export "errno") (param $x u32)
                (result $error (expected (error $errno))))
              (@interface func (export "own") (param $x u32)
                (result $error (expected (error $errno))))
              (@interface func (export "alone") (param $x u32)
                (result $error (expected (error $errno))))
              (@interface func (export "unit") (param $x u32) (result $error (expected (error))))
              (@interface func (export "own_unit") (param $x u32)
                (result $error (expected (error))))
              (@interface func (export "raw") (param $x u32) (result $r u32))
              (@interface func (export "raw_unsigned") (param $x u32) (result $r u32))
              (@interface func (export "raw_maybe") (param $x u32) (result $r u32))
              (@interface func (export "raw_caller") (param $x u32) (result $r u32))
              (@interface func (export "failures") (result $r u32)))
        "#)]
    impl Ctx {
        #[expect(
            clippy::too_many_arguments,
            clippy::many_single_char_names,
            reason = "one of each type"
        )]
        async fn every(
            &mut self,
            a: u32,
            b: i32,
            c: u64,
            d: i64,
            e: f32,
            f: f64,
            g: types::Fd,
            h: GuestPtr<u8>,
            i: u32,
        ) -> f64 {
            wait().await;
            assert_eq!((a, b, c, d), (u32::MAX, -2, u64::MAX, -4));
            assert_eq!(
                (u32::from(g), h.offset(), i),
                (u32::MAX - 6, 7, u32::MAX - 7)
            );
            f64::from(e) + f
        }
        async fn narrow(&mut self, x: u8) -> i64 {
            wait().await;
            -i64::from(x)
        }
        async fn handle(&self, fd: types::Fd) -> types::Fd {
            wait().await;
            fd
        }
        async fn letter(x: u32) -> char {
            wait().await;
            char::from_u32(x).unwrap()
        }
        async fn maybe(&mut self, x: u32) -> wasmtime::Result<f32> {
            wait().await;
            Ok(f32::from(u8::try_from(x)?))
        }
        async fn nothing(&mut self, x: u32) {
            wait().await;
            self.failures += x;
        }
        async fn perhaps_nothing(&mut self, x: u32) -> wasmtime::Result<()> {
            wait().await;
            u8::try_from(x)?;
            Ok(())
        }
        async fn errno(&mut self, x: u32) -> Result<(), types::Errno> {
            wait().await;
            match x {
                0 => Ok(()),
                1 => Err(types::Errno::Inval),
                _ => Err(types::Errno::Again),
            }
        }
        async fn own(&mut self, x: u32) -> Result<(), Failed> {
            wait().await;
            if x == 0 { Ok(()) } else { Err(Failed(x)) }
        }
        async fn alone(x: u32) -> Result<(), Failed> {
            wait().await;
            if x == 0 { Ok(()) } else { Err(Failed(x)) }
        }
        async fn unit(x: u32) -> Result<(), ()> {
            wait().await;
            if x == 0 { Ok(()) } else { Err(()) }
        }
        async fn own_unit(&mut self, x: u32) -> Result<(), Failed> {
            wait().await;
            if x == 0 { Ok(()) } else { Err(Failed(x)) }
        }
        #[r#override]
        async fn raw(x: i32) -> i32 {
            wait().await;
            x + 1
        }
        #[r#override]
        async fn raw_unsigned(&mut self, x: u32) -> u32 {
            wait().await;
            x + self.failures
        }
        #[r#override]
        async fn raw_maybe(x: i32) -> wasmtime::Result<i32> {
            wait().await;
            Ok(u8::try_from(x)?.into())
        }
        #[r#override]
        async fn raw_caller(caller: Caller<'_, Data>, x: i32) -> i32 {
            wait().await;
            x + i32::from(caller.data().unused)
        }
        fn failures(&self) -> u32 {
            self.failures
        }
    }

    /// The context is a part of the data.
    struct Data {
        unused: u8,
        ctx: Ctx,
    }

    async fn guest() -> Guest<Data> {
        let linker = async_linker(|linker| Settled::add_to_linker(linker, |data| &mut data.ctx));
        let ctx = Ctx::default();
        Guest::new_async(&linker, "settled", Data { unused: 3, ctx }).await
    }

    #[tokio::test]
    async fn values_of_every_type() {
        let mut guest = guest().await;
        let sum = guest
            .call_async::<f64>("every", (-1, -2, -1i64, -4i64, 1.5f32, 2.25f64, -7, 7, -8))
            .await;
        assert_eq!(sum.unwrap().to_bits(), 3.75f64.to_bits());
        assert_eq!(guest.call_async::<i64>("narrow", 255).await.unwrap(), -255);
        assert_eq!(guest.call_async::<i32>("handle", -1).await.unwrap(), -1);
        assert_eq!(guest.call_async::<i32>("letter", 0xe9).await.unwrap(), 0xe9);
        let number = guest.call_async::<f32>("maybe", 255).await.unwrap();
        assert_eq!(number.to_bits(), 255f32.to_bits());
        guest.call_async::<()>("nothing", 5).await.unwrap();
        guest.call_async::<()>("perhaps_nothing", 5).await.unwrap();
        assert_eq!(guest.call_async::<i32>("failures", ()).await.unwrap(), 5);
    }

    #[tokio::test]
    async fn errors() {
        let mut guest = guest().await;
        for (function, results) in [
            ("errno", [0, 1, 2]),
            ("own", [0, 1, 1]),
            ("alone", [0, 1, 1]),
            ("unit", [0, 1, 1]),
            ("own_unit", [0, 1, 1]),
        ] {
            for (x, result) in (0..3).zip(results) {
                let got = guest.call_async::<i32>(function, x).await.unwrap();
                assert_eq!(got, result, "{function} of {x}");
            }
        }
        // Three functions tell the context of their failures, each of 1 and 2.
        assert_eq!(guest.call_async::<i32>("failures", ()).await.unwrap(), 9);
    }

    #[tokio::test]
    async fn traps() {
        let mut guest = guest().await;
        for (function, x) in [("own", 100), ("alone", 101)] {
            let trap = guest.call_async::<i32>(function, x).await.unwrap_err();
            assert_eq!(trap.root_cause().to_string(), "too many", "{function}");
        }
        let number = guest.call_async::<f32>("maybe", 256).await.map(|_| ());
        let nothing = guest.call_async::<()>("perhaps_nothing", 256).await;
        let raw = guest.call_async::<i32>("raw_maybe", 256).await.map(|_| ());
        for trap in [number, nothing, raw] {
            assert!(trap.unwrap_err().is::<std::num::TryFromIntError>());
        }
        let trap = guest.call_async::<i64>("narrow", 256).await.unwrap_err();
        let message = format!("{trap:#}");
        assert!(
            message.contains("in `settled::narrow`, parameter `x`: "),
            "{message}"
        );
    }

    #[tokio::test]
    async fn overrides() {
        let mut guest = guest().await;
        guest.call_async::<()>("nothing", 10).await.unwrap();
        for (function, result) in [
            ("raw", 42),
            ("raw_unsigned", 51),
            ("raw_maybe", 41),
            ("raw_caller", 44),
        ] {
            let got = guest.call_async::<i32>(function, 41).await.unwrap();
            assert_eq!(got, result, "{function}");
        }
    }
}

/// Guests without a memory.
mod no_memory {
    use super::*;

    struct Ctx;

    #[wasmtime_integration(
        witx_literal = r#"
            (typename $errno (enum $success $inval $no_memory))
            (module $waits
              (@interface func (export "str") (param $x string)
                (result $error (expected (error $errno))))
              (@interface func (export "number") (param $x u32)
                (result $error (expected (error $errno))))
              (@interface func (export "plain") (param $x string)))
        "#,
        missing_memory = types::Errno::NoMemory,
        block_on = block_on
    )]
    impl Ctx {
        async fn str(&mut self, _: &str) -> Result<(), types::Errno> {
            wait().await;
            Ok(())
        }
        async fn number(&mut self, x: u32) -> Result<(), types::Errno> {
            wait().await;
            if x == 0 {
                Ok(())
            } else {
                Err(types::Errno::Inval)
            }
        }
        async fn plain(&mut self, _: &str) {
            wait().await;
        }
    }

    fn block_on<F: Future>(future: F) -> F::Output {
        let mut builder = tokio::runtime::Builder::new_current_thread();
        let runtime = builder.enable_time().build().unwrap();
        runtime.block_on(future)
    }

    #[test]
    fn only_what_needs_it_misses_it() {
        let linker = linker(|linker| Waits::add_to_linker(linker, |ctx| ctx));
        let mut guest = Guest::without_memory(&linker, "waits", Ctx);
        assert_eq!(guest.call::<i32>("str", (0, 0)).unwrap(), 2);
        assert_eq!(guest.call::<i32>("number", 0).unwrap(), 0);
        assert_eq!(guest.call::<i32>("number", 1).unwrap(), 1);
        let message = guest.trap("plain", (0, 0)).message();
        assert!(
            message.contains("`waits::plain`: the guest exports no memory"),
            "{message}"
        );
    }
}

/// `block_on`: asynchronous methods in a synchronous store.
mod blocking {
    use std::cell::RefCell;
    use std::rc::Rc;
    use std::sync::LazyLock;

    use wasmtime::Caller;

    use super::*;

    static RUNTIME: LazyLock<tokio::runtime::Runtime> = LazyLock::new(|| {
        let mut builder = tokio::runtime::Builder::new_multi_thread();
        builder.worker_threads(1).enable_time();
        builder.build().unwrap()
    });

    /// The user's executor.
    mod executor {
        pub(super) fn run<T>(future: impl Future<Output = T>) -> T {
            super::RUNTIME.handle().block_on(future)
        }
    }

    /// Not `Send`.
    #[derive(Default)]
    struct Ctx {
        log: Rc<RefCell<Vec<String>>>,
    }

    #[wasmtime_integration(
        witx_literal = r#"
            (typename $errno (enum $success $inval $fault))
            (typename $size (@witx usize))
            (module $waits
              (@interface func (export "str") (param $x string)
                (result $error (expected $size (error $errno))))
              (@interface func (export "write") (param $x (@witx pointer u32)) (param $value u32)
                (result $error (expected (error $errno))))
              (@interface func (export "fail") (param $how u32)
                (result $error (expected (error $errno))))
              (@interface func (export "quit") (@witx noreturn))
              (@interface func (export "sync") (result $r u32))
              (@interface func (export "raw") (param $x u32) (result $r u32))
              (@interface func (export "raw_caller") (param $x u32) (result $r u32))
              (@interface func (export "raw_method") (param $x u32) (result $r u32)))
        "#,
        guest_error = fault,
        block_on = executor::run,
    )]
    impl Ctx {
        async fn str(&mut self, x: &str) -> Result<types::Size, types::Errno> {
            wait().await;
            self.log.borrow_mut().push(x.to_owned());
            u32::try_from(x.len()).map_err(|_| types::Errno::Inval)
        }
        async fn write(
            &self,
            memory: &mut GuestMemory<'_>,
            x: GuestPtr<u32>,
            value: u32,
        ) -> Result<(), Trappable<types::Errno>> {
            let log = Rc::clone(&self.log);
            wait().await;
            log.borrow_mut().push(value.to_string());
            Ok(memory.write(x, value)?)
        }
        async fn fail(&mut self, how: u32) -> Result<(), Trappable<types::Errno>> {
            wait().await;
            match how {
                0 => Err(types::Errno::Inval)?,
                _ => Err(wasmtime::Error::msg("broken"))?,
            }
        }
        async fn quit(&mut self) -> wasmtime::Error {
            wait().await;
            wasmtime::Error::msg("quit")
        }
        fn sync(&self) -> u32 {
            u32::try_from(self.log.borrow().len()).unwrap()
        }
        #[r#override]
        async fn raw(x: i32) -> i32 {
            wait().await;
            x + 1
        }
        #[r#override]
        async fn raw_caller(caller: Caller<'_, Ctx>, x: u32) -> wasmtime::Result<u32> {
            wait().await;
            Ok(x + caller.data().sync())
        }
        #[r#override]
        async fn raw_method(&mut self, x: u32) -> u32 {
            wait().await;
            x + self.sync()
        }
    }

    fn fault(_: GuestError) -> types::Errno {
        types::Errno::Fault
    }

    fn guest() -> Guest<Ctx> {
        let linker = linker(|linker| Waits::add_to_linker(linker, |ctx| ctx));
        Guest::new(&linker, "waits", Ctx::default())
    }

    #[test]
    fn the_executor_runs_them() {
        let mut guest = guest();
        guest.put(16, b"hello");
        assert_eq!(guest.call::<i32>("str", (16, 5, 64)).unwrap(), 0);
        assert_eq!(guest.u32_at(64), 5);
        assert_eq!(guest.call::<i32>("write", (68, 77)).unwrap(), 0);
        assert_eq!(guest.u32_at(68), 77);
        assert_eq!(*guest.data().log.borrow(), ["hello", "77"]);
        assert_eq!(guest.call::<u32>("sync", ()).unwrap(), 2);
    }

    #[test]
    fn overrides_too() {
        let mut guest = guest();
        guest.call::<i32>("str", (0, 0, 64)).unwrap();
        assert_eq!(guest.call::<i32>("raw", 41).unwrap(), 42);
        assert_eq!(guest.call::<i32>("raw_caller", 41).unwrap(), 42);
        assert_eq!(guest.call::<i32>("raw_method", 41).unwrap(), 42);
    }

    #[test]
    fn errors_and_traps() {
        let mut guest = guest();
        assert_eq!(guest.call::<i32>("fail", 0).unwrap(), 1);
        assert_eq!(guest.trap("fail", 1).0.root_cause().to_string(), "broken");
        assert_eq!(guest.trap("quit", ()).0.root_cause().to_string(), "quit");
        assert_eq!(guest.call::<i32>("str", (PAGE, 1, 64)).unwrap(), 2);
        assert_eq!(guest.call::<i32>("write", (PAGE, 1)).unwrap(), 2);
    }

    #[test]
    fn nothing_is_asynchronous_for_wasmtime() {
        let mut guest = guest();
        let waits = Waits::new(&mut guest.store, |ctx| ctx);
        let raw = waits.raw.typed::<i32, i32>(&guest.store).unwrap();
        assert_eq!(raw.call(&mut guest.store, 1).unwrap(), 2);
    }
}

/// `T: Send` is required only if a function is asynchronous.
mod send {
    use std::rc::Rc;

    use super::*;

    struct Ctx;

    #[wasmtime_integration(witx_literal = r#"
        (module $sync (@interface func (export "f") (result $r u32)))
        (module $mixed
          (@interface func (export "g") (result $r u32))
          (@interface func (export "h") (result $r u32)))
    "#)]
    impl Ctx {
        fn f() -> u32 {
            1
        }
        fn g() -> u32 {
            2
        }
        async fn h() -> u32 {
            wait().await;
            3
        }
    }

    /// A module's bounds don't depend on the host's other modules.
    #[test]
    fn a_module_without_asynchronous_functions_does_not_ask() {
        type Data = (Ctx, Rc<()>);
        let linker = linker(|linker| Sync::add_to_linker(linker, |(ctx, _): &mut Data| ctx));
        let mut guest = Guest::new(&linker, "sync", (Ctx, Rc::new(())));
        assert_eq!(guest.call::<u32>("f", ()).unwrap(), 1);
        let sync = Sync::new(&mut guest.store, |(ctx, _)| ctx);
        assert_eq!(sync.exports().count(), 1);
    }

    #[tokio::test]
    async fn what_is_send_has_both() {
        let linker = async_linker(|linker| {
            Sync::add_to_linker(linker, |ctx| ctx)?;
            Mixed::add_to_linker(linker, |ctx| ctx)
        });
        let mut guest = Guest::new_async(&linker, "mixed", Ctx).await;
        assert_eq!(guest.call_async::<u32>("g", ()).await.unwrap(), 2);
        assert_eq!(guest.call_async::<u32>("h", ()).await.unwrap(), 3);
    }
}

/// Generic contexts whose parameters are `Send` where it matters.
mod generics {
    use super::*;

    trait Clock: Send {
        fn tick(&mut self) -> impl Future<Output = u32> + Send;
    }

    struct Timer(u32);

    impl Clock for Timer {
        async fn tick(&mut self) -> u32 {
            wait().await;
            self.0 += 1;
            self.0
        }
    }

    struct Ctx<C> {
        clock: C,
    }

    #[wasmtime_integration(witx_literal = r#"
        (module $ticker (@interface func (export "tick") (result $r u32)))
    "#)]
    impl<C: Clock + 'static> Ctx<C> {
        async fn tick(&mut self) -> u32 {
            self.clock.tick().await
        }
    }

    #[tokio::test]
    async fn they_wait_for_what_their_parameter_does() {
        let linker = async_linker(|linker| Ticker::add_to_linker(linker, |ctx| ctx));
        let ctx = Ctx { clock: Timer(6) };
        let mut guest = Guest::new_async(&linker, "ticker", ctx).await;
        assert_eq!(guest.call_async::<u32>("tick", ()).await.unwrap(), 7);
        assert_eq!(guest.data().clock.0, 7);
    }
}
