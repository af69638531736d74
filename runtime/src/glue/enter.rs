//! From a call of a guest's to the context and the memory that it concerns.

use wasmtime::{Caller, Extern};

use super::Failure;
use crate::slot::{self, MemorySlot};
use crate::{GuestError, GuestMemory, GuestPtr, GuestType};

/// What the caller exports under the name `"memory"`.
#[derive(Debug)]
pub enum CallerMemory<'a> {
    /// A memory that is this thread's alone.
    Exported(GuestMemory<'a>),
    /// A memory that is shared between threads.
    Shared,
    /// No memory.
    Missing,
    /// Another memory than the one that the context is bound to.
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
        match self {
            CallerMemory::Exported(memory) => Ok(memory),
            CallerMemory::Shared => Err(Failure::SharedMemory),
            CallerMemory::Missing => Err(Failure::MissingMemory),
            CallerMemory::Other => Err(Failure::OtherMemory),
        }
    }
}

/// The context of a call, and the memory of its caller.
#[inline]
pub fn enter<'a, T: 'static, C: ?Sized>(
    caller: &'a mut Caller<'_, T>,
    get: impl Fn(&mut T) -> &mut C,
) -> (&'a mut C, CallerMemory<'a>) {
    match caller.get_export("memory") {
        Some(Extern::Memory(memory)) => {
            let (bytes, data) = memory.data_and_store_mut(caller);
            (get(data), CallerMemory::Exported(GuestMemory::from(bytes)))
        }
        Some(Extern::SharedMemory(_)) => (get(caller.data_mut()), CallerMemory::Shared),
        _ => (get(caller.data_mut()), CallerMemory::Missing),
    }
}

/// The context of a call, and the memory that it is bound to, or while it is bound to
/// none, the memory of the caller.
#[inline]
pub fn enter_bound<'a, T: 'static, C: ?Sized>(
    caller: &'a mut Caller<'_, T>,
    get: impl Fn(&mut T) -> &mut C,
    slot: impl Fn(&mut C) -> &mut MemorySlot,
) -> (&'a mut C, CallerMemory<'a>) {
    let store = slot::identity(caller.data());
    let Some(memory) = slot(get(caller.data_mut())).get(store) else {
        return enter(caller, get);
    };
    if cfg!(debug_assertions) {
        let exported = caller.get_export("memory").and_then(Extern::into_memory);
        if !exported.is_some_and(|exported| slot::is_same(exported, memory, &*caller)) {
            return (get(caller.data_mut()), CallerMemory::Other);
        }
    }
    let (bytes, data) = memory.data_and_store_mut(caller);
    (get(data), CallerMemory::Exported(GuestMemory::from(bytes)))
}

/// Reads the value at an address that the guest passed.
///
/// # Errors
///
/// As [`GuestMemory::read`].
#[inline]
pub fn load<T: GuestType>(memory: &GuestMemory<'_>, address: i32) -> Result<T, GuestError> {
    memory.read(GuestPtr::new(address.cast_unsigned()))
}

/// Writes a result to the address that the guest passed for it.
///
/// # Errors
///
/// As [`GuestMemory::write`].
#[inline]
pub fn store<T: GuestType>(
    memory: &mut GuestMemory<'_>,
    address: i32,
    value: T,
) -> Result<(), GuestError> {
    memory.write(GuestPtr::new(address.cast_unsigned()), value)
}
