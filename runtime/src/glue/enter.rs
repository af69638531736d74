//! From a call of a guest's to the context and the memory that it concerns.

use wasmtime::{Caller, Extern, Memory};

use super::{Failure, Lift, located};
use crate::slot::{self, MemorySlot};
use crate::{GuestMemory, GuestPtr, GuestType};

/// The memory of a caller: two words, which fit registers.
#[derive(Debug)]
pub struct CallerMemory<'a>(Result<GuestMemory<'a>, Absent>);

/// Why a call has no memory.
#[derive(Debug)]
enum Absent {
    /// The caller exports none under the name `"memory"`.
    Missing,
    /// It is shared between threads.
    Shared,
    /// It is another one than that which the context is bound to.
    Other,
}

impl<'a> CallerMemory<'a> {
    /// The memory, for a function that can't do without.
    ///
    /// # Errors
    ///
    /// Where there is none, or where it can't be used.
    #[inline]
    pub fn require(self) -> Result<GuestMemory<'a>, Failure> {
        match self.0 {
            Ok(memory) => Ok(memory),
            Err(Absent::Missing) => Err(Failure::MissingMemory),
            Err(Absent::Shared) => Err(Failure::SharedMemory),
            Err(Absent::Other) => Err(Failure::OtherMemory),
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

    #[inline]
    fn of(bytes: &'a mut [u8]) -> Self {
        CallerMemory(Ok(GuestMemory::from(bytes)))
    }
}

/// The context of a call, and the memory of its caller.
#[inline]
pub fn enter<'a, T: 'static, C: ?Sized>(
    caller: &'a mut Caller<'_, T>,
    get: impl Fn(&mut T) -> &mut C,
) -> (&'a mut C, CallerMemory<'a>) {
    // Matched where it lies: to take the memory out of it costs.
    let export = caller.get_export("memory");
    match &export {
        Some(Extern::Memory(memory)) => {
            let (bytes, data) = memory.data_and_store_mut(caller);
            (get(data), CallerMemory::of(bytes))
        }
        Some(Extern::SharedMemory(_)) => {
            (get(caller.data_mut()), CallerMemory(Err(Absent::Shared)))
        }
        _ => (get(caller.data_mut()), CallerMemory(Err(Absent::Missing))),
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
    get: impl Fn(&mut T) -> &mut C,
    slot: impl Fn(&mut C) -> &mut MemorySlot,
) -> (&'a mut C, CallerMemory<'a>) {
    let Some(memory) = bound(&mut caller, &get, slot) else {
        return enter_unbound(unbound.insert(caller), get);
    };
    if cfg!(debug_assertions) && !is_callers(memory, &mut caller) {
        let caller = unbound.insert(caller);
        return (get(caller.data_mut()), CallerMemory(Err(Absent::Other)));
    }
    let (bytes, data) = memory.data_and_store_mut(caller);
    (get(data), CallerMemory::of(bytes))
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
    get: impl Fn(&mut T) -> &mut C,
) -> (&'a mut C, CallerMemory<'a>) {
    enter(caller, get)
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

    #[test]
    fn what_every_call_hands_on_is_two_words() {
        assert_eq!(size_of::<CallerMemory<'_>>(), 2 * size_of::<usize>());
        assert_eq!(size_of::<Result<i32, Failure>>(), 2 * size_of::<usize>());
    }
}
