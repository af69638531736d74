//! Shaped like OPA's policies: they import their memory, and call built-in functions with values of their own.
//! So these call the policy back, for the text of each value and for the value of the result.

use std::convert::Infallible;
use std::ffi::{CStr, CString};
use std::sync::{Arc, Mutex};

use wasmtime::{
    Caller, Error, Extern, Linker, Memory, MemoryType, Module, Store, WasmParams, WasmResults,
};
use wasmtime_integration::{
    FromGuest, FromGuestError, GuestError, GuestMemory, GuestPtr, GuestType, MemorySlot,
    wasmtime_integration,
};
use wasmtime_integration_tests::{ASYNC_ENGINE, Guest};

use crate::random::{compare_async, forwarding_guest};

/// What all policies print.
type Log = Arc<Mutex<Vec<String>>>;

/// The data of a policy's store.
#[derive(Default)]
struct Policy {
    slot: MemorySlot,
    /// The same memory, for functions that call the policy.
    memory: Option<Memory>,
    calls: Vec<&'static str>,
}

struct Opa<'a> {
    log: Log,
    slot: &'a mut MemorySlot,
}

/// A function that the host brings. It is given texts, and returns one.
#[derive(Clone, Copy)]
struct Builtin {
    name: &'static str,
    run: fn(&[String]) -> wasmtime::Result<String>,
}

const BUILTINS: [Builtin; 5] = [
    Builtin {
        name: "count",
        run: |texts| Ok(texts.len().to_string()),
    },
    Builtin {
        name: "concat",
        run: |texts| Ok(texts.concat()),
    },
    Builtin {
        name: "upper",
        run: |texts| Ok(texts.join(" ").to_uppercase()),
    },
    Builtin {
        name: "max",
        run: |texts| Ok(texts.iter().max().cloned().unwrap_or_default()),
    },
    Builtin {
        name: "sum",
        run: |texts| {
            let numbers = texts.iter().map(|text| text.parse::<u16>());
            let numbers = numbers.collect::<Result<Vec<u16>, _>>()?;
            let sum: u32 = numbers.into_iter().map(u32::from).sum();
            Ok(sum.to_string())
        },
    },
];

impl Builtin {
    fn find(id: u32) -> Option<Builtin> {
        BUILTINS.get(id as usize).copied()
    }

    /// The built-in functions of some hosts wait for the network.
    async fn evaluate(self, texts: &[String]) -> wasmtime::Result<String> {
        tokio::task::yield_now().await;
        (self.run)(texts)
    }
}

impl<C: ?Sized> FromGuest<'_, C> for Builtin {
    type Core = i32;
    const READS_MEMORY: bool = false;

    fn from_guest(id: i32, _: &GuestMemory<'_>, _: &mut C) -> Result<Self, FromGuestError> {
        let builtin = Builtin::find(id.cast_unsigned());
        Ok(builtin.ok_or(GuestError::Invalid("no such function"))?)
    }
}

/// The address of a value, whose layout only the policy knows.
#[derive(Clone, Copy, GuestType)]
#[guest(transparent)]
struct Value(u32);

#[derive(Debug, PartialEq)]
struct Abort(String);

impl std::fmt::Display for Abort {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(&self.0)
    }
}

impl std::error::Error for Abort {}

