//! Methods that run before and after each call.
#![expect(
    clippy::non_minimal_cfg,
    clippy::unnecessary_wraps,
    clippy::unused_self,
    reason = "the tests cover these forms"
)]

use std::future::{pending, ready};
use std::task::{Context, Poll, Waker};

use wasmtime::{Caller, Engine, Linker, Module, Store};
use wasmtime_integration::{
    GuestError, GuestMemory, GuestPtr, GuestType, HostFunction, Trappable, wasmtime_integration,
};
use wasmtime_integration_tests::{ASYNC_ENGINE, ENGINE};

fn block_on<F: Future>(future: F) -> F::Output {
    let mut future = std::pin::pin!(future);
    let mut context = Context::from_waker(Waker::noop());
    loop {
        if let Poll::Ready(output) = future.as_mut().poll(&mut context) {
            return output;
        }
    }
}

/// Returns a guest that exports `run`, which calls one function with these arguments.
fn guest(import: [&str; 2], params: &str, result: &str, args: &str) -> String {
    let [module, function] = import;
    let zero = if result.is_empty() {
        "(i64.const 0)"
    } else {
        ""
    };
    let result = if result.is_empty() {
        String::new()
    } else {
        format!("(result {result})")
    };
    let extend = if result.contains("i32") {
        "i64.extend_i32_u"
    } else {
        ""
    };
    format!(
        r#"(module
            (import "{module}" "{function}" (func $f (param {params}) {result}))
            (memory (export "memory") 1)
            (data (i32.const 0) "hello")
            (func (export "run") (result i64) (call $f {args}) {extend} {zero}))"#
    )
}

/// Calls `run` in a new guest of a store.
fn run<T: 'static>(linker: &Linker<T>, store: &mut Store<T>, guest: &str) -> wasmtime::Result<i64> {
    let module = Module::new(linker.engine(), guest)?;
    let instance = linker.instantiate(&mut *store, &module)?;
    let run = instance.get_typed_func::<(), i64>(&mut *store, "run")?;
    run.call(store, ())
}

async fn run_async<T: Send + 'static>(
    linker: &Linker<T>,
    store: &mut Store<T>,
    guest: &str,
) -> wasmtime::Result<i64> {
    let module = Module::new(linker.engine(), guest)?;
    let instance = linker.instantiate_async(&mut *store, &module).await?;
    let run = instance.get_typed_func::<(), i64>(&mut *store, "run")?;
    run.call_async(store, ()).await
}

#[derive(Debug, PartialEq)]
struct OutOfGas;

impl std::fmt::Display for OutOfGas {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("out of gas")
    }
}

impl std::error::Error for OutOfGas {}

#[derive(Default)]
struct Host {
    gas: usize,
    log: Vec<String>,
}

impl Host {
    fn take(&mut self, gas: usize) -> Result<(), OutOfGas> {
        self.gas = self.gas.checked_sub(gas).ok_or(OutOfGas)?;
        Ok(())
    }

    fn end(&mut self, function: HostFunction, result: Result<(), &wasmtime::Error>) {
        let end = result.map_or_else(|error| format!("{error:#}"), |()| "ok".to_owned());
        self.log.push(format!("{} {end}", function.name));
    }
}

#[wasmtime_integration(module("env", name = Env))]
impl Host {
    #[guest(before)]
    fn charge(&mut self, function: HostFunction) -> Result<(), OutOfGas> {
        const COST: [usize; 5] = [1, 2, 3, 4, 5];
        assert_eq!(Env::FUNCTIONS[function.index], function);
        self.take(COST[function.index])
    }

    #[guest(after)]
    fn measure(&mut self, function: HostFunction, result: Result<(), &wasmtime::Error>) {
        self.end(function, result);
    }

    pub fn add(a: u32, b: u32) -> u32 {
        a + b
    }

    #[cfg(any())]
    pub fn never() {}

    pub fn len(&mut self, text: &str) -> u64 {
        self.log.push("called".to_owned());
        text.len() as u64
    }

