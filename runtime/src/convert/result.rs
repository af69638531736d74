//! Conversions of what methods return into witx results.

use std::convert::Infallible;

use wasmtime::Error;

use crate::call::failure::{Failure, Lowered};

/// A return value for a witx result `(expected $t (error $errno))`.
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
    ///
    /// # Errors
    ///
    /// Returns the method's error.
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

/// The success that a method returns for a witx result `(expected $t (error $errno))`.
#[diagnostic::on_unimplemented(
    message = "on success, the witx function returns `{T}`, not `{Self}`",
    label = "should be a `Result` of `{T}`",
    note = "return `{T}` in `Ok`"
)]
pub trait IntoOk<T>: Sized {
    /// Returns the value for the guest.
    fn into_ok(self) -> T;

    /// Returns the error code for a success whose value is not stored in the guest's memory.
    ///
    /// # Errors
    ///
    /// Never fails.
    #[inline]
    fn succeed(self) -> Lowered<i32> {
        self.into_ok();
        Ok(0)
    }
}

impl<T> IntoOk<T> for T {
    #[inline]
    fn into_ok(self) -> T {
        self
    }
}

/// A return value for a witx result without an error, or for no result.
#[diagnostic::on_unimplemented(
    message = "`{Self}` can't be converted into the result of this function",
    label = "neither `{T}` nor a `Result<{T}, E>` whose `E` converts into `wasmtime::Error`",
    note = "return `{T}`, or `wasmtime::Result<{T}>` to be able to trap",
    note = "an error for the guest must be declared: in a witx document as `expected`, next to `module(…)` as `errno = …`",
    note = "if it already is, `wasmtime` and `wasmtime-integration` have different major versions"
)]
pub trait IntoReturn<T>: Sized {
    /// Returns the result for the guest.
    ///
    /// # Errors
    ///
    /// Fails if the method returned an error that traps.
    fn into_return(self) -> Result<T, Failure>;
}

#[diagnostic::do_not_recommend]
impl<T> IntoReturn<T> for T {
    #[inline]
    fn into_return(self) -> Result<T, Failure> {
        Ok(self)
    }
}

#[diagnostic::do_not_recommend]
impl<T, E: Into<Error>> IntoReturn<T> for Result<T, E> {
    #[inline]
    fn into_return(self) -> Result<T, Failure> {
        self.map_err(|error| Failure::Trap(error.into()))
    }
}

/// A method that only fails returns nothing to the guest.
#[diagnostic::do_not_recommend]
impl IntoReturn<()> for Infallible {
    #[inline]
    fn into_return(self) -> Result<(), Failure> {
        match self {}
    }
}

#[diagnostic::do_not_recommend]
impl<E: Into<Error>> IntoReturn<()> for Result<Infallible, E> {
    #[inline]
    fn into_return(self) -> Result<(), Failure> {
        let Err(error) = self;
        Err(Failure::Trap(error.into()))
    }
}

/// A return value of a method that implements a `(@witx noreturn)` function.
#[diagnostic::on_unimplemented(
    message = "a `(@witx noreturn)` function can't return `{Self}`",
    label = "not an error that ends the guest",
    note = "return a type that converts into `wasmtime::Error`, which ends the guest",
    note = "if it already is, `wasmtime` and `wasmtime-integration` have different major versions"
)]
pub trait IntoTrap {
    /// Returns the failure that ends the guest.
    fn into_trap(self) -> Failure;
}

#[diagnostic::do_not_recommend]
impl<E: Into<Error>> IntoTrap for E {
    #[cold]
    fn into_trap(self) -> Failure {
        Failure::Trap(self.into())
    }
}

/// A type as which an override takes a core value.
#[diagnostic::on_unimplemented(
    message = "an override can't take a core `{Core}` as `{Self}`",
    label = "the core type of this parameter is `{Core}`",
    note = "take `{Core}`, or for an integer the unsigned type of the same width",
    note = "without `#[r#override]`, the method takes interface values instead"
)]
pub trait FromCore<Core> {
    /// Returns the override's argument.
    fn from_core(core: Core) -> Self;
}

