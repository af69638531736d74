//! Guests whose memory is shared between threads.

use std::borrow::Cow;
use std::cell::RefCell;
use std::collections::BTreeMap;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, LazyLock};
use std::time::{Duration, Instant};

use proptest::prelude::*;
use proptest::test_runner::TestRunner;
use wasmtime::{Config, Engine, Instance, Linker, Module, SharedMemory, Store};
use wasmtime_integration::{GuestError, GuestMemory, GuestPtr, MemorySlot, wasmtime_integration};
use wasmtime_integration_tests::{allow_shared_memory, async_config};

static ENGINE: LazyLock<Engine> = LazyLock::new(|| {
    let mut config = Config::new();
    config.wasm_threads(true);
    allow_shared_memory(&mut config);
    Engine::new(&config).unwrap()
});

static ASYNC_ENGINE: LazyLock<Engine> = LazyLock::new(|| {
    let mut config = async_config();
    config.wasm_threads(true);
    allow_shared_memory(&mut config);
    Engine::new(&config).unwrap()
});

const PAGE: u32 = 0x1_0000;

#[derive(Default)]
struct Ctx {
    seen: Vec<String>,
}

#[wasmtime_integration(
    witx_literal = r#"
        (typename $errno (enum (@witx tag u16) $success $inval $fault $shared))
        (typename $size (@witx usize))
        (typename $kind (enum $a $b))
        (typename $point (record
          (field $x u8) (field $kind $kind) (field $y u32) (field $z u16)))
        (typename $points (list $point))
        (module $all
          (@interface func (export "str") (param $x string) (param $y (list u8))
            (result $error (expected $size (error $errno))))
          (@interface func (export "cow") (param $x string) (param $y (list u8))
            (result $error (expected $size (error $errno))))
          (@interface func (export "owned") (param $x string) (param $y $points)
            (result $error (expected $size (error $errno))))
          (@interface func (export "point") (param $x $point)
            (result $error (expected (tuple $size $point) (error $errno))))
          (@interface func (export "pointers") (param $x string)
            (param $y (@witx pointer $point)) (param $n $size)
            (result $error (expected $size (error $errno)))))
    "#,
    guest_error = fault
)]
impl Ctx {
    fn str(&mut self, x: &str, y: &[u8]) -> Result<types::Size, types::Errno> {
        self.see(&(x, y))
    }
    fn cow(
        &mut self,
        memory: &GuestMemory<'_>,
        x: Cow<'_, str>,
        y: Cow<'_, [u8]>,
    ) -> Result<types::Size, types::Errno> {
        let is_borrowed = matches!((&x, &y), (Cow::Borrowed(_), Cow::Borrowed(_)));
        assert_eq!(is_borrowed, !memory.is_shared());
        self.see(&(x, y))
    }
    fn owned(&mut self, x: String, y: Vec<types::Point>) -> Result<types::Size, types::Errno> {
        self.see(&(x, y))
    }
    fn point(&mut self, x: &types::Point) -> Result<(types::Size, types::Point), types::Errno> {
        let size = self.see(x)?;
        Ok((size, *x))
    }
    fn pointers(
        &mut self,
        memory: &mut GuestMemory<'_>,
        x: GuestPtr<str>,
        y: GuestPtr<types::Point>,
        n: types::Size,
    ) -> Result<types::Size, types::Errno> {
        let text = memory.cow_str(x).map_err(fault)?.into_owned();
        let mut points = memory.to_vec(y.as_array(n)).map_err(fault)?;
        for point in &mut points {
            point.y = point.y.wrapping_add(1);
            memory.write(y, *point).map_err(fault)?;
        }
        points.reverse();
        memory
            .copy_from_slice(&points, y.as_array(n))
            .map_err(fault)?;
        self.see(&(text, points, memory.len()))
    }
}

impl Ctx {
    fn see(&mut self, what: &dyn std::fmt::Debug) -> Result<types::Size, types::Errno> {
        self.seen.push(format!("{what:?}"));
        u32::try_from(self.seen.len()).map_err(|_| types::Errno::Inval)
    }
}

#[expect(
    clippy::needless_pass_by_value,
    reason = "the argument `guest_error` requires it"
)]
fn fault(error: GuestError) -> types::Errno {
    match error {
        GuestError::PtrShared(_) => types::Errno::Shared,
        _ => types::Errno::Fault,
    }
}

