//! Guests for the tests.
//!
//! A [`Guest`] is a real Wasm module, generated for the host functions that it calls: for
//! each of them, it exports a function of the same name that forwards its arguments and
//! returns the result. So a test calls a host function as a guest does, with any core values
//! and any memory contents.
#![expect(
    clippy::missing_panics_doc,
    reason = "all of it panics if a test is wrong"
)]

use std::sync::LazyLock;

use wasmtime::{
    AsContextMut, Config, Engine, Extern, Func, FuncType, Instance, Linker, Module, Store, Val,
    WasmParams, WasmResults,
};
use wasmtime_integration::GuestError;

/// The engine for tests that call guests synchronously.
pub static ENGINE: LazyLock<Engine> = LazyLock::new(Engine::default);

/// The engine for tests that call guests asynchronously.
pub static ASYNC_ENGINE: LazyLock<Engine> =
    LazyLock::new(|| Engine::new(&async_config()).expect("the configuration is valid"));

/// Returns a configuration for asynchronous calls of guests. Wasmtime 36 and 39 need it for
/// asynchronous functions, and don't allow synchronous calls with it.
#[must_use]
pub fn async_config() -> Config {
    let mut config = Config::new();
    #[allow(deprecated, reason = "it does nothing in later versions")]
    config.async_support(true);
    config
}

/// Whether functions in this engine can be asynchronous. Since Wasmtime 42, they always can.
#[must_use]
pub fn is_async(engine: &Engine) -> bool {
    #[allow(dead_code, reason = "unused in versions that have `Engine::is_async`")]
    trait AlwaysAsync {
        fn is_async(&self) -> bool {
            true
        }
    }

    impl AlwaysAsync for Engine {}

    engine.is_async()
}

/// Lets guests share a memory between threads. Old versions of Wasmtime always do.
pub fn allow_shared_memory(config: &mut Config) {
    #[allow(
        dead_code,
        reason = "unused in versions that have `Config::shared_memory`"
    )]
    trait ConfigWithoutSharedMemory {
        fn shared_memory(&mut self, _enable: bool) {}
    }

    impl ConfigWithoutSharedMemory for Config {}

    config.shared_memory(true);
}

/// The size of a guest's memory, in bytes: one page.
pub const PAGE: u32 = 0x1_0000;

/// Returns a linker with the host functions that `add` adds.
pub fn linker<T: 'static>(add: impl FnOnce(&mut Linker<T>) -> wasmtime::Result<()>) -> Linker<T> {
    linker_in(&ENGINE, add)
}

/// Like [`linker`], for guests that are called asynchronously.
pub fn async_linker<T: 'static>(
    add: impl FnOnce(&mut Linker<T>) -> wasmtime::Result<()>,
) -> Linker<T> {
    linker_in(&ASYNC_ENGINE, add)
}

fn linker_in<T: 'static>(
    engine: &Engine,
    add: impl FnOnce(&mut Linker<T>) -> wasmtime::Result<()>,
) -> Linker<T> {
    let mut linker = Linker::new(engine);
    add(&mut linker).expect("the linker is empty");
    linker
}

/// A guest that calls the functions of one module of a host.
pub struct Guest<T: 'static> {
    /// The guest's store, with the host's data.
    pub store: Store<T>,
    /// The guest.
    pub instance: Instance,
}

