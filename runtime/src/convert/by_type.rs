//! Core values whose type a Rust type decides.
//!
//! The glue is generic over such a core value, and only the closure that Wasmtime calls names its
//! type. If both did, the compiler would report a Rust type without a conversion at each.

use super::core_values::OneCore;
use crate::{FromGuest, FromGuestError, GuestMemory, IntoGuest};

/// The one core value that a guest passes for a `T`.
pub trait CoreOf<'m, T, Ctx: ?Sized> {
    /// Whether the conversion reads the memory.
    const READS_MEMORY: bool;

    /// Converts the core value, as [`FromGuest::from_guest`] does.
    fn lift(self, memory: &'m GuestMemory<'_>, ctx: &mut Ctx) -> Result<T, FromGuestError>;
}

impl<'m, T, Ctx: ?Sized, C> CoreOf<'m, T, Ctx> for C
where
    T: FromGuest<'m, Ctx, Core: OneCore<Core = C>>,
{
    const READS_MEMORY: bool = T::READS_MEMORY;

    #[inline]
    fn lift(self, memory: &'m GuestMemory<'_>, ctx: &mut Ctx) -> Result<T, FromGuestError> {
        T::from_guest(T::Core::of_core(self), memory, ctx)
    }
}

/// The core values that a guest receives for a `T`.
pub trait CoreResultOf<T, Ctx: ?Sized>: Sized {
    /// Whether the conversion uses the memory.
    const USES_MEMORY: bool;

    /// Converts the value, as [`IntoGuest::into_guest`] does.
    fn lower(value: T, memory: &mut GuestMemory<'_>, ctx: &mut Ctx) -> wasmtime::Result<Self>;
}

impl<T, Ctx: ?Sized, C> CoreResultOf<T, Ctx> for C
where
    T: IntoGuest<Ctx, Core = C>,
{
    const USES_MEMORY: bool = T::USES_MEMORY;

    #[inline]
    fn lower(value: T, memory: &mut GuestMemory<'_>, ctx: &mut Ctx) -> wasmtime::Result<C> {
        value.into_guest(memory, ctx)
    }
}