const IMPORTS: &str = r#"
    (import "all" "str" (func $str (param i32 i32 i32 i32 i32) (result i32)))
    (import "all" "cow" (func $cow (param i32 i32 i32 i32 i32) (result i32)))
    (import "all" "owned" (func $owned (param i32 i32 i32 i32 i32) (result i32)))
    (import "all" "point" (func $point (param i32 i32 i32) (result i32)))
    (import "all" "pointers" (func $pointers (param i32 i32 i32 i32 i32) (result i32)))
"#;

const EXPORTS: &str = r#"
    (func (export "put") (param i32 i32) (i32.store8 (local.get 0) (local.get 1)))
    (func (export "get") (param i32) (result i64) (i64.load (local.get 0)))
    (func (export "str") (param i32 i32 i32 i32 i32) (result i32)
      (call $str (local.get 0) (local.get 1) (local.get 2) (local.get 3) (local.get 4)))
    (func (export "cow") (param i32 i32 i32 i32 i32) (result i32)
      (call $cow (local.get 0) (local.get 1) (local.get 2) (local.get 3) (local.get 4)))
    (func (export "owned") (param i32 i32 i32 i32 i32) (result i32)
      (call $owned (local.get 0) (local.get 1) (local.get 2) (local.get 3) (local.get 4)))
    (func (export "point") (param i32 i32 i32 i32 i32) (result i32)
      (call $point (local.get 0) (local.get 1) (local.get 2)))
    (func (export "pointers") (param i32 i32 i32 i32 i32) (result i32)
      (call $pointers (local.get 0) (local.get 1) (local.get 2) (local.get 3) (local.get 4)))
"#;

const FUNCTIONS: [&str; 5] = ["str", "cow", "owned", "point", "pointers"];

type Args = (u32, u32, u32, u32, u32);

/// A guest that forwards calls, with one page of memory.
struct Guest {
    store: Store<Ctx>,
    instance: Instance,
}

