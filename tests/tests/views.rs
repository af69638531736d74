//! Contexts that are views of the store's data, functions that are left out, and methods that are
//! generic over the store's data.
#![expect(
    clippy::elidable_lifetime_names,
    clippy::items_after_statements,
    clippy::needless_pass_by_value,
    clippy::unused_self,
    reason = "the tests cover these forms"
)]

use std::sync::{Arc, Mutex, MutexGuard};

use wasmtime::{Caller, Linker, Module, Store};
use wasmtime_integration::{
    FromGuest, FromGuestError, GuestMemory, MemorySlot, wasmtime_integration,
};
use wasmtime_integration_tests::{ASYNC_ENGINE, ENGINE};

/// Runs a module's export `run`, which returns an `i64`.
fn run<T: 'static>(linker: &Linker<T>, data: T, guest: &str) -> wasmtime::Result<(i64, T)> {
    let module = Module::new(linker.engine(), guest)?;
    let mut store = Store::new(linker.engine(), data);
    let instance = linker.instantiate(&mut store, &module)?;
    let run = instance.get_typed_func::<(), i64>(&mut store, "run")?;
    let result = run.call(&mut store, ())?;
    Ok((result, store.into_data()))
}

/// Like [`run`], in an engine that calls guests asynchronously.
fn run_async<T: Send + 'static>(
    linker: &Linker<T>,
    data: T,
    guest: &str,
) -> wasmtime::Result<(i64, T)> {
    let module = Module::new(linker.engine(), guest)?;
    let mut store = Store::new(linker.engine(), data);
    let result = block_on(async {
        let instance = linker.instantiate_async(&mut store, &module).await?;
        let run = instance.get_typed_func::<(), i64>(&mut store, "run")?;
        run.call_async(&mut store, ()).await
    })?;
    Ok((result, store.into_data()))
}

trait ProcessState {
    fn id(&self) -> u64;
    fn log(&mut self, line: &str);
}

struct Api<'a, T>(&'a mut T);

#[wasmtime_integration(module("process", name = Process), view)]
impl<T: ProcessState + Send + 'static> Api<'_, T> {
    pub fn id(&mut self) -> u64 {
        self.0.id()
    }

    pub fn log(&mut self, line: &str) {
        self.0.log(line);
    }

    pub async fn next(&mut self) -> u64 {
        std::future::ready(self.0.id() + 1).await
    }

    pub fn own(&self, checked: Own) -> u64 {
        u64::from(checked.0)
    }

    pub fn of_caller(caller: &mut Caller<'_, T>) -> u64 {
        caller.data().id() + 20
    }
}

/// A parameter that is checked with the view.
struct Own(u32);

impl<T: ProcessState> FromGuest<'_, Api<'_, T>> for Own {
    type Core = i32;
    fn from_guest(
        core: i32,
        _: &GuestMemory<'_>,
        ctx: &mut Api<'_, T>,
    ) -> Result<Self, FromGuestError> {
        ctx.0.log("own");
        Ok(Own(core.cast_unsigned()))
    }
}

#[derive(Default)]
struct State {
    lines: Vec<String>,
}

impl ProcessState for State {
    fn id(&self) -> u64 {
        7
    }
    fn log(&mut self, line: &str) {
        self.lines.push(line.to_owned());
    }
}

fn block_on<F: Future>(future: F) -> F::Output {
    let mut future = std::pin::pin!(future);
    let mut context = std::task::Context::from_waker(std::task::Waker::noop());
    loop {
        if let std::task::Poll::Ready(output) = future.as_mut().poll(&mut context) {
            return output;
        }
    }
}

#[test]
fn a_block_is_generic_over_the_data_of_the_store() -> wasmtime::Result<()> {
    let mut linker = Linker::new(&ASYNC_ENGINE);
    Process::add_to_linker(&mut linker, |data: &mut State| Api(data))?;
    let guest = r#"(module
        (import "process" "id" (func $id (result i64)))
        (import "process" "next" (func $next (result i64)))
        (import "process" "own" (func $own (param i32) (result i64)))
        (import "process" "of_caller" (func $of_caller (result i64)))
        (import "process" "log" (func $log (param i32 i32)))
        (memory (export "memory") 1)
        (data (i32.const 0) "hello")
        (func (export "run") (result i64)
          (call $log (i32.const 0) (i32.const 5))
          (i64.add
            (i64.add (call $id) (i64.mul (call $next) (i64.const 100)))
            (i64.add
              (i64.mul (call $own (i32.const 5)) (i64.const 10000))
              (i64.mul (call $of_caller) (i64.const 1000000))))))"#;
    let (result, state) = run_async(&linker, State::default(), guest)?;
    assert_eq!(result, 27_050_807);
    assert_eq!(state.lines, ["hello", "own"]);
    Ok(())
}

#[derive(Default)]
struct Host {
    log: Arc<Mutex<Vec<u32>>>,
    calls: u32,
    slot: MemorySlot,
}

