//! The conversions of methods' return values into results.

use std::convert::Infallible;

use wasmtime::Error;

use crate::{FromGuestError, IntoErrno};

/// A return value for a witx result `(expected $t (error $errno))`. Exists for its error text.
#[diagnostic::on_unimplemented(
    message = "`{Self}` can't be converted into the witx result of this function",
    label = "should be `Result<{T}, {Errno}>`",
    note = "return `Result<{T}, E>`, where `E` is `{Errno}`, `Trappable<{Errno}>`, or a type that implements `IntoErrno<{Errno}, {Ctx}>`"
)]
pub trait IntoOutcome<T, Errno, Ctx: ?Sized> {
    /// The success, which must implement `IntoOk<T>`.
    type Value;
    /// The error, which must implement `IntoErrno<Errno, Ctx>`. Neither is a bound here, so
    /// that the compiler says which of the two is wrong.
    type Error;

    /// Returns the success or the error.
    fn into_outcome(self) -> Result<Self::Value, Self::Error>;
}

#[diagnostic::do_not_recommend]
impl<T, V, Errno, Ctx: ?Sized, E> IntoOutcome<T, Errno, Ctx> for Result<V, E> {
    type Value = V;
    type Error = E;

    #[inline]
    fn into_outcome(self) -> Self {
        self
    }
}

/// The success that a method returns for a witx result `(expected $t (error $errno))`. Exists for its
/// error text.
#[diagnostic::on_unimplemented(
    message = "on success, the witx function returns `{T}`, not `{Self}`",
    label = "should be a `Result` of `{T}`",
    note = "return `{T}` in `Ok`"
)]
pub trait IntoOk<T>: Sized {
    /// Returns the value for the guest.
    fn into_ok(self) -> T;
}

impl<T> IntoOk<T> for T {
    #[inline]
    fn into_ok(self) -> T {
        self
    }
}

/// Returns the success, or the error for the guest, of a method with the result
/// `(expected $t (error $errno))`.
#[inline]
pub fn outcome<T, Errno, Ctx: ?Sized, R>(
    returned: R,
    ctx: &mut Ctx,
) -> Result<Result<T, Errno>, FromGuestError>
where
    R: IntoOutcome<T, Errno, Ctx, Value: IntoOk<T>, Error: IntoErrno<Errno, Ctx>>,
{
    match returned.into_outcome() {
        Ok(value) => Ok(Ok(value.into_ok())),
        Err(error) => error.into_errno_or_rejected(ctx).map(Err),
    }
}

/// A return value for a witx result without an error, or for no result.
#[diagnostic::on_unimplemented(
    message = "`{Self}` can't be converted into the result of this function",
    label = "neither `{T}` nor a `Result<{T}, E>` whose `E` converts into `wasmtime::Error`",
    note = "return `{T}`, or `wasmtime::Result<{T}>` to be able to trap",
    note = "an error for the guest must be declared: in a witx document as `expected`, next to `module(…)` as `errno = …`, where a value is returned as `Result<Out<{T}>, E>`",
    note = "an `anyhow::Error` is converted by `wasmtime::Error::from_anyhow`, with Wasmtime's feature `anyhow`",
    note = "if it already is, `wasmtime` and `wasmtime-integration` have different major versions"
)]
pub trait IntoReturn<T> {
    /// Returns the result for the guest.
    fn into_return(self) -> wasmtime::Result<T>;
}

#[diagnostic::do_not_recommend]
impl<T> IntoReturn<T> for T {
    #[inline]
    fn into_return(self) -> wasmtime::Result<T> {
        Ok(self)
    }
}

#[diagnostic::do_not_recommend]
impl<T, E: Into<Error>> IntoReturn<T> for Result<T, E> {
    #[inline]
    fn into_return(self) -> wasmtime::Result<T> {
        self.map_err(E::into)
    }
}

/// A method that only fails returns nothing to the guest.
#[diagnostic::do_not_recommend]
impl IntoReturn<()> for Infallible {
    #[inline]
    fn into_return(self) -> wasmtime::Result<()> {
        match self {}
    }
}

#[diagnostic::do_not_recommend]
impl<E: Into<Error>> IntoReturn<()> for Result<Infallible, E> {
    #[inline]
    fn into_return(self) -> wasmtime::Result<()> {
        let Err(error) = self;
        Err(error.into())
    }
}

/// Fails to compile if an alias hides that a method returns an error for the guest.
///
/// # Panics
///
/// Panics in that case, which is a compile error.
#[track_caller]
pub const fn check_result(is_bare: bool) {
    assert!(
        !is_bare,
        "next to `errno`, an alias hides that this returns an error to the guest: write \
         `Result<(), E>`, or `wasmtime::Result<()>` to trap"
    );
}

/// The error with which a call traps, which a `(@witx noreturn)` function returns, and `guest_error`
/// without an error type for guests. Exists for its error text.
#[diagnostic::on_unimplemented(
    message = "a call can't trap with `{Self}`",
    label = "must return an error that traps",
    note = "a `(@witx noreturn)` function, and `guest_error` without `errno = …`, return `wasmtime::Error` or a type that converts into it",
    note = "if it already is, `wasmtime` and `wasmtime-integration` have different major versions"
)]
pub trait IntoTrap {
    /// Returns the error that traps.
    fn into_trap(self) -> Error;
}

#[diagnostic::do_not_recommend]
impl<E: Into<Error>> IntoTrap for E {
    #[cold]
    fn into_trap(self) -> Error {
        self.into()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn results_are_returned_or_trap() {
        assert!(matches!(IntoReturn::<u32>::into_return(7), Ok(7)));
        let trap: Result<u32, Error> = Err(Error::msg("stop"));
        let returned = IntoReturn::<u32>::into_return(trap);
        assert_eq!(returned.unwrap_err().to_string(), "stop");
        let trap: Result<Infallible, Error> = Err(Error::msg("stop"));
        assert!(IntoReturn::<()>::into_return(trap).is_err());
        assert!(std::fmt::Error.into_trap().is::<std::fmt::Error>());
    }

    #[test]
    fn an_outcome_is_a_success_or_an_errno() {
        let outcome = |returned: Result<u32, u16>| outcome::<u32, u16, (), _>(returned, &mut ());
        assert!(matches!(outcome(Ok(7)), Ok(Ok(7))));
        assert!(matches!(outcome(Err(8)), Ok(Err(8))));
    }
}