    pub fn fail(caller: &mut Caller<'_, Host>, n: u32) -> wasmtime::Result<()> {
        Err(wasmtime::Error::msg(format!(
            "failed with {n} and {} gas",
            caller.data().gas
        )))
    }

    #[r#override]
    pub fn raw(caller: &mut Caller<'_, Host>, n: u32) -> u32 {
        n + u32::try_from(caller.data().gas).unwrap()
    }

    pub async fn wait(&mut self, n: u32) -> u32 {
        if n == 0 {
            pending().await
        } else {
            ready(n).await
        }
    }
}

fn env(gas: usize) -> (Linker<Host>, Store<Host>) {
    let mut linker = Linker::new(&ASYNC_ENGINE);
    Env::add_to_linker(&mut linker, |host: &mut Host| host).unwrap();
    let store = Store::new(
        &ASYNC_ENGINE,
        Host {
            gas,
            ..Host::default()
        },
    );
    (linker, store)
}

#[test]
fn each_call_is_charged_and_measured() {
    let (linker, mut store) = env(20);
    let calls = [
        (
            guest(
                ["env", "add"],
                "i32 i32",
                "i32",
                "(i32.const 3) (i32.const 4)",
            ),
            Some(7),
        ),
        (
            guest(
                ["env", "len"],
                "i32 i32",
                "i64",
                "(i32.const 0) (i32.const 5)",
            ),
            Some(5),
        ),
        (
            guest(
                ["env", "len"],
                "i32 i32",
                "i64",
                "(i32.const 65535) (i32.const 2)",
            ),
            None,
        ),
        (guest(["env", "fail"], "i32", "", "(i32.const 6)"), None),
        (
            guest(["env", "raw"], "i32", "i32", "(i32.const 100)"),
            Some(108),
        ),
        (
            guest(["env", "wait"], "i32", "i32", "(i32.const 9)"),
            Some(9),
        ),
    ];
    for (guest, expected) in calls {
        let result = block_on(run_async(&linker, &mut store, &guest));
        assert_eq!(result.ok(), expected, "{guest}");
    }
    let host = store.data();
    assert_eq!(host.gas, 3);
    let [add, called, len, bad, fail, raw, wait] = &host.log[..] else {
        panic!("{:?}", host.log);
    };
    let oks = [add, called, len, raw, wait].map(|line| &**line);
    assert_eq!(oks, ["add ok", "called", "len ok", "raw ok", "wait ok"]);
    assert!(
        bad.starts_with("len ") && bad.contains("`env::len`"),
        "{bad}"
    );
    assert!(bad.contains("parameter `text`"), "{bad}");
    assert!(fail.contains("failed with 6 and 12 gas"), "{fail}");
}

#[test]
fn nothing_happens_after_a_refusal() {
    let out_of_range = "(i32.const 65535) (i32.const 2)";
    let wait = guest(["env", "wait"], "i32", "i32", "(i32.const 9)");
    for guest in [guest(["env", "len"], "i32 i32", "i64", out_of_range), wait] {
        let (linker, mut store) = env(1);
        let error = block_on(run_async(&linker, &mut store, &guest)).unwrap_err();
        assert_eq!(error.downcast_ref(), Some(&OutOfGas));
        assert!(store.data().log.is_empty(), "{:?}", store.data().log);
    }
}

#[test]
fn a_dropped_call_has_no_end() {
    let (linker, mut store) = env(20);
    let guest = guest(["env", "wait"], "i32", "i32", "(i32.const 0)");
    {
        let mut future = std::pin::pin!(run_async(&linker, &mut store, &guest));
        let mut context = Context::from_waker(Waker::noop());
        assert!(future.as_mut().poll(&mut context).is_pending());
    }
    assert_eq!(store.data().gas, 15);
    assert!(store.data().log.is_empty());
}

#[test]
fn functions_are_listed_in_order() {
    let names: Vec<_> = Env::FUNCTIONS.iter().map(|f| (f.index, f.name)).collect();
    assert_eq!(
        names,
        [(0, "add"), (1, "len"), (2, "fail"), (3, "raw"), (4, "wait")]
    );
    assert!(Env::FUNCTIONS.iter().all(|f| f.module == "env"));
}

