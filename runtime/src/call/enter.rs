//! Finds the context and the memory of a guest's call.

use std::ops::Deref;

use wasmtime::{Caller, Extern, SharedMemory};

use super::failure::Absent;
use super::slot::{self, MemorySlot};
use crate::memory::Memory;
#[cfg(feature = "threads")]
use crate::memory::Shared;
use crate::{GuestError, GuestMemory};

/// The result of looking for a caller's memory. It is smaller than a [`GuestMemory`], which the
/// glue creates from it.
type Found<'a> = Result<Memory<'a>, Absent>;

/// Returns the memory that a call found.
#[inline]
#[must_use]
pub fn found(memory: Memory<'_>) -> GuestMemory<'_> {
    memory.into()
}

/// Returns the context that `get` finds in the store's data, a reference or a view, and the memory
/// that the caller exports as `name`. `get` is called here because another function would have to
/// copy the result, and the copy waits until the result is stored.
#[inline]
fn find<'a, T: 'static, C>(
    caller: &'a mut Caller<'_, T>,
    name: &str,
    get: &(impl Fn(&'a mut T) -> C + ?Sized),
) -> (C, Found<'a>) {
    // Borrowed, because moving the memory out of the export is slower.
    let export = caller.get_export(name);
    match &export {
        Some(Extern::Memory(memory)) => {
            let (bytes, data) = memory.data_and_store_mut(caller);
            (get(data), Ok(Memory::Unshared(bytes)))
        }
        Some(Extern::SharedMemory(memory)) => (get(caller.data_mut()), found_shared(memory)),
        _ => (get(caller.data_mut()), Err(Absent::Missing)),
    }
}

#[cfg(feature = "threads")]
#[cold]
#[expect(clippy::unnecessary_wraps, reason = "without the feature, it fails")]
fn found_shared(memory: &SharedMemory) -> Found<'static> {
    Ok(Memory::Shared(Box::new(Shared::new(memory.clone()))))
}

#[cfg(not(feature = "threads"))]
#[cold]
fn found_shared(_memory: &SharedMemory) -> Found<'static> {
    Err(Absent::Shared)
}

impl<'a> GuestMemory<'a> {
    /// Returns the memory that the caller exports as `"memory"`, and the store's data.
    ///
    /// This is for functions that have a `Caller`: methods that take one, overrides, and
    /// closures of
    /// [`Linker::func_wrap`](https://docs.rs/wasmtime/48/wasmtime/struct.Linker.html#method.func_wrap).
    /// The memory starts with the default copy limit, regardless of earlier copies in the same
    /// call.
    ///
    /// ```
    /// use wasmtime::{Caller, Engine, Linker};
    /// use wasmtime_integration::{GuestMemory, GuestPtr};
    ///
    /// let mut linker = Linker::new(&Engine::default());
    /// linker.func_wrap(
    ///     "host",
    ///     "log",
    ///     |mut caller: Caller<'_, Vec<String>>, address: u32, len: u32| {
    ///         let (memory, lines) = GuestMemory::from_caller(&mut caller)?;
    ///         lines.push(memory.str(GuestPtr::new((address, len)))?.to_owned());
    ///         wasmtime::Result::Ok(())
    ///     },
    /// )?;
    /// # Ok::<(), wasmtime::Error>(())
    /// ```
    ///
    /// # Errors
    ///
    /// Fails with [`GuestError::MissingMemory`] if the caller exports no memory with this
    /// name, and without the feature `threads` with [`GuestError::SharedMemory`] if it is
    /// shared between threads.
    pub fn from_caller<T: 'static>(
        caller: &'a mut Caller<'_, T>,
    ) -> Result<(Self, &'a mut T), GuestError> {
        Self::from_caller_named(caller, "memory")
    }

    /// Returns the memory that the caller exports as `name`, and the store's data, as
    /// [`from_caller`](Self::from_caller) does for the name `"memory"`.
    ///
    /// # Errors
    ///
    /// Fails as [`from_caller`](Self::from_caller) does.
    pub fn from_caller_named<T: 'static>(
        caller: &'a mut Caller<'_, T>,
        name: &str,
    ) -> Result<(Self, &'a mut T), GuestError> {
        let (data, found) = find(caller, name, &|data| data);
        Ok((found.map_err(Absent::error)?.into(), data))
    }
}

