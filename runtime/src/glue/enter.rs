//! From a call of a guest's to the context and the memory that it concerns.

use wasmtime::{Caller, Extern, Memory, SharedMemory};

use super::{Failure, Lift, located};
#[cfg(feature = "threads")]
use crate::shared::Shared;
use crate::slot::{self, MemorySlot};
use crate::{GuestMemory, GuestPtr, GuestType};

/// The memory of a caller. Without the feature `threads` it is two words, which fit
/// registers.
#[derive(Debug)]
pub enum CallerMemory<'a> {
    /// The bytes, which the call has for itself.
    Unshared(&'a mut [u8]),
    /// It is shared between threads.
    #[cfg(feature = "threads")]
    Shared(&'a Shared),
    /// There is none that the call could use.
    Absent(Absent),
}

/// Why a call has no memory.
#[derive(Debug)]
pub enum Absent {
    /// The caller exports none under the name `"memory"`.
    Missing,
    /// It is shared between threads, and the feature is not there.
    #[cfg(not(feature = "threads"))]
    Shared,
    /// It is another one than that which the context is bound to.
    Other,
}

/// What a call keeps while it lasts: a memory that is shared between threads.
#[derive(Debug)]
pub struct Kept {
    #[cfg(feature = "threads")]
    shared: Option<Box<Shared>>,
}

impl Kept {
    /// Nothing yet.
    #[inline]
    #[must_use]
    #[expect(clippy::new_without_default, reason = "generated code calls it alone")]
    pub const fn new() -> Self {
        Kept {
            #[cfg(feature = "threads")]
            shared: None,
        }
    }

    #[cfg(feature = "threads")]
    #[cold]
    fn share(&mut self, memory: &SharedMemory) -> CallerMemory<'_> {
        CallerMemory::Shared(self.shared.insert(Box::new(Shared::new(memory.clone()))))
    }

    #[cfg(not(feature = "threads"))]
    #[cold]
    #[expect(clippy::unused_self, reason = "with the feature it is used")]
    fn share(&mut self, _memory: &SharedMemory) -> CallerMemory<'_> {
        CallerMemory::Absent(Absent::Shared)
    }
}

/// Drops the memory out of the way of the calls that keep none.
#[cfg(feature = "threads")]
impl Drop for Kept {
    #[inline]
    fn drop(&mut self) {
        #[cold]
        #[inline(never)]
        fn drop_shared(memory: Option<Box<Shared>>) {
            drop(memory);
        }

        if self.shared.is_some() {
            drop_shared(self.shared.take());
        }
    }
}

impl<'a> CallerMemory<'a> {
    /// The memory, for a function that can't do without.
    ///
    /// # Errors
    ///
    /// Where there is none, or where it can't be used.
    #[inline]
    pub fn require(self) -> Result<GuestMemory<'a>, Failure> {
        match self {
            CallerMemory::Unshared(bytes) => Ok(GuestMemory::from(bytes)),
            #[cfg(feature = "threads")]
            CallerMemory::Shared(memory) => Ok(GuestMemory::from(memory)),
            CallerMemory::Absent(Absent::Missing) => Err(Failure::MissingMemory),
            #[cfg(not(feature = "threads"))]
            CallerMemory::Absent(Absent::Shared) => Err(Failure::SharedMemory),
            CallerMemory::Absent(Absent::Other) => Err(Failure::OtherMemory),
        }
    }

    /// The memory, or where none is `needed`, an empty one in its place.
    ///
    /// # Errors
    ///
    /// Where it is needed, and there is none, or where it can't be used.
    #[inline]
    pub fn require_if(self, needed: bool) -> Result<GuestMemory<'a>, Failure> {
        match self.require() {
            Err(_) if !needed => Ok(GuestMemory::from(<&mut [u8]>::default())),
            required => required,
        }
    }
}

/// The context of a call, and the memory of its caller, if need be in `kept`.
#[inline]
pub fn enter<'a, T: 'static, C: ?Sized>(
    caller: &'a mut Caller<'_, T>,
    kept: &'a mut Kept,
    get: impl Fn(&mut T) -> &mut C,
) -> (&'a mut C, CallerMemory<'a>) {
    // Matched where it lies: to take the memory out of it costs.
    let export = caller.get_export("memory");
    match &export {
        Some(Extern::Memory(memory)) => {
            let (bytes, data) = memory.data_and_store_mut(caller);
            (get(data), CallerMemory::Unshared(bytes))
        }
        Some(Extern::SharedMemory(memory)) => (get(caller.data_mut()), kept.share(memory)),
        _ => (
            get(caller.data_mut()),
            CallerMemory::Absent(Absent::Missing),
        ),
    }
}