struct Locked<'a> {
    log: MutexGuard<'a, Vec<u32>>,
    calls: &'a mut u32,
}

#[wasmtime_integration(module("locked", name = LockedLog), view)]
impl Locked<'_> {
    pub fn push(&mut self, number: u32) -> u64 {
        self.log.push(number);
        *self.calls += 1;
        self.log.len() as u64
    }

    /// The guard of the view is gone, so a method with the caller can lock.
    pub fn lock_again(caller: &mut Caller<'_, Host>, _text: String) -> u64 {
        let host = caller.data_mut();
        let mut log = host.log.try_lock().expect("unlocked");
        log.push(9);
        log.len() as u64
    }
}

#[test]
fn a_guard_is_held_for_the_call() -> wasmtime::Result<()> {
    let mut linker = Linker::new(&ENGINE);
    LockedLog::add_to_linker(&mut linker, |host: &mut Host| Locked {
        log: host.log.lock().unwrap(),
        calls: &mut host.calls,
    })?;
    let guest = r#"(module
        (import "locked" "push" (func $push (param i32) (result i64)))
        (import "locked" "lock_again" (func $again (param i32 i32) (result i64)))
        (memory (export "memory") 1)
        (func (export "run") (result i64)
          (drop (call $push (i32.const 3)))
          (drop (call $again (i32.const 0) (i32.const 1)))
          (call $push (i32.const 4))))"#;
    let (result, host) = run(&linker, Host::default(), guest)?;
    assert_eq!((result, host.calls), (3, 2));
    assert_eq!(*host.log.try_lock().unwrap(), [3, 9, 4]);
    Ok(())
}

/// State that the closure brings along.
struct Captured(Arc<Mutex<Vec<String>>>);

#[wasmtime_integration(module("captured", name = CapturedState), view)]
impl Captured {
    pub fn tell(&self, text: &str) -> u64 {
        let mut texts = self.0.lock().unwrap();
        texts.push(text.to_owned());
        texts.len() as u64
    }
}

/// A unit type needs no context.
struct Version;

#[wasmtime_integration(module("version", name = Versions), view)]
impl Version {
    pub fn major(&self) -> u64 {
        48
    }
}

/// A type of another crate, behind a newtype.
struct Words<'a>(&'a mut Vec<String>);

#[wasmtime_integration(module("words", name = WordList), view)]
impl<'a> Words<'a> {
    pub fn count(&self) -> u64 {
        self.0.len() as u64
    }
}

#[test]
fn views_of_one_store_stand_side_by_side() -> wasmtime::Result<()> {
    let mut linker = Linker::new(&ENGINE);
    let state = Arc::new(Mutex::new(Vec::new()));
    let captured = Arc::clone(&state);
    CapturedState::add_to_linker(&mut linker, move |_| Captured(captured.clone()))?;
    Versions::add_to_linker(&mut linker, |_| Version)?;
    WordList::add_to_linker(&mut linker, |words: &mut Vec<String>| Words(words))?;
    let guest = r#"(module
        (import "captured" "tell" (func $tell (param i32 i32) (result i64)))
        (import "version" "major" (func $major (result i64)))
        (import "words" "count" (func $count (result i64)))
        (memory (export "memory") 1)
        (data (i32.const 0) "abc")
        (func (export "run") (result i64)
          (i64.add
            (i64.mul (call $tell (i32.const 0) (i32.const 3)) (i64.const 1000))
            (i64.add (call $major) (call $count)))))"#;
    let (result, _) = run(&linker, vec![String::new(); 2], guest)?;
    assert_eq!(result, 1050);
    assert_eq!(*state.lock().unwrap(), ["abc"]);
    Ok(())
}

/// A view whose memory slot lies behind a reference.
struct Bound<'a> {
    slot: &'a mut MemorySlot,
    calls: &'a mut u32,
}

#[wasmtime_integration(module("bound", name = BoundMemory), view, memory_slot = *self.slot)]
impl Bound<'_> {
    pub fn len(&mut self, text: &str) -> u64 {
        *self.calls += 1;
        text.len() as u64
    }
}

#[test]
fn a_view_has_a_memory_slot() -> wasmtime::Result<()> {
    fn view(host: &mut Host) -> Bound<'_> {
        Bound {
            slot: &mut host.slot,
            calls: &mut host.calls,
        }
    }
    let mut linker = Linker::new(&ENGINE);
    BoundMemory::add_to_linker(&mut linker, view)?;
    let guest = r#"(module
        (import "bound" "len" (func $len (param i32 i32) (result i64)))
        (memory (export "memory") 1)
        (func (export "run") (result i64) (call $len (i32.const 8) (i32.const 4))))"#;
    let module = Module::new(linker.engine(), guest)?;
    let mut store = Store::new(linker.engine(), Host::default());
    let instance = linker.instantiate(&mut store, &module)?;
    BoundMemory::bind_memory(&mut store, &instance, view)?;
    assert!(store.data().slot.is_bound());
    let run = instance.get_typed_func::<(), i64>(&mut store, "run")?;
    assert_eq!(run.call(&mut store, ())?, 4);
    assert_eq!(store.data().calls, 1);
    BoundMemory::unbind_memory(&mut store, view);
    assert_eq!(run.call(&mut store, ())?, 4);
    Ok(())
}