#[wasmtime_integration(module("env", name = Env), view, memory_slot = *self.slot)]
impl Opa<'_> {
    pub fn opa_abort(message: &CStr) -> Result<Infallible, Abort> {
        Err(Abort(message.to_string_lossy().into_owned()))
    }

    pub fn opa_println(&self, message: &CStr) {
        let message = message.to_string_lossy().into_owned();
        self.log.lock().unwrap().push(message);
    }

    pub async fn opa_builtin0(
        caller: &mut Caller<'_, Policy>,
        builtin: Builtin,
        _ctx: i32,
    ) -> wasmtime::Result<Value> {
        call(caller, builtin, []).await
    }

    pub async fn opa_builtin1(
        caller: &mut Caller<'_, Policy>,
        builtin: Builtin,
        _ctx: i32,
        a: Value,
    ) -> wasmtime::Result<Value> {
        call(caller, builtin, [a]).await
    }

    pub async fn opa_builtin2(
        caller: &mut Caller<'_, Policy>,
        builtin: Builtin,
        _ctx: i32,
        a: Value,
        b: Value,
    ) -> wasmtime::Result<Value> {
        call(caller, builtin, [a, b]).await
    }

    pub async fn opa_builtin3(
        caller: &mut Caller<'_, Policy>,
        builtin: Builtin,
        _ctx: i32,
        a: Value,
        b: Value,
        c: Value,
    ) -> wasmtime::Result<Value> {
        call(caller, builtin, [a, b, c]).await
    }

    pub async fn opa_builtin4(
        caller: &mut Caller<'_, Policy>,
        builtin: Builtin,
        _ctx: i32,
        a: Value,
        b: Value,
        c: Value,
        d: Value,
    ) -> wasmtime::Result<Value> {
        call(caller, builtin, [a, b, c, d]).await
    }
}

// By hand: values exist only in the policy, whose exports read and make them.
async fn call<const N: usize>(
    caller: &mut Caller<'_, Policy>,
    builtin: Builtin,
    values: [Value; N],
) -> wasmtime::Result<Value> {
    let mut texts = Vec::new();
    for Value(value) in values {
        let text = call_export(caller, "opa_json_dump", value).await?;
        let text = memory(caller)?.c_string(GuestPtr::new(text))?;
        texts.push(text.into_string()?);
    }
    caller.data_mut().calls.push(builtin.name);
    let result = CString::new(builtin.evaluate(&texts).await?)?;
    let result = result.as_bytes_with_nul();
    let len = u32::try_from(result.len())?;
    let at: u32 = call_export(caller, "opa_malloc", len).await?;
    memory(caller)?.copy_from_slice(result, GuestPtr::new(at).as_array(len))?;
    let value = call_export(caller, "opa_json_parse", (at, len - 1)).await?;
    call_export::<_, ()>(caller, "opa_free", at).await?;
    Ok(Value(value))
}

/// The policy doesn't export the memory that it imports.
fn memory<'a>(caller: &'a mut Caller<'_, Policy>) -> wasmtime::Result<GuestMemory<'a>> {
    let memory = caller.data().memory;
    let memory = memory.ok_or_else(|| Error::msg("no memory"))?;
    Ok(memory.data_mut(caller).into())
}

async fn call_export<P: WasmParams + Sync, R: WasmResults + Sync>(
    caller: &mut Caller<'_, Policy>,
    name: &str,
    params: P,
) -> wasmtime::Result<R> {
    let export = caller.get_export(name).and_then(Extern::into_func);
    let export = export.ok_or_else(|| Error::msg(format!("no function `{name}`")))?;
    let export = export.typed::<P, R>(&*caller)?;
    export.call_async(caller, params).await
}

/// The same functions by `func_wrap`.
mod by_hand;

/// Creates the store of a policy, with its memory, and a linker for it.
fn host(
    add: impl FnOnce(&mut Linker<Policy>, &mut Store<Policy>, Memory) -> wasmtime::Result<()>,
) -> (Linker<Policy>, Store<Policy>) {
    let mut store = Store::new(&ASYNC_ENGINE, Policy::default());
    let memory = Memory::new(&mut store, MemoryType::new(1, Some(16))).unwrap();
    let mut linker = Linker::new(&ASYNC_ENGINE);
    linker.define(&store, "env", "memory", memory).unwrap();
    add(&mut linker, &mut store, memory).unwrap();
    (linker, store)
}

/// Finds a policy's view, which has the log with it.
fn view(log: &Log) -> impl Fn(&mut Policy) -> Opa<'_> + Clone + Send + Sync + use<> {
    let log = Arc::clone(log);
    move |policy| Opa {
        log: Arc::clone(&log),
        slot: &mut policy.slot,
    }
}