impl Guest {
    /// Creates a guest whose memory is shared between threads.
    fn shared() -> Self {
        Self::new(r#"(memory (export "memory") 1 1 shared)"#)
    }

    fn unshared() -> Self {
        Self::new(r#"(memory (export "memory") 1 1)"#)
    }

    fn new(memory: &str) -> Self {
        let mut linker = Linker::new(&ENGINE);
        All::add_to_linker(&mut linker, |ctx: &mut Ctx| ctx).unwrap();
        let mut store = Store::new(&ENGINE, Ctx::default());
        let guest = format!("(module {IMPORTS} {memory} {EXPORTS})");
        let module = Module::new(&ENGINE, guest).unwrap();
        let instance = linker.instantiate(&mut store, &module).unwrap();
        Guest { store, instance }
    }

    fn call(&mut self, function: &str, args: Args) -> i32 {
        let function = self.instance.get_typed_func(&mut self.store, function);
        function.unwrap().call(&mut self.store, args).unwrap()
    }

    /// Lets the guest write bytes, because the host can't write to a shared memory.
    fn put(&mut self, at: u32, bytes: &[u8]) {
        let put = self
            .instance
            .get_typed_func::<(u32, u32), ()>(&mut self.store, "put")
            .unwrap();
        for (at, byte) in (at..).zip(bytes) {
            put.call(&mut self.store, (at, (*byte).into())).unwrap();
        }
    }

    /// Returns the part of the memory that the tests use, as words.
    fn words(&mut self) -> Vec<u64> {
        let get = self
            .instance
            .get_typed_func(&mut self.store, "get")
            .unwrap();
        let words = (0..64).chain(PAGE / 8 - 8..PAGE / 8);
        let words = words.map(|word| get.call(&mut self.store, word * 8).unwrap());
        words.collect()
    }
}

#[test]
fn parameters_are_copied() {
    let mut guest = Guest::shared();
    guest.put(16, "héllo".as_bytes());
    for function in ["str", "cow"] {
        assert_eq!(guest.call(function, (16, 6, 17, 3, 64)), 0);
    }
    // Invalid UTF-8, and past the end.
    assert_eq!(guest.call("str", (18, 2, 0, 0, 64)), 2);
    assert_eq!(guest.call("cow", (18, 2, 0, 0, 64)), 2);
    assert_eq!(guest.call("str", (0, 0, PAGE, 1, 64)), 2);
    assert_eq!(guest.call("cow", (0, 0, PAGE, 1, 64)), 2);
    let seen = "(\"héllo\", [195, 169, 108])";
    assert_eq!(guest.store.data().seen, [seen, seen]);
    // The number of records is the result.
    assert_eq!(guest.words()[8], 2);
}

#[test]
fn padding_is_left_alone() {
    let mut guest = Guest::shared();
    guest.put(64, &[0xee; 64]);
    guest.put(64, &[7, 0xee, 0xee, 0xee, 1, 0, 0, 0, 9, 0, 0, 0, 8, 0]);
    assert_eq!(guest.call("point", (64, 128, 96, 0, 0)), 0);
    let words = guest.words();
    assert_eq!((words[8], words[9]), (words[12], words[13]));
    assert_eq!(words[13], 0xeeee_0008_0000_0009);
}

/// The guest's results and the host's view are the same with either kind of memory.
#[test]
fn a_memory_may_be_shared_or_not() {
    let point = (any::<u8>(), 0..2u8, any::<u8>(), any::<u8>());
    let point = point.prop_map(|(x, kind, y, z)| {
        [
            x & 0x7f,
            0,
            0,
            0,
            kind,
            0,
            0,
            0,
            y & 0x7f,
            0,
            0,
            0,
            z & 0x7f,
            0,
            0,
            0,
        ]
    });
    let sixteen_bytes = prop_oneof![4 => point, 1 => any::<[u8; 16]>()];
    let args = (address(), 0..20u32, address(), 0..9u32, address());
    let calls = prop::collection::vec((prop::sample::select(&FUNCTIONS[..]), args), 1..8);
    let inputs = (prop::collection::vec(sixteen_bytes, 16), calls);
    let outcomes = RefCell::new(BTreeMap::new());
    let mut runner = TestRunner::new(ProptestConfig {
        cases: 150,
        failure_persistence: None,
        ..ProptestConfig::default()
    });
    let result = runner.run(&inputs, |(bytes, calls)| {
        let bytes = bytes.concat();
        let (mut shared, mut unshared) = (Guest::shared(), Guest::unshared());
        shared.put(0, &bytes);
        unshared.put(0, &bytes);
        for (function, args) in calls {
            let result = shared.call(function, args);
            prop_assert_eq!(result, unshared.call(function, args));
            *outcomes
                .borrow_mut()
                .entry((function, result == 0))
                .or_insert(0) += 1;
        }
        prop_assert_eq!(&shared.store.data().seen, &unshared.store.data().seen);
        prop_assert_eq!(shared.words(), unshared.words());
        Ok(())
    });
    result.unwrap();
    // Each function had good and bad arguments.
    let outcomes = outcomes.into_inner();
    assert_eq!(outcomes.len(), 2 * FUNCTIONS.len());
    assert!(outcomes.values().all(|calls| *calls > 5), "{outcomes:?}");
}

/// Returns addresses: mostly in bounds and aligned, sometimes near an end of the memory.
fn address() -> impl Strategy<Value = u32> {
    prop_oneof![
        16 => (0..16u32).prop_map(|point| point * 16),
        2 => 0..300u32,
        1 => PAGE - 40..PAGE + 4,
        1 => Just(u32::MAX),
    ]
}

/// Methods that return references, which a shared memory doesn't allow.
mod references {
    use super::*;

    struct Ctx {
        slot: MemorySlot,
    }

    #[wasmtime_integration(
        witx_literal = r#"
            (module $borrow
              (@interface func (export "shared") (param $x (list u8)) (result $bits u32)))
        "#,
        memory_slot = self.slot,
    )]
    impl Ctx {
        fn shared(memory: &mut GuestMemory<'_>, x: GuestPtr<[u8]>) -> wasmtime::Result<u32> {
            let refused = |error: &GuestError| matches!(error, GuestError::PtrShared(_));
            let refusals = [
                memory.is_shared(),
                memory.slice(x).is_err_and(|error| refused(&error)),
                memory.slice_mut(x).is_err_and(|error| refused(&error)),
                memory.str(x.cast()).is_err_and(|error| refused(&error)),
                memory.disjoint_mut([x]).is_err_and(|error| refused(&error)),
                memory.disjoint_mut([]).is_err(),
                wiggle::GuestMemory::from(&mut *memory).is_shared_memory(),
            ];
            let out_of_bounds = GuestPtr::new((PAGE, 1));
            for result in [
                memory.slice(out_of_bounds).map(|_| ()),
                memory.cow(out_of_bounds).map(|_| ()),
                memory.copy_from_slice(&[1u8], out_of_bounds),
            ] {
                assert!(matches!(result, Err(GuestError::PtrOutOfBounds(_))));
            }
            let theirs = wiggle::GuestMemory::from(&mut *memory);
            let bytes = theirs
                .as_cow(wiggle::GuestPtr::new(x.offset()))?
                .into_owned();
            assert_eq!(memory.cow(x)?, bytes);
            Ok((0..)
                .zip(refusals)
                .map(|(bit, refused)| u32::from(refused) << bit)
                .sum())
        }
    }

