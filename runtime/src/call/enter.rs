//! Finds the context and the memory of a guest's call.

use std::marker::PhantomData;

use wasmtime::{Caller, Extern, SharedMemory};

use super::failure::{Absent, Failure, Location, at};
use super::registry::CtxAccessor;
use super::slot::{self, MemorySlot};
use crate::memory::Memory;
#[cfg(feature = "threads")]
use crate::memory::Shared;
use crate::{GuestError, GuestMemory, GuestPtr, GuestType};

/// The memory of a caller, or the reason why the call can't use any.
#[derive(Debug)]
pub enum CallerMemory<'a> {
    /// The memory that the caller exports, or that the context is bound to.
    Present(GuestMemory<'a>),
    /// The call can't use any memory.
    Absent(Absent),
}

/// The result of looking for a caller's memory. It is smaller than a [`GuestMemory`], which
/// inlined glue creates from it.
pub(crate) enum Found<'a> {
    Memory(Memory<'a>),
    Absent(Absent),
}

impl<'a> Found<'a> {
    /// Returns the memory for a function that needs it.
    #[inline]
    fn require<C: ?Sized>(self, ctx: &'a mut C) -> Result<(&'a mut C, GuestMemory<'a>), Failure> {
        match self {
            Found::Memory(memory) => Ok((ctx, memory.into())),
            Found::Absent(absent) => Err(Failure::Memory(absent)),
        }
    }

    /// Returns the memory for a method that takes it.
    pub(crate) fn into_memory(self) -> Result<GuestMemory<'a>, GuestError> {
        match self {
            Found::Memory(memory) => Ok(memory.into()),
            #[cfg(not(feature = "threads"))]
            Found::Absent(Absent::Shared) => Err(GuestError::SharedMemory),
            Found::Absent(Absent::Missing | Absent::NotTheBoundMemory) => {
                Err(GuestError::MissingMemory)
            }
        }
    }
}

/// Returns the context that `get` finds in the store's data, and the memory that the caller
/// exports. `get` is called here because another function would have to copy the result, and the
/// copy waits until the result is stored.
#[inline]
pub(crate) fn find<'a, T: 'static, C: ?Sized>(
    caller: &'a mut Caller<'_, T>,
    get: impl CtxAccessor<T, C>,
) -> (&'a mut C, Found<'a>) {
    // Borrowed, because moving the memory out of the export is slower.
    let export = caller.get_export("memory");
    match &export {
        Some(Extern::Memory(memory)) => {
            let (bytes, data) = memory.data_and_store_mut(caller);
            (get(data), Found::Memory(Memory::Unshared(bytes)))
        }
        Some(Extern::SharedMemory(memory)) => (get(caller.data_mut()), found_shared(memory)),
        _ => (get(caller.data_mut()), Found::Absent(Absent::Missing)),
    }
}

#[cfg(feature = "threads")]
#[cold]
fn found_shared(memory: &SharedMemory) -> Found<'static> {
    Found::Memory(Memory::Shared(Box::new(Shared::new(memory.clone()))))
}

#[cfg(not(feature = "threads"))]
#[cold]
fn found_shared(_memory: &SharedMemory) -> Found<'static> {
    Found::Absent(Absent::Shared)
}

impl<'a> From<Found<'a>> for CallerMemory<'a> {
    #[inline]
    fn from(found: Found<'a>) -> Self {
        match found {
            Found::Memory(memory) => CallerMemory::Present(memory.into()),
            Found::Absent(absent) => CallerMemory::Absent(absent),
        }
    }
}

impl CallerMemory<'_> {
    /// Limits what the call may copy, as [`GuestMemory::set_copy_limit`] does.
    #[inline]
    pub fn set_copy_limit(&mut self, bytes: usize) {
        if let CallerMemory::Present(memory) = self {
            memory.set_copy_limit(bytes);
        }
    }
}

/// A guest's call of a host function.
pub struct HostCall<'a, T: 'static, Get, Held = Option<Caller<'a, T>>> {
    held: Held,
    /// Returns the context in the store's data.
    get: Get,
    _caller: PhantomData<Caller<'a, T>>,
}

/// A call in a future, whose method doesn't take the caller. In a future, the compiler can't tell
/// that an `Option` is never empty, and would check it each time.
pub type FutureCall<'a, T, Get> = HostCall<'a, T, Get, Caller<'a, T>>;