/// A return value of an override.
#[diagnostic::on_unimplemented(
    message = "an override whose core result is `{Core}` can't return `{Self}`",
    label = "the core result is `{Core}`",
    note = "return `{Core}`, or `wasmtime::Result<{Core}>` to be able to trap",
    note = "if it already is, `wasmtime` and `wasmtime-integration` have different major versions"
)]
pub trait IntoCore<Core> {
    /// Returns the core result.
    ///
    /// # Errors
    ///
    /// Fails if the override returned an error, which traps.
    fn into_core(self) -> Lowered<Core>;
}

/// A type of the same width as a core type, which overrides take and return in its place.
pub trait CoreValue<Core> {
    /// Converts a core value.
    fn of_core(core: Core) -> Self;

    /// Returns the core value.
    fn to_core(self) -> Core;
}

macro_rules! core_values {
    ($($value:ident as $core:ident by $of:expr, $to:expr;)*) => {$(
        impl CoreValue<$core> for $value {
            #[inline]
            fn of_core(core: $core) -> Self {
                $of(core)
            }

            #[inline]
            fn to_core(self) -> $core {
                $to(self)
            }
        }
    )*};
}

// Wasmtime accepts unsigned integers for these core types too.
core_values! {
    i32 as i32 by core::convert::identity, core::convert::identity;
    u32 as i32 by i32::cast_unsigned, u32::cast_signed;
    i64 as i64 by core::convert::identity, core::convert::identity;
    u64 as i64 by i64::cast_unsigned, u64::cast_signed;
    f32 as f32 by core::convert::identity, core::convert::identity;
    f64 as f64 by core::convert::identity, core::convert::identity;
}

impl CoreValue<()> for () {
    #[inline]
    fn of_core((): ()) {}

    #[inline]
    fn to_core(self) {}
}

#[diagnostic::do_not_recommend]
impl<Core, V: CoreValue<Core>> FromCore<Core> for V {
    #[inline]
    fn from_core(core: Core) -> Self {
        V::of_core(core)
    }
}

// One impl per core type: a generic one could overlap with that of `Result`.
macro_rules! core_results {
    ($($core:ty,)*) => {$(
        #[diagnostic::do_not_recommend]
        impl<V: CoreValue<$core>> IntoCore<$core> for V {
            #[inline]
            fn into_core(self) -> Lowered<$core> {
                Ok(self.to_core())
            }
        }

        #[diagnostic::do_not_recommend]
        impl<V: CoreValue<$core>> IntoCore<$core> for wasmtime::Result<V> {
            #[inline]
            fn into_core(self) -> Lowered<$core> {
                self.map(V::to_core).map_err(Failure::Trap)
            }
        }
    )*};
}

core_results!(i32, i64, f32, f64, (),);

#[cfg(test)]
mod tests {
    use super::*;
    use crate::glue::Scalar;

    #[test]
    fn results_are_lowered_or_trap() {
        let returned = IntoReturn::<u32>::into_return(u32::MAX);
        assert!(matches!(Scalar::lower_result(returned), Ok(-1)));
        let trap: Result<u32, Error> = Err(Error::msg("stop"));
        let lowered = <u32 as Scalar>::lower_result(trap.into_return());
        assert!(matches!(lowered, Err(Failure::Trap(error)) if error.to_string() == "stop"));
        assert!(matches!(std::fmt::Error.into_trap(), Failure::Trap(_)));
        let trap: Result<Infallible, Error> = Err(Error::msg("stop"));
        assert!(matches!(
            IntoReturn::<()>::into_return(trap),
            Err(Failure::Trap(_))
        ));
    }

    #[test]
    fn overrides_take_either_sign() {
        assert_eq!(<u64 as FromCore<i64>>::from_core(-1), u64::MAX);
        assert_eq!(<i64 as FromCore<i64>>::from_core(-1), -1);
        assert!(matches!(IntoCore::<i32>::into_core(u32::MAX), Ok(-1)));
        let trap: wasmtime::Result<i32> = Err(Error::msg("stop"));
        assert!(matches!(
            IntoCore::<i32>::into_core(trap),
            Err(Failure::Trap(_))
        ));
    }
}