fn ours(log: &Log) -> (Linker<Policy>, Store<Policy>) {
    host(|linker, store, memory| {
        Env::add_to_linker(linker, view(log))?;
        store.data_mut().memory = Some(memory);
        Env::bind_memory(store, memory, view(log))
    })
}

/// What OPA compiles into every policy. A value is the length of its text and then the text.
const RUNTIME: &str = r#"
    (import "env" "memory" (memory 1 16))
    (global $heap (export "heap_ptr") (mut i32) (i32.const 4096))
    (global $freed (export "freed") (mut i32) (i32.const 0))
    (func $malloc (export "opa_malloc") (param $size i32) (result i32)
      (local $at i32) (local $end i32)
      (local.set $at (global.get $heap))
      (local.set $end (i32.add (local.get $at) (local.get $size)))
      (if (i32.lt_u (local.get $end) (local.get $at)) (then (unreachable)))
      (block $fits
        (loop $grow
          (br_if $fits
            (i32.le_u (local.get $end) (i32.mul (memory.size) (i32.const 65536))))
          (br_if $grow (i32.ne (memory.grow (i32.const 1)) (i32.const -1))))
        (unreachable))
      (global.set $heap (local.get $end))
      (local.get $at))
    (func (export "opa_free") (param i32)
      (global.set $freed (i32.add (global.get $freed) (i32.const 1))))
    (func $dump (export "opa_json_dump") (param $value i32) (result i32)
      (local $len i32) (local $text i32)
      (local.set $len (i32.load (local.get $value)))
      (local.set $text (call $malloc (i32.add (local.get $len) (i32.const 1))))
      (memory.copy (local.get $text)
        (i32.add (local.get $value) (i32.const 4)) (local.get $len))
      (i32.store8 (i32.add (local.get $text) (local.get $len)) (i32.const 0))
      (local.get $text))
    (func $parse (export "opa_json_parse") (param $text i32) (param $len i32) (result i32)
      (local $value i32)
      (local.set $value (call $malloc (i32.add (local.get $len) (i32.const 4))))
      (i32.store (local.get $value) (local.get $len))
      (memory.copy (i32.add (local.get $value) (i32.const 4))
        (local.get $text) (local.get $len))
      (local.get $value))
"#;

#[tokio::test]
async fn random_calls_do_the_same_as_by_hand() {
    let logs = [Log::default(), Log::default()];
    let hosts = [
        ours(&logs[0]),
        host(|linker, _, memory| by_hand::add(linker, memory, &logs[1])),
    ];
    // Texts, numbers, one that isn't UTF-8, and one with a NUL inside.
    let items = format!(
        r#"{RUNTIME}
        (export "shared" (memory 0))
        (data (i32.const 20) "\02\00\00\00ab")
        (data (i32.const 32) "\01\00\00\007")
        (data (i32.const 64) "\01\00\00\00\ff")
        (data (i32.const 100) "\02\00\00\0042")
        (data (i32.const 1024) "\05\00\00\00opa\00!")"#
    );
    let mut guests = Vec::new();
    for (linker, store) in hosts {
        guests.push(forwarding_guest(&linker, store, "env", &items).await);
    }
    let guests = guests.try_into().ok().expect("two guests");
    let functions = Env::FUNCTIONS.iter();
    let functions: Vec<&str> = functions.map(|function| function.name).collect();
    let state = |policy: &Policy| format!("{:?}", policy.calls);
    let outcomes = compare_async(&functions, guests, state, 1_500).await;
    let printed = outcomes[&Some("None".to_owned())];
    let successes = 1_500 - outcomes[&None] - printed;
    assert!(printed > 100, "{printed}");
    assert!((100..700).contains(&successes), "{successes}");
    let logs = logs.map(|log| log.lock().unwrap().clone());
    assert_eq!(logs[0].len(), printed);
    assert_eq!(logs[0], logs[1]);
}