/// The context of a call, and the memory that it is bound to, or while it is bound to
/// none, the memory of the caller.
///
/// The caller goes to `unbound` where more than its store is needed. Else it stays in
/// registers, which is why it comes by value.
#[inline]
pub fn enter_bound<'a, 's: 'a, T: 'static, C: ?Sized>(
    mut caller: Caller<'s, T>,
    unbound: &'a mut Option<Caller<'s, T>>,
    kept: &'a mut Kept,
    get: impl Fn(&mut T) -> &mut C,
    slot: impl Fn(&mut C) -> &mut MemorySlot,
) -> (&'a mut C, CallerMemory<'a>) {
    let Some(memory) = bound(&mut caller, &get, slot) else {
        return enter_unbound(unbound.insert(caller), kept, get);
    };
    if cfg!(debug_assertions) && !is_callers(memory, &mut caller) {
        let caller = unbound.insert(caller);
        return (get(caller.data_mut()), CallerMemory::Absent(Absent::Other));
    }
    let (bytes, data) = memory.data_and_store_mut(caller);
    (get(data), CallerMemory::Unshared(bytes))
}

/// The memory that the context is bound to, if it is bound in this store.
#[inline]
pub(super) fn bound<T: 'static, C: ?Sized>(
    caller: &mut Caller<'_, T>,
    get: impl Fn(&mut T) -> &mut C,
    slot: impl Fn(&mut C) -> &mut MemorySlot,
) -> Option<Memory> {
    let store = slot::identity(caller.data());
    slot(get(caller.data_mut())).get(store)
}

/// Whether `memory` is the one that the caller exports.
pub(super) fn is_callers<T: 'static>(memory: Memory, caller: &mut Caller<'_, T>) -> bool {
    let exported = caller.get_export("memory").and_then(Extern::into_memory);
    exported.is_some_and(|exported| slot::is_same(exported, memory, &*caller))
}

/// The way in while no memory is bound, out of the way of the calls after that.
#[cold]
#[inline(never)]
fn enter_unbound<'a, T: 'static, C: ?Sized>(
    caller: &'a mut Caller<'_, T>,
    kept: &'a mut Kept,
    get: impl Fn(&mut T) -> &mut C,
) -> (&'a mut C, CallerMemory<'a>) {
    enter(caller, kept, get)
}

/// Lifts the parameter that `location` names.
///
/// # Errors
///
/// Where no value of this type is passed so.
#[inline]
pub fn lift<T: Lift<Core>, Core>(core: Core, location: &'static str) -> Result<T, Failure> {
    located(T::lift(core), location)
}

/// Reads the parameter that `location` names, whose address the guest passed.
///
/// # Errors
///
/// As [`GuestMemory::read`].
#[inline]
pub fn load<T: GuestType>(
    memory: &GuestMemory<'_>,
    address: i32,
    location: &'static str,
) -> Result<T, Failure> {
    located(
        memory.read(GuestPtr::new(address.cast_unsigned())),
        location,
    )
}

/// Writes the result that `location` names to the address that the guest passed for it.
///
/// # Errors
///
/// As [`GuestMemory::write`].
#[inline]
pub fn store<T: GuestType>(
    memory: &mut GuestMemory<'_>,
    address: i32,
    value: T,
    location: &'static str,
) -> Result<(), Failure> {
    let ptr = GuestPtr::new(address.cast_unsigned());
    located(memory.write(ptr, value), location)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[cfg(not(feature = "threads"))]
    #[test]
    fn a_shared_memory_takes_the_feature() {
        let shared = CallerMemory::Absent(Absent::Shared);
        let trap = shared.require().unwrap_err().into_trap("todo", "add");
        assert_eq!(
            trap.to_string(),
            "in `todo::add`: the guest's memory is shared between threads, which takes the \
             feature `threads` of `wasmtime-integration`"
        );
        // What is not read need not be there.
        let unneeded = CallerMemory::Absent(Absent::Shared).require_if(false);
        assert!(unneeded.is_ok_and(|memory| memory.is_empty()));
    }

    #[test]
    fn what_every_call_hands_on_is_two_words() {
        #[cfg(not(feature = "threads"))]
        assert_eq!(size_of::<CallerMemory<'_>>(), 2 * size_of::<usize>());
        assert_eq!(size_of::<GuestMemory<'_>>(), 2 * size_of::<usize>());
        assert_eq!(size_of::<Result<i32, Failure>>(), 2 * size_of::<usize>());
    }
}
