//! Linkers with some of a module's functions.
#![expect(
    clippy::unused_async,
    clippy::unused_self,
    reason = "the tests cover these forms"
)]

use wasmtime::{Engine, Linker, Module, Store};
use wasmtime_integration::wasmtime_integration;
use wasmtime_integration_tests::ASYNC_ENGINE;

struct Ctx;

#[wasmtime_integration(module("env", name = Env))]
impl Ctx {
    pub fn add(&self, a: u32, b: u32) -> u32 {
        a.wrapping_add(b)
    }

    #[guest(name = "blitSub")]
    pub fn blit_sub(&self) {}

    pub async fn wait(&mut self) {}

    #[cfg(any())]
    pub fn absent(&self) {}

    #[r#override]
    pub fn raw() -> i32 {
        1
    }
}

/// Returns the functions of a linker with those that are wanted, and the names that were asked for.
fn functions(engine: &Engine, wanted: &[&str]) -> (Vec<String>, Vec<String>) {
    let mut linker = Linker::new(engine);
    let mut asked = Vec::new();
    Env::add_to_linker_where(
        &mut linker,
        |ctx: &mut Ctx| ctx,
        |name| {
            asked.push(name.to_owned());
            wanted.contains(&name)
        },
    )
    .unwrap();
    let mut store = Store::new(engine, Ctx);
    let names = linker.iter(&mut store).map(|(_, name, _)| name.to_owned());
    let mut names: Vec<String> = names.collect();
    names.sort_unstable();
    (names, asked)
}

#[test]
fn only_wanted_functions_are_added() {
    let all = ["add", "blitSub", "wait", "raw"];
    let (names, asked) = functions(&ASYNC_ENGINE, &["blitSub", "wait", "blit_sub", "absent"]);
    assert_eq!(names, ["blitSub", "wait"]);
    assert_eq!(asked, all);
    assert!(functions(&ASYNC_ENGINE, &[]).0.is_empty());
    assert_eq!(
        functions(&ASYNC_ENGINE, &all).0,
        ["add", "blitSub", "raw", "wait"]
    );
}

#[test]
fn the_imports_of_a_guest_decide() {
    let engine = Engine::default();
    let guest = Module::new(
        &engine,
        r#"(module (import "env" "raw" (func (result i32))))"#,
    )
    .unwrap();
    let imports: Vec<&str> = guest.imports().map(|import| import.name()).collect();
    let mut linker = Linker::new(&engine);
    let is_imported = |name: &str| imports.contains(&name);
    Env::add_to_linker_where(&mut linker, |ctx: &mut Ctx| ctx, is_imported).unwrap();
    let mut store = Store::new(&engine, Ctx);
    linker.instantiate(&mut store, &guest).unwrap();
    assert_eq!(linker.iter(&mut store).count(), 1);
}

#[test]
fn functions_are_listed_in_the_order_of_the_fields() {
    let functions = Env::FUNCTIONS;
    let names: Vec<&str> = functions.iter().map(|function| function.name).collect();
    assert_eq!(names, ["add", "blitSub", "wait", "raw"]);
    for (index, function) in functions.iter().enumerate() {
        assert_eq!((function.index, function.module), (index, "env"));
    }
    let mut store = Store::new(&ASYNC_ENGINE, Ctx);
    let env = Env::new(&mut store, |ctx| ctx);
    let exports: Vec<&str> = env.exports().map(|(name, _)| name).collect();
    assert_eq!(exports, names);
}