#[derive(Clone, Copy, Debug, PartialEq, GuestType)]
#[repr(u8)]
enum Errno {
    Ok,
    Gas,
    Fault,
    No,
}

impl From<OutOfGas> for Errno {
    fn from(_: OutOfGas) -> Self {
        Errno::Gas
    }
}

fn bad_argument(_: GuestError) -> Errno {
    Errno::Fault
}

#[derive(Default)]
struct Coded(Host);

#[wasmtime_integration(
    module("coded", name = CodedEnv),
    errno = Errno,
    guest_error = bad_argument,
    block_on = block_on,
)]
impl Coded {
    #[guest(before)]
    fn charge(&mut self, _: HostFunction) -> Result<(), Errno> {
        Ok(self.0.take(1)?)
    }

    #[guest(after)]
    fn measure(&mut self, function: HostFunction, result: Result<(), &wasmtime::Error>) {
        self.0.end(function, result);
    }

    pub fn read(
        &mut self,
        memory: &GuestMemory<'_>,
        at: GuestPtr<u32>,
    ) -> Result<(), Trappable<Errno>> {
        memory.read(at)?;
        Ok(())
    }

    pub async fn refuse(&self) -> Result<(), Errno> {
        ready(Err(Errno::No)).await
    }
}

#[test]
fn a_refusal_is_a_code() {
    let mut linker = Linker::new(&ENGINE);
    CodedEnv::add_to_linker(&mut linker, |coded: &mut Coded| coded).unwrap();
    let coded = Coded(Host {
        gas: 2,
        ..Host::default()
    });
    let mut store = Store::new(&ENGINE, coded);
    let read = guest(["coded", "read"], "i32", "i32", "(i32.const 65534)");
    let refuse = guest(["coded", "refuse"], "", "i32", "");
    let mut code = |guest: &str| run(&linker, &mut store, guest).unwrap();
    assert_eq!(code(&read), Errno::Fault as i64);
    assert_eq!(code(&refuse), Errno::No as i64);
    assert_eq!(code(&refuse), Errno::Gas as i64);
    assert_eq!(code(&read), Errno::Gas as i64);
    assert_eq!(store.data().0.log, ["read ok", "refuse ok"]);
}

/// A view, whose hooks reach the store.
struct Traced<'a>(&'a mut u64);

#[wasmtime_integration(
    witx_literal = r#"
        (typename $errno (enum (@witx tag u8) $ok $no))
        (typename $level (enum (@witx tag u8) $ok $low))
        (module $traced
          (@interface func (export "first") (result $error (expected (error $errno))))
          (@interface func (export "second") (result $error (expected (error $level))))
          (@interface func (export "value") (result $n u64))
          (@interface func (export "missing") (result $error (expected (error $errno)))))
    "#,
    modules(traced(name = TracedEnv)),
    unimplemented = trap,
    view,
)]
impl Traced<'_> {
    #[guest(before)]
    fn burn(caller: &mut Caller<'_, u64>, function: HostFunction) -> wasmtime::Result<()> {
        let fuel = caller.get_fuel()?;
        match fuel.checked_sub(1000) {
            Some(rest) => caller.set_fuel(rest),
            None => Err(wasmtime::Error::msg(format!(
                "no fuel for `{}`",
                function.name
            ))),
        }
    }

    #[guest(after)]
    fn count(&mut self, function: HostFunction, result: Result<(), &wasmtime::Error>) {
        *self.0 = *self.0 * 100 + 10 * function.index as u64 + u64::from(result.is_err());
    }

    fn first(&self) -> Result<(), types::Errno> {
        Err(types::Errno::No)
    }

    fn second(caller: &mut Caller<'_, u64>) -> Result<(), types::Level> {
        *caller.data_mut() += 4;
        Ok(())
    }

    fn value(&self) -> u64 {
        *self.0
    }
}

