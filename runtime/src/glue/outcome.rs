//! The forms in which a method may give its result.

use wasmtime::Error;

use super::Failure;
use crate::IntoErrno;

/// What a method gives for a witx result `(expected $t (error $errno))`.
#[diagnostic::on_unimplemented(
    message = "the witx result of this function can't be given as `{Self}`",
    label = "should be `Result<{T}, {Errno}>`",
    note = "return `Result<{T}, E>`, where `E` is `{Errno}`, `Trappable<{Errno}>`, or a type that implements `IntoErrno<{Errno}, {Ctx}>`"
)]
pub trait IntoOutcome<T, Errno, Ctx: ?Sized> {
    /// The result for the guest. `ctx` is the context whose method gave it.
    ///
    /// # Errors
    ///
    /// Where the method asks for a trap.
    fn into_outcome(self, ctx: &mut Ctx) -> Result<Result<T, Errno>, Failure>;
}

impl<T, Errno, Ctx: ?Sized, E: IntoErrno<Errno, Ctx>> IntoOutcome<T, Errno, Ctx> for Result<T, E> {
    #[inline]
    fn into_outcome(self, ctx: &mut Ctx) -> Result<Result<T, Errno>, Failure> {
        match self {
            Ok(value) => Ok(Ok(value)),
            Err(error) => error.into_failure(ctx).map(Err),
        }
    }
}

/// What a method gives for a witx result with no error, or for none.
#[diagnostic::on_unimplemented(
    message = "the witx result of this function can't be given as `{Self}`",
    label = "should be `{T}`",
    note = "return `{T}`, or `wasmtime::Result<{T}>` to be able to trap"
)]
pub trait IntoPlain<T> {
    /// The result for the guest.
    ///
    /// # Errors
    ///
    /// Where the method asks for a trap.
    fn into_plain(self) -> Result<T, Failure>;
}

impl<T> IntoPlain<T> for T {
    #[inline]
    fn into_plain(self) -> Result<T, Failure> {
        Ok(self)
    }
}

impl<T, E: Into<Error>> IntoPlain<T> for Result<T, E> {
    #[inline]
    fn into_plain(self) -> Result<T, Failure> {
        self.map_err(|error| Failure::Trap(error.into()))
    }
}

/// What a method gives that implements a `(@witx noreturn)` function.
#[diagnostic::on_unimplemented(
    message = "a `(@witx noreturn)` function can't give `{Self}`",
    label = "no error that ends the guest",
    note = "return what converts into `wasmtime::Error`: it ends the guest"
)]
pub trait IntoTrap {
    /// What ends the guest.
    fn into_trap(self) -> Failure;
}

impl<E: Into<Error>> IntoTrap for E {
    #[cold]
    fn into_trap(self) -> Failure {
        Failure::Trap(self.into())
    }
}

/// How an override takes a core value.
#[diagnostic::on_unimplemented(
    message = "an override that gets a core `{Core}` can't take it as `{Self}`",
    label = "the core type of this parameter is `{Core}`"
)]
pub trait FromCore<Core> {
    /// What the override takes.
    fn from_core(core: Core) -> Self;
}

/// What an override gives as its core result.
#[diagnostic::on_unimplemented(
    message = "an override whose core result is `{Core}` can't give `{Self}`",
    label = "the core result is `{Core}`",
    note = "return `{Core}`, or `wasmtime::Result<{Core}>` to be able to trap"
)]
pub trait IntoCore<Core> {
    /// The core result.
    ///
    /// # Errors
    ///
    /// Where the override asks for a trap.
    fn into_core(self) -> wasmtime::Result<Core>;
}

macro_rules! core_values {
    ($($value:ident as $core:ident)*) => {$(
        impl FromCore<$core> for $value {
            #[inline]
            fn from_core(core: $core) -> Self {
                super::Lift::lift(core).unwrap_or_default()
            }
        }

        impl IntoCore<$core> for $value {
            #[inline]
            fn into_core(self) -> wasmtime::Result<$core> {
                Ok(super::Lower::lower(self))
            }
        }
    )*};
}

// As Wasmtime has it, the unsigned integers stand for the same core types.
core_values!(i32 as i32 u32 as i32 i64 as i64 u64 as i64 f32 as f32 f64 as f64);

impl IntoCore<()> for () {
    #[inline]
    fn into_core(self) -> wasmtime::Result<()> {
        Ok(())
    }
}

impl<Core, R: IntoCore<Core>> IntoCore<Core> for wasmtime::Result<R> {
    #[inline]
    fn into_core(self) -> wasmtime::Result<Core> {
        self?.into_core()
    }
}