impl<T: 'static> Guest<T> {
    /// Creates a guest that calls the functions of `module` in `linker`, and exports one page of
    /// memory.
    pub fn new(linker: &Linker<T>, module: &str, data: T) -> Self {
        Self::with_items(linker, module, data, r#"(memory (export "memory") 1)"#)
    }

    /// Creates a guest that exports no memory.
    pub fn without_memory(linker: &Linker<T>, module: &str, data: T) -> Self {
        Self::with_items(linker, module, data, "")
    }

    /// Creates a guest with the items in `text` instead of a memory.
    pub fn with_items(linker: &Linker<T>, module: &str, data: T, text: &str) -> Self {
        let mut store = Store::new(linker.engine(), data);
        let guest = forwarder(linker, &mut store, module, text);
        let instance = linker
            .instantiate(&mut store, &guest)
            .expect("the guest imports only what the linker has");
        Guest { store, instance }
    }

    /// Like [`new`](Self::new), for a host with asynchronous functions.
    pub async fn new_async(linker: &Linker<T>, module: &str, data: T) -> Self
    where
        T: Send,
    {
        let mut store = Store::new(linker.engine(), data);
        let memory = r#"(memory (export "memory") 1)"#;
        let guest = forwarder(linker, &mut store, module, memory);
        let instance = linker
            .instantiate_async(&mut store, &guest)
            .await
            .expect("the guest imports only what the linker has");
        Guest { store, instance }
    }

    /// Makes the guest call the host function `function`.
    ///
    /// # Errors
    ///
    /// Returns an error if the function traps.
    pub fn call<R: WasmResults>(
        &mut self,
        function: &str,
        params: impl WasmParams,
    ) -> wasmtime::Result<R> {
        self.instance
            .get_typed_func(&mut self.store, function)
            .expect("a test knows the core signature")
            .call(&mut self.store, params)
    }

    /// Makes the guest call the host function `function`, which may be asynchronous.
    ///
    /// # Errors
    ///
    /// Returns an error if the function traps.
    pub async fn call_async<R: WasmResults + Sync>(
        &mut self,
        function: &str,
        params: impl WasmParams + Sync,
    ) -> wasmtime::Result<R>
    where
        T: Send,
    {
        self.instance
            .get_typed_func(&mut self.store, function)
            .expect("a test knows the core signature")
            .call_async(&mut self.store, params)
            .await
    }

    /// Makes the guest call the host function `function` with parameters that are only known at
    /// run time.
    ///
    /// # Errors
    ///
    /// Returns an error if the function traps.
    pub fn call_dynamic(
        &mut self,
        function: &str,
        params: &[Val],
    ) -> wasmtime::Result<Option<Val>> {
        let func = self.func(function);
        let mut results = vec![Val::I32(0); func.ty(&self.store).results().len()];
        func.call(&mut self.store, params, &mut results)?;
        Ok(results.pop())
    }

    /// Like [`call_dynamic`](Self::call_dynamic), for a host function that may be asynchronous.
    ///
    /// # Errors
    ///
    /// Returns an error if the function traps.
    pub async fn call_dynamic_async(
        &mut self,
        function: &str,
        params: &[Val],
    ) -> wasmtime::Result<Option<Val>>
    where
        T: Send,
    {
        let func = self.func(function);
        let mut results = vec![Val::I32(0); func.ty(&self.store).results().len()];
        func.call_async(&mut self.store, params, &mut results)
            .await?;
        Ok(results.pop())
    }

    /// Returns the core signature of a host function.
    pub fn signature(&mut self, function: &str) -> FuncType {
        self.func(function).ty(&self.store)
    }

    fn func(&mut self, function: &str) -> Func {
        self.instance
            .get_func(&mut self.store, function)
            .expect("the guest exports what it imports")
    }

    /// Makes a call that must trap, and returns the trap.
    pub fn trap(&mut self, function: &str, params: impl WasmParams) -> Trap {
        let result = match self.signature(function).results().len() {
            0 => self.call::<()>(function, params),
            _ => self.call::<i32>(function, params).map(|_| ()),
        };
        Trap(result.expect_err("this call must trap"))
    }

    /// Returns the host's data.
    pub fn data(&mut self) -> &mut T {
        self.store.data_mut()
    }

    /// Returns the guest's memory.
    pub fn memory(&mut self) -> &mut [u8] {
        match self.instance.get_export(&mut self.store, "memory") {
            Some(Extern::Memory(memory)) => memory.data_mut(&mut self.store),
            _ => panic!("this guest has no memory"),
        }
    }

    /// Writes `bytes` to the memory at `address`.
    pub fn put(&mut self, address: u32, bytes: &[u8]) {
        self.memory()[address as usize..][..bytes.len()].copy_from_slice(bytes);
    }

    /// Returns the `N` bytes at `address`.
    pub fn bytes<const N: usize>(&mut self, address: u32) -> [u8; N] {
        let bytes = &self.memory()[address as usize..][..N];
        bytes.try_into().expect("the slice has N bytes")
    }

    /// Returns the little-endian `u32` at `address`.
    pub fn u32_at(&mut self, address: u32) -> u32 {
        u32::from_le_bytes(self.bytes(address))
    }
}