/// What a call holds of its caller: the caller, or an `Option` that it can be taken from.
pub trait HeldCaller<'a, T: 'static>: From<Caller<'a, T>> {
    /// Returns the caller.
    fn caller(&mut self) -> &mut Caller<'a, T>;

    /// Returns the caller's export `"memory"`.
    fn exported(&mut self) -> Option<Extern>;
}

impl<'a, T: 'static> HeldCaller<'a, T> for Caller<'a, T> {
    #[inline]
    fn caller(&mut self) -> &mut Caller<'a, T> {
        self
    }

    #[inline]
    fn exported(&mut self) -> Option<Extern> {
        self.get_export("memory")
    }
}

impl<'a, T: 'static> HeldCaller<'a, T> for Option<Caller<'a, T>> {
    #[inline]
    fn caller(&mut self) -> &mut Caller<'a, T> {
        match self {
            Some(caller) => caller,
            None => unreachable!("no call is entered after a method has taken the caller"),
        }
    }

    #[expect(
        clippy::inline_always,
        reason = "a call would need a reference to the `Option`, which keeps the caller out of \
                  registers"
    )]
    #[inline(always)]
    fn exported(&mut self) -> Option<Extern> {
        let (caller, export) = exported(self.take()?);
        *self = Some(caller);
        export
    }
}

/// Looks up the export, out of line and by value, so that calls with a bound memory keep the caller
/// in registers.
#[inline(never)]
fn exported<T: 'static>(mut caller: Caller<'_, T>) -> (Caller<'_, T>, Option<Extern>) {
    let export = caller.get_export("memory");
    (caller, export)
}

impl<'s, T: 'static, Get> HostCall<'s, T, Get> {
    /// Takes the caller, for a method that gets it by value.
    #[inline]
    pub fn take_caller(&mut self) -> Caller<'s, T> {
        match self.held.take() {
            Some(caller) => caller,
            None => unreachable!("only one method takes the caller"),
        }
    }
}

impl<'s, T: 'static, Get, Held: HeldCaller<'s, T>> HostCall<'s, T, Get, Held> {
    /// Creates the call by `caller`. `get` returns the context in the store's data.
    #[inline]
    #[must_use]
    pub fn new(caller: Caller<'s, T>, get: Get) -> Self {
        HostCall {
            held: caller.into(),
            get,
            _caller: PhantomData,
        }
    }

