//! Values that methods return to guests.

use wasmtime::Error;

use super::core_values::{CoreValues, OneCore};
use crate::GuestMemory;

/// A type that methods return to guests.
///
/// This crate implements it for numbers, `bool`, `char`, `()` and [`GuestPtr`](crate::GuestPtr), for
/// tuples of these, which are several core results, and for a `Result` whose error traps.
/// `#[derive(GuestType)]` implements it for enums, flags and newtypes. Implement it for a type of your
/// own:
///
/// ```
/// use wasmtime_integration::{GuestMemory, IntoGuest, wasmtime_integration};
///
/// struct Host { now: u64 }
///
/// /// Seconds in the upper half, nanoseconds in the lower.
/// struct Time { seconds: u32, nanos: u32 }
///
/// impl IntoGuest<Host> for Time {
///     type Core = i64;
///
///     fn into_guest(self, _: &mut GuestMemory<'_>, _: &mut Host) -> wasmtime::Result<i64> {
///         Ok((i64::from(self.seconds) << 32) | i64::from(self.nanos))
///     }
/// }
///
/// #[wasmtime_integration(module("clock", name = Clock))]
/// impl Host {
///     pub fn now(&self) -> Time {
///         Time { seconds: self.now as u32, nanos: 0 }
///     }
/// }
/// ```
#[diagnostic::on_unimplemented(
    message = "`{Self}` can't be returned to a guest",
    label = "doesn't implement `IntoGuest` for this context",
    note = "numbers, `bool`, `char`, `GuestPtr`, enums, flags and newtypes that derive `GuestType`, and types that implement `IntoGuest` can be returned, and tuples of those that are one core value each",
    note = "to return other values, take `memory: &mut GuestMemory<'_>` and a `GuestPtr`, and write the value there",
    note = "an `Out` must be spelled as one: an alias of it hides that it is a parameter",
    note = "the error of a `Result` must convert into `wasmtime::Error`; `wasmtime::Error::from_anyhow` converts an `anyhow::Error`, with Wasmtime's feature `anyhow`"
)]
pub trait IntoGuest<Ctx: ?Sized>: Sized {
    /// The core results: `()`, `i32`, `i64`, `f32`, `f64`, or a tuple of these.
    type Core: CoreValues;

    /// Whether [`into_guest`](Self::into_guest) uses the memory. If it doesn't, `memory` is empty.
    const USES_MEMORY: bool = false;

    /// The name of the case that 0 represents, if the type names it.
    #[doc(hidden)]
    const ZERO: Option<&'static str> = None;

    /// Fails to evaluate if no guest can receive all values of this type.
    #[doc(hidden)]
    const CHECK: () = ();

    /// Whether this is a `Result` without a value.
    #[doc(hidden)]
    const IS_BARE_RESULT: bool = false;

    /// Returns the core values that represent `self`. `memory` is the memory of the calling guest,
    /// and `ctx` the context whose method returned the value.
    ///
    /// # Errors
    ///
    /// Returns an error to trap.
    fn into_guest(
        self,
        memory: &mut GuestMemory<'_>,
        ctx: &mut Ctx,
    ) -> wasmtime::Result<Self::Core>;
}

/// A value, or an error that traps.
#[diagnostic::do_not_recommend]
impl<Ctx: ?Sized, T: IntoGuest<Ctx>, E: Into<Error>> IntoGuest<Ctx> for Result<T, E> {
    type Core = T::Core;
    const USES_MEMORY: bool = T::USES_MEMORY;
    const CHECK: () = T::CHECK;
    const IS_BARE_RESULT: bool = size_of::<T::Core>() == 0;

    #[inline]
    fn into_guest(
        self,
        memory: &mut GuestMemory<'_>,
        ctx: &mut Ctx,
    ) -> wasmtime::Result<Self::Core> {
        self.map_err(E::into)?.into_guest(memory, ctx)
    }
}

/// Implements [`IntoGuest`] for a tuple of values that are one core result each.
macro_rules! several {
    ($(($($T:ident $value:ident)*))*) => {$(
        #[diagnostic::do_not_recommend]
        impl<Ctx: ?Sized, $($T: IntoGuest<Ctx, Core: OneCore>),*> IntoGuest<Ctx> for ($($T,)*) {
            type Core = ($(<$T::Core as OneCore>::Core,)*);
            const USES_MEMORY: bool = false $(|| $T::USES_MEMORY)*;
            const CHECK: () = ($($T::CHECK,)*).0;

            #[inline]
            fn into_guest(
                self,
                memory: &mut GuestMemory<'_>,
                ctx: &mut Ctx,
            ) -> wasmtime::Result<Self::Core> {
                let ($($value,)*) = self;
                Ok(($($value.into_guest(memory, ctx)?.into_core(),)*))
            }
        }
    )*};
}

several! {
    (A a) (A a B b) (A a B b C c) (A a B b C c D d) (A a B b C c D d E e) (A a B b C c D d E e F f)
    (A a B b C c D d E e F f G g) (A a B b C c D d E e F f G g H h)
}