/// A view of an interface in a document, with an error for the guest.
struct Door<'a>(&'a mut u32);

#[wasmtime_integration(
    witx_literal = r#"
        (typename $errno (enum (@witx tag u8) $ok $locked))
        (typename $n u32)
        (module $door
          (@interface func (export "open") (param $name string)
            (result $error (expected $n (error $errno))))
          (@interface func (export "shut") (param $n $n)))
    "#,
    view,
    modules(door(name = DoorModule)),
    copy_limit = 64,
)]
impl Door<'_> {
    fn open(&mut self, name: &str) -> Result<types::N, types::Errno> {
        if name == "abc" {
            return Err(types::Errno::Locked);
        }
        *self.0 += 1;
        Ok(*self.0)
    }

    #[r#override]
    fn shut(&mut self, n: u32) {
        *self.0 = n;
    }
}

struct Exports;

#[wasmtime_integration(module("exports", name = ExportsEnv))]
impl Exports {
    pub fn count<S: Counts + 'static>(caller: &mut Caller<'_, S>) -> u64 {
        caller.data_mut().count()
    }

    pub async fn wait<T>(caller: &mut Caller<'_, T>) -> u64
    where
        T: Counts + Send + 'static,
        T::Unit: Into<u64>,
    {
        std::future::ready(()).await;
        caller.data_mut().unit().into()
    }
}

trait Counts {
    type Unit;
    fn count(&mut self) -> u64;
    fn unit(&self) -> Self::Unit;
}

struct Counter(Exports, u64);

impl Counts for Counter {
    type Unit = u8;
    fn count(&mut self) -> u64 {
        self.1 += 1;
        self.1
    }
    fn unit(&self) -> u8 {
        3
    }
}

#[test]
fn bounds_on_the_data_carry_over() -> wasmtime::Result<()> {
    let mut linker = Linker::new(&ASYNC_ENGINE);
    ExportsEnv::add_to_linker(&mut linker, |counter: &mut Counter| &mut counter.0)?;
    let guest = r#"(module
        (import "exports" "count" (func $count (result i64)))
        (import "exports" "wait" (func $wait (result i64)))
        (func (export "run") (result i64)
          (drop (call $count))
          (i64.add (call $count) (call $wait))))"#;
    assert_eq!(run_async(&linker, Counter(Exports, 0), guest)?.0, 5);
    Ok(())
}

#[test]
fn only_wanted_functions_are_added() -> wasmtime::Result<()> {
    let mut linker = Linker::new(&ASYNC_ENGINE);
    fn get(counter: &mut Counter) -> &mut Exports {
        &mut counter.0
    }
    let mut names = Vec::new();
    ExportsEnv::add_to_linker_where(&mut linker, get, |name| {
        names.push(name.to_owned());
        name == "count"
    })?;
    assert_eq!(names, ["count", "wait"]);
    let count = r#"(module
        (import "exports" "count" (func $count (result i64)))
        (func (export "run") (result i64) (call $count)))"#;
    assert_eq!(run_async(&linker, Counter(Exports, 0), count)?.0, 1);
    let wait = count.replace("count", "wait");
    let error = run_async(&linker, Counter(Exports, 0), &wait)
        .err()
        .unwrap();
    assert!(error.to_string().contains("unknown import"), "{error}");
    // The rest can follow.
    ExportsEnv::add_to_linker_where(&mut linker, get, |name| name == "wait")?;
    let twice = ExportsEnv::add_to_linker_where(&mut linker, get, |name| name == "wait");
    assert!(twice.is_err());
    Ok(())
}

#[test]
fn a_view_implements_a_document() -> wasmtime::Result<()> {
    let mut linker = Linker::new(&ENGINE);
    DoorModule::add_to_linker(&mut linker, |n: &mut u32| Door(n))?;
    let guest = r#"(module
        (import "door" "open" (func $open (param i32 i32 i32) (result i32)))
        (import "door" "shut" (func $shut (param i32)))
        (memory (export "memory") 1)
        (data (i32.const 0) "abcd")
        (func (export "run") (result i64)
          (call $shut (i32.const 40))
          (i64.add
            (i64.mul (i64.const 100)
              (i64.extend_i32_u (call $open (i32.const 0) (i32.const 3) (i32.const 16))))
            (i64.add
              (i64.extend_i32_u (call $open (i32.const 0) (i32.const 4) (i32.const 16)))
              (i64.load (i32.const 16))))))"#;
    assert_eq!(run(&linker, 0, guest)?, (141, 41));
    Ok(())
}