    /// Returns the caller.
    #[inline]
    pub fn caller(&mut self) -> &mut Caller<'s, T> {
        self.held.caller()
    }

    /// Returns the context.
    #[inline]
    pub fn ctx<C: ?Sized>(&mut self) -> &mut C
    where
        Get: CtxAccessor<T, C>,
    {
        let get = self.get;
        get(self.caller().data_mut())
    }

    /// Returns the context and the memory that the caller exports.
    ///
    /// # Errors
    ///
    /// Fails if the call can't use any memory.
    #[expect(clippy::inline_always, reason = "the result doesn't fit in registers")]
    #[inline(always)]
    pub fn enter<C: ?Sized>(&mut self) -> Result<(&mut C, GuestMemory<'_>), Failure>
    where
        Get: CtxAccessor<T, C>,
    {
        let (ctx, found) = self.find();
        found.require(ctx)
    }

    /// Returns the context and the memory that the caller exports, if any. Unless the call
    /// `reads` from the memory, it is not looked up.
    #[inline]
    pub fn enter_lazily<C: ?Sized>(&mut self, reads: bool) -> (&mut C, CallerMemory<'_>)
    where
        Get: CtxAccessor<T, C>,
    {
        if !reads {
            return (self.ctx(), CallerMemory::Absent(Absent::Missing));
        }
        let (ctx, found) = self.find();
        (ctx, found.into())
    }

    #[inline]
    fn find<C: ?Sized>(&mut self) -> (&mut C, Found<'_>)
    where
        Get: CtxAccessor<T, C>,
    {
        let get = self.get;
        find(self.caller(), get)
    }

    /// Returns the context and its bound memory, or the memory that the caller exports if none
    /// is bound.
    ///
    /// # Errors
    ///
    /// Fails if the call can't use any memory.
    #[inline]
    pub fn enter_bound<C: ?Sized>(
        &mut self,
        slot: impl Fn(&mut C) -> &mut MemorySlot,
    ) -> Result<(&mut C, GuestMemory<'_>), Failure>
    where
        Get: CtxAccessor<T, C>,
    {
        let (ctx, found) = self.find_bound(slot);
        found.require(ctx)
    }

    /// Like [`enter_bound`](Self::enter_bound), but the memory may be missing, and is not looked
    /// up unless the call `reads` from it.
    #[inline]
    pub fn enter_bound_lazily<C: ?Sized>(
        &mut self,
        reads: bool,
        slot: impl Fn(&mut C) -> &mut MemorySlot,
    ) -> (&mut C, CallerMemory<'_>)
    where
        Get: CtxAccessor<T, C>,
    {
        if !reads {
            return (self.ctx(), CallerMemory::Absent(Absent::Missing));
        }
        let (ctx, found) = self.find_bound(slot);
        (ctx, found.into())
    }

    #[expect(clippy::inline_always, reason = "the caller must stay in registers")]
    #[inline(always)]
    fn find_bound<C: ?Sized>(
        &mut self,
        slot: impl Fn(&mut C) -> &mut MemorySlot,
    ) -> (&mut C, Found<'_>)
    where
        Get: CtxAccessor<T, C>,
    {
        let get = self.get;
        let caller = self.caller();
        let store = slot::identity(caller.data());
        // Not a `Result<Memory, _>`, which the compiler copies byte by byte.
        let mut memory = slot(get(caller.data_mut())).get(store);
        let mut otherwise = Found::Absent(Absent::NotTheBoundMemory);
        if memory.is_none() {
            (memory, otherwise) = match self.held.exported() {
                Some(Extern::Memory(memory)) => (Some(memory), otherwise),
                Some(Extern::SharedMemory(memory)) => (None, found_shared(&memory)),
                _ => (None, Found::Absent(Absent::Missing)),
            };
        } else if cfg!(debug_assertions) {
            memory = memory.filter(|memory| is_callers(*memory, caller));
        }
        match memory {
            Some(memory) => {
                let (bytes, data) = memory.data_and_store_mut(self.caller());
                (get(data), Found::Memory(Memory::Unshared(bytes)))
            }
            None => (self.ctx(), otherwise),
        }
    }
}

/// Whether `memory` is the one that the caller exports.
fn is_callers<T: 'static>(memory: wasmtime::Memory, caller: &mut Caller<'_, T>) -> bool {
    let exported = caller.get_export("memory").and_then(Extern::into_memory);
    exported.is_some_and(|exported| slot::is_same(exported, memory, &*caller))
}

/// Reads the parameter `param` at the address that the guest passed.
///
/// # Errors
///
/// Fails as [`GuestMemory::read`] does.
#[inline]
pub fn load<T: GuestType>(
    memory: &GuestMemory<'_>,
    address: i32,
    param: &'static str,
) -> Result<T, Failure> {
    let ptr = GuestPtr::new(address.cast_unsigned());
    at(Location::Param, param, memory.read(ptr))
}

/// Writes the result `result` to the address that the guest passed for it.
///
/// # Errors
///
/// Fails as [`GuestMemory::write`] does.
#[inline]
pub fn store<T: GuestType>(
    memory: &mut GuestMemory<'_>,
    address: i32,
    value: T,
    result: &'static str,
) -> Result<(), Failure> {
    let ptr = GuestPtr::new(address.cast_unsigned());
    at(Location::Result, result, memory.write(ptr, value))
}

#[cfg(all(test, not(feature = "threads")))]
mod tests {
    use super::*;
    use crate::glue::Lowered;

    #[test]
    fn a_shared_memory_takes_the_feature() {
        let mut ctx = ();
        let shared = Found::Absent(Absent::Shared).require(&mut ctx);
        let trap = shared.unwrap_err().into_trap("todo", "add");
        assert_eq!(
            trap.to_string(),
            "in `todo::add`: the guest's memory is shared between threads, which needs the \
             `threads` feature of `wasmtime-integration`"
        );
    }

    #[test]
    fn what_every_call_passes_on_is_small() {
        assert_eq!(size_of::<Found<'_>>(), 2 * size_of::<usize>());
        assert_eq!(size_of::<Lowered<i32>>(), 2 * size_of::<usize>());
    }
}
