//! Error types that guests receive as a number.

use super::failure::Failure;
use crate::{FromGuestError, GuestMemory, IntoGuest};

/// An error type that guests receive as one `i32`.
#[diagnostic::on_unimplemented(
    message = "`{Self}` can't be returned to a guest as an error",
    label = "not an enum that derives `GuestType`, or an integer of up to 32 bits",
    note = "a guest receives an error as one `i32`"
)]
pub trait ErrorCode: Sized {
    /// The name of the case that 0 represents, if the type names it.
    const ZERO: Option<&'static str>;

    /// Returns the number that the guest receives.
    fn code(self) -> wasmtime::Result<i32>;

    /// Returns the success of a method, or ends the call with the code of its error.
    #[inline]
    fn ok<T>(outcome: Result<Result<T, Self>, FromGuestError>) -> Result<T, Failure> {
        match outcome? {
            Ok(value) => Ok(value),
            Err(error) => Err(Failure::Code(error.code()?)),
        }
    }
}

#[diagnostic::do_not_recommend]
impl<E: IntoGuest<(), Core = i32>> ErrorCode for E {
    const ZERO: Option<&'static str> = {
        let () = E::CHECK;
        assert!(
            !E::USES_MEMORY,
            "an error's code can't use the guest's memory"
        );
        E::ZERO
    };

    #[inline]
    fn code(self) -> wasmtime::Result<i32> {
        self.into_guest(&mut GuestMemory::empty(), &mut ())
    }
}

/// An error without a value: guests receive 1.
#[diagnostic::do_not_recommend]
impl ErrorCode for () {
    const ZERO: Option<&'static str> = None;

    #[inline]
    fn code(self) -> wasmtime::Result<i32> {
        Ok(1)
    }
}