    fn refusals(memory: &str) -> u32 {
        let guest = format!(
            r#"
            (module
              (import "borrow" "shared" (func $shared (param i32 i32) (result i32)))
              (memory (export "memory") {memory})
              (func (export "shared") (result i32)
                (call $shared (i32.const 8) (i32.const 3))))
            "#
        );
        let mut store = Store::new(
            &ENGINE,
            Ctx {
                slot: MemorySlot::default(),
            },
        );
        let shared = Borrow::new(&mut store, |ctx| ctx).shared;
        let module = Module::new(&ENGINE, guest).unwrap();
        let instance = Instance::new(&mut store, &module, &[shared.into()]).unwrap();
        let bound = Borrow::bind_memory(&mut store, &instance, |ctx| ctx);
        assert_eq!(bound.is_err(), memory.ends_with("shared"));
        let shared = instance.get_typed_func(&mut store, "shared").unwrap();
        shared.call(&mut store, ()).unwrap()
    }

    #[test]
    fn are_refused() {
        assert_eq!(refusals("1 1 shared"), 0b101_1111);
        assert_eq!(refusals("1 1"), 0);
    }
}

/// Async methods while another thread changes the memory.
mod waiting {
    use super::*;

    #[derive(Default)]
    struct Ctx {
        seen: Vec<String>,
    }

    #[wasmtime_integration(
        witx_literal = r#"
            (typename $errno (enum $success $fault))
            (module $waits
              (@interface func (export "seen") (param $x string) (param $to (@witx pointer u32))
                (result $error (expected (error $errno)))))
        "#,
        guest_error = fault,
    )]
    impl Ctx {
        async fn seen(
            &mut self,
            memory: &mut GuestMemory<'_>,
            x: String,
            to: GuestPtr<u32>,
        ) -> Result<(), types::Errno> {
            tokio::task::yield_now().await;
            self.seen.push(x);
            memory.write(to, 0x0101_0101).map_err(fault)
        }
    }

    fn fault(_: GuestError) -> types::Errno {
        types::Errno::Fault
    }

    /// Makes the host read 16 bytes repeatedly.
    const READER: &str = r#"
        (module
          (import "waits" "seen" (func $seen (param i32 i32 i32) (result i32)))
          (import "host" "memory" (memory 1 1 shared))
          (export "memory" (memory 0))
          (func (export "run") (param $n i32)
            (loop $again
              (drop (call $seen (i32.const 0) (i32.const 16) (i32.const 64)))
              (br_if $again
                (local.tee $n (i32.sub (local.get $n) (i32.const 1)))))))
    "#;

    /// Alternates between valid and invalid UTF-8.
    const WRITER: &str = r#"
        (module
          (import "host" "memory" (memory 1 1 shared))
          (func (export "run") (param $n i32)
            (loop $again
              (i64.store (i32.const 0) (i64.const 0x6161616161616161))
              (i64.store (i32.const 8) (i64.const 0x6262626262626262))
              (i64.store (i32.const 4) (i64.const -1))
              (i64.store (i32.const 4) (i64.const 0x6363636363636363))
              (br_if $again
                (local.tee $n (i32.sub (local.get $n) (i32.const 1)))))))
    "#;

    #[tokio::test]
    async fn other_threads_may_write() {
        let mut linker = Linker::new(&ASYNC_ENGINE);
        Waits::add_to_linker(&mut linker, |ctx: &mut Ctx| ctx).unwrap();
        let memory = SharedMemory::new(&ASYNC_ENGINE, wasmtime::MemoryType::shared(1, 1)).unwrap();
        let mut store = Store::new(&ASYNC_ENGINE, Ctx::default());
        linker
            .define(&store, "host", "memory", memory.clone())
            .unwrap();
        let reader = Module::new(&ASYNC_ENGINE, READER).unwrap();
        let reader = linker.instantiate_async(&mut store, &reader).await.unwrap();
        let read = reader.get_typed_func::<u32, ()>(&mut store, "run").unwrap();

        let is_done = Arc::new(AtomicBool::new(false));
        let writer = std::thread::spawn({
            let is_done = Arc::clone(&is_done);
            move || {
                let mut store = Store::new(&ASYNC_ENGINE, ());
                let module = Module::new(&ASYNC_ENGINE, WRITER).unwrap();
                let runtime = tokio::runtime::Builder::new_current_thread().build();
                runtime.unwrap().block_on(async {
                    let imports = [memory.into()];
                    let writer = Instance::new_async(&mut store, &module, &imports).await;
                    let write = writer.unwrap().get_typed_func::<u32, ()>(&mut store, "run");
                    let write = write.unwrap();
                    while !is_done.load(Ordering::Relaxed) {
                        write.call_async(&mut store, 1000).await.unwrap();
                    }
                });
            }
        });
        // Runs until both kinds were seen.
        let (mut before, mut after) = (false, false);
        let deadline = Instant::now() + Duration::from_secs(45);
        while !(before && after) && Instant::now() < deadline {
            read.call_async(&mut store, 100).await.unwrap();
            for text in store.data_mut().seen.drain(..) {
                assert!(text.len() == 16);
                assert!(text.bytes().all(|byte| matches!(byte, 0 | b'a'..=b'c')));
                let changed = &text.as_bytes()[4..8];
                before |= changed.contains(&b'a');
                after |= changed.contains(&b'c');
            }
        }
        is_done.store(true, Ordering::Relaxed);
        writer.join().unwrap();
        assert!(before && after);
    }
}

