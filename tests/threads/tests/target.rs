//! Functions of a target get a shared memory as such.

use wasmtime::{Engine, Linker, Module, Store};
use wasmtime_integration::{MemorySlot, wasmtime_integration};
use wasmtime_integration_test_wiggle_host::Files;
use wasmtime_integration_tests::{allow_shared_memory, async_config};

wasmtime_integration::types!(witx = "../witx/files.witx");

#[derive(Default)]
struct Ctx {
    files: Files,
    slot: MemorySlot,
}

const GUEST: &str = r#"
    (module
      (import "files" "count" (func $count (param i32 i32 i32) (result i32)))
      (import "files" "store" (func $store (param i32 i32) (result i32)))
      (memory (export "memory") 1 1 shared)
      (data (i32.const 8) "shared")
      (func (export "run") (result i32)
        (drop (call $count (i32.const 8) (i32.const 6) (i32.const 16)))
        (drop (call $store (i32.const 20) (i32.const 36)))
        (i32.add (i32.load (i32.const 16)) (i32.load (i32.const 20)))))
"#;

mod looked_up {
    use super::*;

    #[wasmtime_integration(
        witx = "../witx/files.witx",
        modules(files(name = LookedUp)),
        types = crate::types,
        target(path = wasmtime_integration_test_wiggle_host::sync, ctx = self.files),
    )]
    impl Ctx {}
}

mod unbound {
    use super::*;

    #[wasmtime_integration(
        witx = "../witx/files.witx",
        modules(files(name = Unbound)),
        types = crate::types,
        target(path = wasmtime_integration_test_wiggle_host::sync, ctx = self.files),
        memory_slot = self.slot,
    )]
    impl Ctx {}
}

mod waiting {
    use super::*;

    #[wasmtime_integration(
        witx = "../witx/files.witx",
        modules(files(name = Waiting)),
        types = crate::types,
        target(path = wasmtime_integration_test_wiggle_host::mixed, ctx = self.files),
    )]
    impl Ctx {}
}

async fn is_handed_on_as_such(add: impl Fn(&mut Linker<Ctx>) -> wasmtime::Result<()>) {
    let mut config = async_config();
    config.wasm_threads(true);
    allow_shared_memory(&mut config);
    let engine = Engine::new(&config).unwrap();
    let mut linker = Linker::new(&engine);
    add(&mut linker).unwrap();
    let mut store = Store::new(&engine, Ctx::default());
    let module = Module::new(&engine, GUEST).unwrap();
    let instance = linker.instantiate_async(&mut store, &module).await.unwrap();
    let run = instance
        .get_typed_func::<(), i32>(&mut store, "run")
        .unwrap();
    assert_eq!(run.call_async(&mut store, ()).await.unwrap(), 42);
    assert_eq!(store.data().files.shared, Some(true));
}

#[tokio::test]
async fn to_functions_that_look_it_up() {
    is_handed_on_as_such(|linker| looked_up::LookedUp::add_to_linker(linker, |ctx| ctx)).await;
}

#[tokio::test]
async fn while_none_is_bound() {
    is_handed_on_as_such(|linker| unbound::Unbound::add_to_linker(linker, |ctx| ctx)).await;
}

#[tokio::test]
async fn over_the_wait() {
    is_handed_on_as_such(|linker| waiting::Waiting::add_to_linker(linker, |ctx| ctx)).await;
}
