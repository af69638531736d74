//! Conversion of the errors that methods return into errors for the guest.

use std::num::TryFromIntError;

use wasmtime::Error;

use crate::{FromGuestError, GuestError, GuestType};

/// A host error type that can be converted into `Errno`, the error that guests receive.
///
/// A method can return `Result<T, E>` for any `E: IntoErrno<Errno, Ctx>`: `Errno`
/// itself, [`Trappable<Errno>`](Trappable), or a type that implements the trait:
///
/// ```
/// use wasmtime_integration::{IntoErrno, wasmtime_integration};
///
/// #[derive(Default)]
/// struct Ctx { failures: u32 }
///
/// enum Failed { Full, Broken(String) }
///
/// impl IntoErrno<types::Errno, Ctx> for Failed {
///     fn into_errno(self, ctx: &mut Ctx) -> wasmtime::Result<types::Errno> {
///         ctx.failures += 1;
///         match self {
///             Failed::Full => Ok(types::Errno::Full),
///             Failed::Broken(why) => Err(wasmtime::Error::msg(why)), // a trap
///         }
///     }
/// }
///
/// #[wasmtime_integration(witx_literal = r#"
///     (typename $errno (enum $success $full))
///     (module $queue
///       (@interface func (export "push") (param $job u32) (result $error (expected (error $errno)))))
/// "#)]
/// impl Ctx {
///     fn push(&mut self, job: u32) -> Result<(), Failed> {
///         match job {
///             0 => Err(Failed::Broken("job 0 is the scheduler's".to_owned())),
///             _ => Err(Failed::Full),
///         }
///     }
/// }
/// ```
#[diagnostic::on_unimplemented(
    message = "`{Self}` can't be converted into the guest's error `{Errno}`",
    label = "neither `{Errno}` nor a type that implements `IntoErrno<{Errno}, {Ctx}>`",
    note = "return `{Errno}`, `Trappable<{Errno}>`, or a type that implements `IntoErrno<{Errno}, {Ctx}>` as the error",
    note = "next to `errno = …`, a function that traps returns `wasmtime::Result<…>`, spelled with this path"
)]
pub trait IntoErrno<Errno, Ctx: ?Sized>: Sized {
    /// Returns the error for the guest. `ctx` is the context whose method failed.
    ///
    /// # Errors
    ///
    /// Returns an error to trap instead. It ends the guest and is returned to the host code
    /// that called the guest.
    fn into_errno(self, ctx: &mut Ctx) -> wasmtime::Result<Errno>;

    /// Returns the error for the guest, or a bad argument that the method rejected.
    #[doc(hidden)]
    fn into_errno_or_rejected(self, ctx: &mut Ctx) -> Result<Errno, FromGuestError> {
        Ok(self.into_errno(ctx)?)
    }
}

#[diagnostic::do_not_recommend]
impl<Errno, Ctx: ?Sized> IntoErrno<Errno, Ctx> for Errno {
    #[inline]
    fn into_errno(self, _ctx: &mut Ctx) -> wasmtime::Result<Errno> {
        Ok(self)
    }

    #[doc(hidden)]
    #[inline]
    fn into_errno_or_rejected(self, _ctx: &mut Ctx) -> Result<Errno, FromGuestError> {
        Ok(self)
    }
}

/// An error for the guest, of type `Errno`, or an error that traps.
///
/// The `?` operator creates it from an `Errno`, from a `wasmtime::Error`, which traps, or
/// from a [`GuestError`]. The argument `guest_error` of
/// [`wasmtime_integration`](crate::wasmtime_integration) converts the latter into an
/// error for the guest; without that argument, it traps.
#[derive(Debug)]
pub struct Trappable<Errno>(Result<Errno, FromGuestError>);

impl<Errno> Trappable<Errno> {
    /// Creates an error that ends the guest and is returned to the host code that called it.
    pub fn trap(error: impl Into<Error>) -> Self {
        Trappable(Err(FromGuestError::from(error.into())))
    }

    /// Returns the error for the guest.
    ///
    /// # Errors
    ///
    /// Returns the error that traps, if this is one.
    pub fn downcast(self) -> wasmtime::Result<Errno> {
        self.0.map_err(FromGuestError::into_trap)
    }

    /// Returns the error for the guest, if this is one.
    pub fn downcast_ref(&self) -> Option<&Errno> {
        self.0.as_ref().ok()
    }
}

impl<Errno: GuestType> From<Errno> for Trappable<Errno> {
    fn from(errno: Errno) -> Self {
        Trappable(Ok(errno))
    }
}

impl<Errno> From<Error> for Trappable<Errno> {
    fn from(error: Error) -> Self {
        Trappable(Err(error.into()))
    }
}

/// A length in the host that doesn't fit in 32 bits traps.
impl<Errno> From<TryFromIntError> for Trappable<Errno> {
    fn from(error: TryFromIntError) -> Self {
        Trappable::trap(error)
    }
}

impl<Errno> From<GuestError> for Trappable<Errno> {
    fn from(error: GuestError) -> Self {
        Trappable(Err(error.into()))
    }
}

#[diagnostic::do_not_recommend]
impl<Errno, Ctx: ?Sized> IntoErrno<Errno, Ctx> for Trappable<Errno> {
    fn into_errno(self, _ctx: &mut Ctx) -> wasmtime::Result<Errno> {
        self.downcast()
    }

    #[doc(hidden)]
    fn into_errno_or_rejected(self, _ctx: &mut Ctx) -> Result<Errno, FromGuestError> {
        self.0
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::convert::from_guest::Reason;

    fn question_mark(path: u32) -> Result<(), Trappable<u16>> {
        match path {
            0 => Err(7u16)?,
            1 => Err(Error::msg("stop"))?,
            2 => Err(GuestError::PtrOverflow)?,
            _ => return Err(Trappable::trap(std::fmt::Error)),
        }
        Ok(())
    }

    #[test]
    fn question_mark_keeps_apart_what_came_in() {
        let error = |path| question_mark(path).unwrap_err();
        let returned = |path| IntoErrno::<u16, ()>::into_errno_or_rejected(error(path), &mut ());
        assert_eq!(error(0).downcast_ref(), Some(&7));
        assert!(matches!(returned(0), Ok(7)));
        assert_eq!(error(1).downcast().unwrap_err().to_string(), "stop");
        assert!(matches!(
            returned(2).map_err(|error| error.0),
            Err(Reason::Guest(error)) if *error.get() == GuestError::PtrOverflow
        ));
        assert!(error(3).downcast_ref().is_none());
        assert!(matches!(
            returned(3).map_err(|error| error.0),
            Err(Reason::Trap(_))
        ));
    }
}