/// An aligned integer takes one access, whatever another thread writes.
mod integers {
    use super::*;

    struct Ctx;

    #[wasmtime_integration(witx_literal = r#"
        (typename $numbers (record
          (field $small u16) (field $word u32) (field $long u64) (field $float f64)))
        (module $integers
          (@interface func (export "read") (param $small (@witx pointer u16))
            (param $word (@witx pointer u32)) (param $long (@witx pointer u64))
            (param $record (@witx pointer $numbers)) (param $times u32))
          (@interface func (export "write") (param $to (@witx pointer $numbers))
            (param $times u32)))
    "#)]
    impl Ctx {
        /// Reads ten numbers at a time.
        fn read(
            memory: &GuestMemory<'_>,
            small: GuestPtr<u16>,
            word: GuestPtr<u32>,
            long: GuestPtr<u64>,
            record: GuestPtr<types::Numbers>,
            times: u32,
        ) -> wasmtime::Result<()> {
            for _ in 0..times {
                assert!(matches!(memory.read(small)?, 0 | u16::MAX));
                assert!(matches!(memory.read(word)?, 0 | u32::MAX));
                assert!(matches!(memory.read(long)?, 0 | u64::MAX));
                let numbers = memory.read(record)?;
                assert!(matches!(numbers.small, 0 | u16::MAX));
                assert!(matches!(numbers.word, 0 | u32::MAX));
                assert!(matches!(numbers.long, 0 | u64::MAX));
                assert!(matches!(numbers.float.to_bits(), 0 | u64::MAX));
                let longs = memory.to_vec(long.as_array(3))?;
                assert!(longs.iter().all(|long| matches!(long, 0 | &u64::MAX)));
            }
            Ok(())
        }

        fn write(
            memory: &mut GuestMemory<'_>,
            to: GuestPtr<types::Numbers>,
            times: u32,
        ) -> wasmtime::Result<()> {
            for time in 0..times {
                let (small, word, long) = match time % 2 {
                    0 => (u16::MAX, u32::MAX, u64::MAX),
                    _ => (0, 0, 0),
                };
                let numbers = types::Numbers {
                    small,
                    word,
                    long,
                    float: f64::from_bits(long),
                };
                memory.write(to, numbers)?;
            }
            Ok(())
        }
    }