/// Returns a policy with these items, whose functions are the runtime's.
async fn policy(log: &Log, runtime: &str, items: &str) -> Guest<Policy> {
    let (linker, mut store) = ours(log);
    let text = format!(
        r#"(module
        (import "env" "opa_abort" (func $abort (param i32)))
        (import "env" "opa_println" (func $println (param i32)))
        (import "env" "opa_builtin0" (func $builtin0 (param i32 i32) (result i32)))
        (import "env" "opa_builtin1" (func $builtin1 (param i32 i32 i32) (result i32)))
        (import "env" "opa_builtin2" (func $builtin2 (param i32 i32 i32 i32) (result i32)))
        {runtime} {items})"#
    );
    let module = Module::new(&ASYNC_ENGINE, text).unwrap();
    let instance = linker.instantiate_async(&mut store, &module).await.unwrap();
    Guest { store, instance }
}

/// Prints who may enter. Nobody without a name may.
const ENTRY: &str = r#"
    (data (i32.const 0) "\05\00\00\00alice")
    (data (i32.const 16) "\0a\00\00\00 may enter")
    (data (i32.const 48) "no name\00")
    (func (export "eval") (param $input i32)
      (if (i32.eqz (i32.load (local.get $input))) (then (call $abort (i32.const 48))))
      (call $println (call $dump
        (call $builtin2 (i32.const 1) (i32.const 0)
          (call $builtin1 (i32.const 2) (i32.const 0) (local.get $input))
          (i32.const 16)))))
"#;

#[tokio::test]
async fn policies_share_a_log() {
    let log = Log::default();
    let mut first = policy(&log, RUNTIME, ENTRY).await;
    // The memory of this one grows while the host calls it.
    let runtime = RUNTIME.replace("(i32.const 4096)", "(i32.const 65530)");
    let mut second = policy(&log, &runtime, &ENTRY.replace("alice", "robin")).await;
    for guest in [&mut first, &mut second] {
        guest.call_async::<()>("eval", 0).await.unwrap();
        assert_eq!(guest.data().calls, ["upper", "concat"]);
    }
    let lines = ["ALICE may enter", "ROBIN may enter"];
    assert_eq!(*log.lock().unwrap(), lines);
    let sizes =
        [&first, &second].map(|guest| guest.store.data().memory.unwrap().size(&guest.store));
    assert_eq!(sizes, [1, 2]);
    let trap = first.call_async::<()>("eval", 64).await.unwrap_err();
    assert_eq!(trap.downcast_ref(), Some(&Abort("no name".to_owned())));
    assert_eq!(log.lock().unwrap().len(), 2);
}

#[tokio::test]
async fn a_call_says_what_is_wrong() {
    let items = r#"
        (data (i32.const 0) "\01\00\00\00x")
        (func (export "sum_of_a_letter") (result i32)
          (call $builtin1 (i32.const 4) (i32.const 0) (i32.const 0)))
        (func (export "unknown") (result i32) (call $builtin0 (i32.const 5) (i32.const 0)))
        (func (export "unterminated")
          (memory.fill (i32.const 60000) (i32.const 46) (i32.const 5536))
          (call $println (i32.const 60000)))
        (func (export "count") (result i32) (call $builtin0 (i32.const 0) (i32.const 0)))
    "#;
    // An allocator that returns addresses outside the memory.
    let hostile = RUNTIME.replace(
        "(local.get $at))\n    (func (export",
        "(i32.const -8))\n    (func (export",
    );
    let cases = [
        (
            RUNTIME,
            "sum_of_a_letter",
            "in `env::opa_builtin1`: invalid digit found in string",
        ),
        (
            RUNTIME,
            "unknown",
            "in `env::opa_builtin0`, parameter `builtin`: no such function",
        ),
        (
            RUNTIME,
            "unterminated",
            "in `env::opa_println`, parameter `message`: a C string without a NUL at its end",
        ),
        (&hostile, "count", "in `env::opa_builtin0`: out of bounds"),
    ];
    for (runtime, function, text) in cases {
        let mut guest = policy(&Log::default(), runtime, items).await;
        let result = guest.call_dynamic_async(function, &[]).await;
        let message = format!("{:#}", result.unwrap_err());
        assert!(message.contains(text), "{message}");
    }
}