/// The error that ended a call.
#[derive(Debug)]
pub struct Trap(pub wasmtime::Error);

impl Trap {
    /// Returns the message of the error, with those of its causes.
    #[must_use]
    pub fn message(&self) -> String {
        format!("{:#}", self.0)
    }

    /// Returns the module, function, place and reason of a bad argument.
    #[must_use]
    pub fn bad_argument(&self) -> (&'static str, &'static str, &str, &GuestError) {
        match self.0.downcast_ref() {
            Some(GuestError::InFunc {
                modulename,
                funcname,
                location,
                err,
            }) => (modulename, funcname, location, err),
            _ => panic!("a trap for another reason: {:?}", self.0),
        }
    }
}

/// Returns the addresses of the bytes in which two memories differ.
#[must_use]
pub fn changes(before: &[u8], after: &[u8]) -> Vec<u32> {
    assert_eq!(before.len(), after.len(), "no function grows a memory");
    // Most chunks are equal, and comparing slices is faster than comparing bytes.
    let chunks = before.chunks(256).zip(after.chunks(256));
    let chunks = (0..).step_by(256).zip(chunks);
    chunks
        .filter(|(_, (before, after))| before != after)
        .flat_map(|(start, (before, after))| {
            let bytes = (start..).zip(before.iter().zip(after));
            bytes.filter_map(|(address, (before, after))| (before != after).then_some(address))
        })
        .collect()
}

/// Returns a module that exports a forwarder to each host function in `module`.
pub fn forwarder<T: 'static>(
    linker: &Linker<T>,
    mut store: impl AsContextMut<Data = T>,
    module: &str,
    items: &str,
) -> Module {
    let externs: Vec<(String, Extern)> = linker
        .iter(&mut store)
        .filter(|(m, _, _)| *m == module)
        .map(|(_, name, item)| (name.to_owned(), item))
        .collect();
    let functions = externs
        .into_iter()
        .filter_map(|(name, item)| Some((name, item.into_func()?.ty(&store))));
    let text = forwarder_text(functions, module, items);
    Module::new(linker.engine(), text).expect("the text is a module")
}

fn forwarder_text(
    functions: impl Iterator<Item = (String, FuncType)>,
    module: &str,
    items: &str,
) -> String {
    let (mut imports, mut exports) = (Vec::new(), Vec::new());
    for (index, (name, ty)) in functions.enumerate() {
        let params: Vec<_> = ty.params().map(|param| param.to_string()).collect();
        let results: Vec<_> = ty.results().map(|result| result.to_string()).collect();
        let args: Vec<_> = (0..params.len())
            .map(|arg| format!("(local.get {arg})"))
            .collect();
        let (params, results, args) = (params.join(" "), results.join(" "), args.join(" "));
        let signature = format!("(param {params}) (result {results})");
        imports.push(format!(
            "(import {module:?} {name:?} (func $host{index} {signature}))"
        ));
        exports.push(format!(
            "(func (export {name:?}) {signature} (call $host{index} {args}))"
        ));
    }
    format!(
        "(module {} {items} {})",
        imports.join("\n"),
        exports.join("\n")
    )
}