    /// Ends the other thread, even if a test fails.
    struct SetOnDrop<'a>(&'a AtomicBool);

    impl Drop for SetOnDrop<'_> {
        fn drop(&mut self) {
            self.0.store(true, Ordering::Relaxed);
        }
    }

    /// Runs a thread of the guest while the host reads or writes.
    fn beside(host: &str, thread: &str) {
        let memory = SharedMemory::new(&ENGINE, wasmtime::MemoryType::shared(1, 1)).unwrap();
        let is_done = AtomicBool::new(false);
        let spawned = format!(
            r#"(module
              (import "host" "memory" (memory 1 1 shared))
              (func (export "run") (param $n i32)
                (loop $again
                  {thread}
                  (br_if $again (local.tee $n (i32.sub (local.get $n) (i32.const 1)))))))"#
        );
        let spawned = Module::new(&ENGINE, spawned).unwrap();
        let main = format!(
            r#"(module
              (import "integers" "read" (func $read (param i32 i32 i32 i32 i32)))
              (import "integers" "write" (func $write (param i32 i32)))
              (import "host" "memory" (memory 1 1 shared))
              (export "memory" (memory 0))
              (func (export "run") (param $n i32) {host}))"#
        );
        let main = Module::new(&ENGINE, main).unwrap();
        std::thread::scope(|scope| {
            scope.spawn(|| {
                let mut store = Store::new(&ENGINE, ());
                let thread = Instance::new(&mut store, &spawned, &[memory.clone().into()]);
                let run = thread.unwrap().get_typed_func::<u32, ()>(&mut store, "run");
                let run = run.unwrap();
                while !is_done.load(Ordering::Relaxed) {
                    run.call(&mut store, 1000).unwrap();
                }
            });
            let _guard = SetOnDrop(&is_done);
            let mut linker = Linker::new(&ENGINE);
            Integers::add_to_linker(&mut linker, |ctx: &mut Ctx| ctx).unwrap();
            let mut store = Store::new(&ENGINE, Ctx);
            linker
                .define(&store, "host", "memory", memory.clone())
                .unwrap();
            let main = linker.instantiate(&mut store, &main).unwrap();
            let run = main.get_typed_func::<u32, ()>(&mut store, "run").unwrap();
            run.call(&mut store, 1_000_000).unwrap();
        });
    }

    #[test]
    fn are_never_read_torn() {
        beside(
            "(call $read
              (i32.const 0) (i32.const 4) (i32.const 8) (i32.const 64) (local.get $n))",
            "(i32.atomic.store16 (i32.const 0) (i32.const -1))
             (i32.atomic.store (i32.const 4) (i32.const -1))
             (i64.atomic.store (i32.const 8) (i64.const -1))
             (i64.atomic.store (i32.const 16) (i64.const -1))
             (i64.atomic.store (i32.const 24) (i64.const -1))
             (i32.atomic.store16 (i32.const 64) (i32.const -1))
             (i32.atomic.store (i32.const 68) (i32.const -1))
             (i64.atomic.store (i32.const 72) (i64.const -1))
             (i64.atomic.store (i32.const 80) (i64.const -1))
             (i32.atomic.store16 (i32.const 0) (i32.const 0))
             (i32.atomic.store (i32.const 4) (i32.const 0))
             (i64.atomic.store (i32.const 8) (i64.const 0))
             (i64.atomic.store (i32.const 16) (i64.const 0))
             (i64.atomic.store (i32.const 24) (i64.const 0))
             (i32.atomic.store16 (i32.const 64) (i32.const 0))
             (i32.atomic.store (i32.const 68) (i32.const 0))
             (i64.atomic.store (i32.const 72) (i64.const 0))
             (i64.atomic.store (i32.const 80) (i64.const 0))",
        );
    }

    /// The thread changes the padding, and would notice if the host wrote a byte of it back.
    #[test]
    fn are_never_written_torn_and_nothing_is_written_back() {
        beside(
            "(call $write (i32.const 64) (local.get $n))",
            "(i32.atomic.store16 (i32.const 66) (local.get $n))
             (if (i32.ne (i32.atomic.load16_u (i32.const 66))
                         (i32.and (local.get $n) (i32.const 0xffff)))
               (then unreachable))
             (if (i64.gt_u (i64.add (i64.atomic.load (i32.const 72)) (i64.const 1))
                           (i64.const 1))
               (then unreachable))
             (if (i32.gt_u (i32.add (i32.atomic.load (i32.const 68)) (i32.const 1))
                           (i32.const 1))
               (then unreachable))",
        );
    }
}