/// A guest's call of a host function.
pub struct HostCall<'s, T: 'static, Get> {
    caller: Caller<'s, T>,
    /// A reference to the accessor, or [`Owned`] by a future.
    get: Get,
}

/// An accessor that a future owns.
pub struct Owned<Get>(pub Get);

impl<Get> Deref for Owned<Get> {
    type Target = Get;

    #[inline]
    fn deref(&self) -> &Get {
        &self.0
    }
}

impl<'s, T: 'static, Get> HostCall<'s, T, Get> {
    /// Creates the call by `caller`. `get` returns the context in the store's data.
    #[inline]
    #[must_use]
    pub fn new(caller: Caller<'s, T>, get: Get) -> Self {
        HostCall { caller, get }
    }

    /// Returns the caller, for a method that takes it by value.
    #[inline]
    #[must_use]
    pub fn into_caller(self) -> Caller<'s, T> {
        self.caller
    }

    /// Returns the caller.
    #[inline]
    pub fn caller(&mut self) -> &mut Caller<'s, T> {
        &mut self.caller
    }

    /// Returns the context.
    #[inline]
    pub fn ctx<'a, C>(&'a mut self) -> C
    where
        Get: Deref<Target: Fn(&'a mut T) -> C>,
    {
        // A `&Get` is a function as well, but one that isn't `#[inline]`.
        (*self.get)(self.caller.data_mut())
    }

    /// Returns the context and the memory that the caller exports as `name`, or an empty memory
    /// unless the call `uses` it. Only the memory may fail: in a `Result` of both, a null context
    /// would mark the failure, and each call would check for it.
    #[expect(clippy::inline_always, reason = "the result doesn't fit in registers")]
    #[inline(always)]
    pub fn enter<'a, C>(&'a mut self, name: &str, uses: bool) -> (C, Found<'a>)
    where
        Get: Deref<Target: Fn(&'a mut T) -> C>,
    {
        if !uses {
            return (self.ctx(), Ok(Memory::Unshared(&mut [])));
        }
        find(&mut self.caller, name, &*self.get)
    }

    /// Returns what [`enter`](Self::enter) does, but with the memory that is bound to the context,
    /// if there is one.
    #[expect(clippy::inline_always, reason = "the result doesn't fit in registers")]
    #[inline(always)]
    pub fn enter_bound<'a, C>(
        &'a mut self,
        name: &str,
        uses: bool,
        slot: impl for<'b> FnOnce(&'b mut T, &Get::Target) -> &'b mut MemorySlot,
    ) -> (C, Found<'a>)
    where
        Get: Deref<Target: Fn(&'a mut T) -> C>,
    {
        if !uses {
            return (self.ctx(), Ok(Memory::Unshared(&mut [])));
        }
        let store = slot::identity(self.caller.data());
        let Some(memory) = slot(self.caller.data_mut(), &self.get).get(store) else {
            return find(&mut self.caller, name, &*self.get);
        };
        if cfg!(debug_assertions) && exports_another(&mut self.caller, name, memory) {
            return (self.ctx(), Err(Absent::NotTheBoundMemory));
        }
        let (bytes, data) = memory.data_and_store_mut(&mut self.caller);
        ((*self.get)(data), Ok(Memory::Unshared(bytes)))
    }
}

/// Whether the caller exports another memory than `bound` as `name`. A guest that imports its
/// memory need not export it, and a call by the host itself comes from no guest.
fn exports_another<T: 'static>(
    caller: &mut Caller<'_, T>,
    name: &str,
    bound: wasmtime::Memory,
) -> bool {
    match caller.get_export(name) {
        Some(Extern::Memory(exported)) => !slot::is_same(exported, bound, &*caller),
        Some(Extern::SharedMemory(_)) => true,
        _ => false,
    }
}

#[cfg(all(test, not(feature = "threads")))]
mod tests {
    use super::*;
    use crate::call::failure::{Failure, Lowered};

    #[test]
    fn a_shared_memory_takes_the_feature() {
        let trap = Failure::from(Absent::Shared).into_trap("todo", "add");
        assert_eq!(
            format!("{trap:#}"),
            "in `todo::add`: the guest's memory is shared between threads, which needs the \
             `threads` feature of `wasmtime-integration`"
        );
    }

    #[test]
    fn what_every_call_passes_on_is_small() {
        assert_eq!(size_of::<Found<'_>>(), 2 * size_of::<usize>());
        assert_eq!(size_of::<Lowered<i32>>(), 3 * size_of::<usize>());
    }
}