#[test]
fn a_hook_reaches_the_store() -> wasmtime::Result<()> {
    let mut config = wasmtime::Config::new();
    config.consume_fuel(true);
    let mut linker = Linker::new(&Engine::new(&config)?);
    TracedEnv::add_to_linker(&mut linker, |n: &mut u64| Traced(n))?;
    let mut store = Store::new(linker.engine(), 0);
    store.set_fuel(4500)?;
    let mut call = |name, result| {
        run(
            &linker,
            &mut store,
            &guest(["traced", name], "", result, ""),
        )
    };
    assert_eq!(call("first", "i32")?, 1);
    assert_eq!(call("second", "i32")?, 0);
    assert_eq!(call("value", "i64")?, 410);
    let missing = call("missing", "i32").unwrap_err();
    let text = "`traced::missing` is not implemented by this host";
    assert_eq!(missing.root_cause().to_string(), text);
    let no_fuel = call("first", "i32").unwrap_err();
    assert_eq!(no_fuel.root_cause().to_string(), "no fuel for `first`");
    assert_eq!(*store.data(), 4_102_031);
    Ok(())
}

/// Hooks of which each configuration has others.
struct Configured(Vec<&'static str>);

#[wasmtime_integration(module("configured", name = ConfiguredEnv))]
impl Configured {
    #[cfg(any())]
    #[guest(before)]
    fn never(&mut self, _: Missing) {}

    #[cfg(all())]
    #[guest(before)]
    fn before(&mut self, function: HostFunction) {
        self.0.push(function.name);
    }

    #[cfg(any())]
    #[guest(after)]
    fn never_after(&mut self, _: Missing, _: Missing) {}

    pub fn f(&self) {}
}

#[test]
fn hooks_have_configurations() -> wasmtime::Result<()> {
    let mut linker = Linker::new(&ENGINE);
    ConfiguredEnv::add_to_linker(&mut linker, |configured: &mut Configured| configured)?;
    let mut store = Store::new(&ENGINE, Configured(Vec::new()));
    run(&linker, &mut store, &guest(["configured", "f"], "", "", ""))?;
    assert_eq!(store.data().0, ["f"]);
    Ok(())
}

#[cfg(feature = "wiggle")]
mod target {
    use super::*;

    mod old {
        wiggle::from_witx!({
            witx_literal: "(module $clock (@interface func (export \"tick\") (param $by u32)))",
        });
    }

    #[derive(Default)]
    struct Clock {
        time: u32,
        calls: Vec<&'static str>,
    }

    impl old::clock::Clock for Clock {
        fn tick(&mut self, _: &mut wiggle::GuestMemory<'_>, by: u32) {
            self.time += by;
        }
    }

    #[wasmtime_integration(
        witx_literal = r#"(module $clock (@interface func (export "tick") (param $by u32)))"#,
        modules(clock(name = Ticks)),
        target = old,
        block_on = block_on,
    )]
    impl Clock {
        #[guest(before)]
        fn before(&mut self, function: HostFunction) -> Result<(), OutOfGas> {
            self.calls.push(function.name);
            if self.calls.len() > 2 {
                Err(OutOfGas)
            } else {
                Ok(())
            }
        }

        #[guest(after)]
        fn after(&mut self, _: HostFunction, _: Result<(), &wasmtime::Error>) {
            self.calls.push("after");
        }
    }

    #[test]
    fn functions_of_a_target_have_hooks() -> wasmtime::Result<()> {
        let mut linker = Linker::new(&ENGINE);
        Ticks::add_to_linker(&mut linker, |clock: &mut Clock| clock)?;
        let mut store = Store::new(&ENGINE, Clock::default());
        let tick = guest(["clock", "tick"], "i32", "", "(i32.const 3)");
        run(&linker, &mut store, &tick)?;
        assert_eq!(
            run(&linker, &mut store, &tick).unwrap_err().downcast_ref(),
            Some(&OutOfGas)
        );
        assert_eq!(store.data().time, 3);
        assert_eq!(store.data().calls, ["tick", "after", "tick"]);
        Ok(())
    }
}
