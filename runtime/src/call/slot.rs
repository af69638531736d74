//! The slot that binds a guest's memory to a context.

use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};

use wasmtime::{AsContext, AsContextMut, Error, Func, Memory};

use super::memory_source::MemorySource;

/// Keeps a guest's memory in a context, so that calls skip the lookup.
///
/// Looking up the export `"memory"` costs several times as much as the rest of a host
/// call. If a store holds one guest, give the context a slot, name it with the argument
/// `memory_slot` of [`wasmtime_integration`](macro@crate::wasmtime_integration), and fill
/// it once with the instance struct's `bind_memory`:
///
/// ```
/// use wasmtime::{Engine, Linker, Module, Store};
/// use wasmtime_integration::{MemorySlot, wasmtime_integration};
///
/// #[derive(Default)]
/// struct Ctx {
///     slot: MemorySlot,
///     lines: usize,
/// }
///
/// #[wasmtime_integration(
///     witx_literal = r#"
///         (module $log (@interface func (export "write") (param $line string)))
///     "#,
///     memory_slot = self.slot,
/// )]
/// impl Ctx {
///     fn write(&mut self, line: &str) {
///         self.lines += line.lines().count();
///     }
/// }
///
/// # fn main() -> wasmtime::Result<()> {
/// # let engine = Engine::default();
/// # let module = Module::new(&engine, r#"
/// #     (module
/// #       (import "log" "write" (func $write (param i32 i32)))
/// #       (memory (export "memory") 1)
/// #       (data (i32.const 8) "hello")
/// #       (func (export "run") (call $write (i32.const 8) (i32.const 5))))
/// # "#)?;
/// let mut linker = Linker::new(&engine);
/// Log::add_to_linker(&mut linker, |ctx: &mut Ctx| ctx)?;
/// let mut store = Store::new(&engine, Ctx::default());
/// let instance = linker.instantiate(&mut store, &module)?;
/// Log::bind_memory(&mut store, &instance, |ctx| ctx)?;
/// let run = instance.get_typed_func::<(), ()>(&mut store, "run")?;
/// run.call(&mut store, ())?;
/// assert_eq!(store.data().lines, 1);
/// # Ok(())
/// # }
/// ```
///
/// Each call then uses the bound memory, whoever calls: a guest that exports the memory, one that
/// imports it, or the host itself. Bind only if the store holds one memory: calls of a guest with
/// another would read and write the bound one. In a build with debug assertions, each call checks
/// that the caller doesn't export another memory, and traps if it does. A release build doesn't,
/// since this check is the lookup that binding saves; even a lookup by
/// [`ModuleExport`](wasmtime::ModuleExport) costs three quarters of the one by name. While the slot is empty, for example in a start function, and after the context
/// has moved to another store, the caller's export is looked up instead.
///
/// A clone of a slot is empty.
#[derive(Debug, Default)]
pub struct MemorySlot {
    memory: Option<Memory>,
    /// The [identity] of the store that owns `memory`: Wasmtime panics on a memory of
    /// another store. Reset to 0 when that store is dropped, since another store may then
    /// reuse its address.
    store: Arc<AtomicUsize>,
}

impl Clone for MemorySlot {
    fn clone(&self) -> Self {
        MemorySlot::default()
    }
}

impl MemorySlot {
    /// Returns `true` if a memory is bound and its store still exists.
    #[must_use]
    pub fn is_bound(&self) -> bool {
        self.memory.is_some() && self.store.load(Ordering::Relaxed) != 0
    }

    /// Returns the bound memory, if it belongs to the store with this identity.
    #[inline]
    pub(crate) fn get(&self, identity: usize) -> Option<Memory> {
        if self.store.load(Ordering::Relaxed) == identity {
            self.memory
        } else {
            None
        }
    }
}

/// Lives in a store, and clears the store's identity in the slot when the store is dropped.
struct StoreDropGuard(Arc<AtomicUsize>);

impl Drop for StoreDropGuard {
    fn drop(&mut self) {
        self.0.store(0, Ordering::Relaxed);
    }
}

/// Identifies a store by the address of its data, which does not move while the store
/// lives.
#[inline]
pub(crate) fn identity<T>(data: &T) -> usize {
    std::ptr::from_ref(data).addr()
}

/// Returns `true` if two memories of one store are the same.
pub(crate) fn is_same(a: Memory, b: Memory, store: impl AsContext) -> bool {
    let store = store.as_context();
    a.data_ptr(&store) == b.data_ptr(&store)
}

/// Binds the memory of `source`, which an instance exports as `name`, to the slot that `slot`
/// returns.
///
/// # Errors
///
/// Fails if the instance exports no such memory, if it is shared between threads, or if the slot
/// already holds another memory of the store, or an empty one.
pub fn bind<T: 'static>(
    mut store: impl AsContextMut<Data = T>,
    source: impl Into<MemorySource>,
    name: &str,
    slot: impl Fn(&mut T) -> &mut MemorySlot,
) -> wasmtime::Result<()> {
    let memory = source.into().find(&mut store, name)?;
    let mut context = store.as_context_mut();
    let identity = identity(context.data());
    // Empty memories can share an address, so `is_same` can't tell them apart.
    if let Some(bound) = slot(context.data_mut()).get(identity)
        && (!is_same(bound, memory, &context) || bound.data_size(&context) == 0)
    {
        return Err(Error::msg(
            "another memory, or an empty one, is already bound; call `unbind_memory` first",
        ));
    }
    let slot = slot(context.data_mut());
    slot.memory = Some(memory);
    if slot.store.load(Ordering::Relaxed) != identity {
        // The old identity belongs to another store, whose guard may still clear it.
        slot.store = Arc::new(AtomicUsize::new(identity));
        let guard = StoreDropGuard(Arc::clone(&slot.store));
        // A store drops its functions with itself, and thereby the guard in this closure.
        Func::wrap(&mut context, move || {
            let _ = &guard;
        });
    }
    Ok(())
}

/// Empties the slot that `slot` returns.
pub fn unbind<T: 'static>(
    mut store: impl AsContextMut<Data = T>,
    slot: impl Fn(&mut T) -> &mut MemorySlot,
) {
    slot(store.as_context_mut().data_mut()).memory = None;
}
