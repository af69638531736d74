//! A guest that imports all functions of all modules.

use std::fmt::Write as _;

use wasmtime::{Engine, Instance, Linker, Memory, Module, Store, Val};

use crate::calls::Call;
use crate::session::Session;

pub(crate) struct Guest<T: 'static> {
    store: Store<T>,
    instance: Instance,
    memory: Memory,
}

/// What a call returned, or that it trapped.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) enum Outcome {
    Returned(i32),
    Trapped,
}

impl<T: AsMut<Session> + Default + Send> Guest<T> {
    pub(crate) async fn new(
        engine: &Engine,
        add: impl FnOnce(&mut Linker<T>) -> wasmtime::Result<()>,
    ) -> Self {
        let mut linker = Linker::new(engine);
        add(&mut linker).expect("the linker is empty");
        let mut store = Store::new(engine, T::default());
        let module = module(&linker, &mut store);
        let instance = linker.instantiate_async(&mut store, &module);
        let instance = instance.await.expect("the linker has what it imports");
        let memory = instance.get_memory(&mut store, "memory");
        Guest {
            memory: memory.expect("the guest exports it"),
            store,
            instance,
        }
    }

    pub(crate) fn reset(&mut self) {
        *self.session() = Session::default();
        self.memory.data_mut(&mut self.store).fill(0);
    }

    pub(crate) fn session(&mut self) -> &mut Session {
        self.store.data_mut().as_mut()
    }

    pub(crate) fn memory(&self) -> &[u8] {
        self.memory.data(&self.store)
    }

    /// Writes what the call passes in memory, then calls the function.
    pub(crate) async fn call(&mut self, call: &Call) -> Outcome {
        for (address, bytes) in &call.contents {
            let memory = &mut self.memory.data_mut(&mut self.store)[*address as usize..];
            memory[..bytes.len()].copy_from_slice(bytes);
        }
        let name = format!("{}.{}", call.module, call.function);
        let func = self.instance.get_func(&mut self.store, &name);
        let func = func.expect("the guest exports what it imports");
        let mut results = [Val::I32(0)];
        let called = func.call_async(&mut self.store, &call.args, &mut results);
        match called.await {
            Ok(()) => Outcome::Returned(results[0].unwrap_i32()),
            Err(_) => Outcome::Trapped,
        }
    }
}

/// Returns a module that exports a forwarder to each function in `linker`.
fn module<T: 'static>(linker: &Linker<T>, store: &mut Store<T>) -> Module {
    let (mut imports, mut exports) = (String::new(), String::new());
    let items: Vec<_> = linker.iter(&mut *store).collect();
    for (index, (module, name, item)) in items.into_iter().enumerate() {
        let ty = item.into_func().expect("all are functions").ty(&*store);
        let params: Vec<_> = ty.params().map(|param| param.to_string()).collect();
        let args = (0..params.len()).fold(String::new(), |args, arg| {
            format!("{args} (local.get {arg})")
        });
        let signature = format!("(param {}) (result i32)", params.join(" "));
        writeln!(
            imports,
            "(import {module:?} {name:?} (func $host{index} {signature}))"
        )
        .expect("a string takes any text");
        writeln!(
            exports,
            "(func (export \"{module}.{name}\") {signature} (call $host{index} {args}))"
        )
        .expect("a string takes any text");
    }
    let text = format!("(module {imports} (memory (export \"memory\") 1) {exports})");
    Module::new(linker.engine(), text).expect("the text is a module")
}
