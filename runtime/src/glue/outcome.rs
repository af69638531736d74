//! The forms in which a method may give its result.

use wasmtime::Error;

use super::Failure;

/// What a method gives for a witx result `(expected $t (error $errno))`.
#[diagnostic::on_unimplemented(
    message = "the witx result of this function can't be given as `{Self}`",
    label = "should be `Result<{T}, {Errno}>`",
    note = "return `Result<{T}, E>`, where `E` is `{Errno}`, `Trappable<{Errno}>`, or a type that implements `IntoErrno<{Errno}, {Ctx}>`"
)]
pub trait IntoOutcome<T, Errno, Ctx: ?Sized> {
    /// What the method gives on success, which is to be an `OutcomeValue<T>`.
    type Value;
    /// What it gives as an error, which is to be an `IntoErrno<Errno, Ctx>`. Neither is a
    /// bound here, so that a mistake is told as one of the value or of the error.
    type Error;

    /// What the method gives.
    ///
    /// # Errors
    ///
    /// Its error.
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

/// What a method gives on success for a witx result `(expected $t (error $errno))`.
#[diagnostic::on_unimplemented(
    message = "on success the witx function gives a `{T}`, which can't be given as `{Self}`",
    label = "should be a `Result` of `{T}`",
    note = "give a `{T}` in the `Ok` of this type"
)]
pub trait OutcomeValue<T> {
    /// The value for the guest.
    fn outcome_value(self) -> T;
}

impl<T> OutcomeValue<T> for T {
    #[inline]
    fn outcome_value(self) -> T {
        self
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

#[diagnostic::do_not_recommend]
impl<T> IntoPlain<T> for T {
    #[inline]
    fn into_plain(self) -> Result<T, Failure> {
        Ok(self)
    }
}

#[diagnostic::do_not_recommend]
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

#[diagnostic::do_not_recommend]
impl<E: Into<Error>> IntoTrap for E {
    #[cold]
    fn into_trap(self) -> Failure {
        Failure::Trap(self.into())
    }
}

/// How an override takes a core value.
#[diagnostic::on_unimplemented(
    message = "an override that gets a core `{Core}` can't take it as `{Self}`",
    label = "the core type of this parameter is `{Core}`",
    note = "take it as `{Core}`; an unsigned integer stands for the signed one of its width"
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

/// A value that overrides take and give for a core value: one of the same width.
pub trait CoreValue<Core> {
    /// The value for a core value.
    fn of_core(core: Core) -> Self;

    /// The core value.
    fn to_core(self) -> Core;
}

macro_rules! core_values {
    ($($value:ident as $core:ident)*) => {$(
        impl CoreValue<$core> for $value {
            #[inline]
            fn of_core(core: $core) -> Self {
                super::Lift::lift(core).unwrap_or_default()
            }

            #[inline]
            fn to_core(self) -> $core {
                super::Lower::lower(self)
            }
        }
    )*};
}

// As Wasmtime has it, the unsigned integers stand for the same core types.
core_values!(i32 as i32 u32 as i32 i64 as i64 u64 as i64 f32 as f32 f64 as f64);

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

// For each core type, so that the compiler sees that no `Result` is a core value.
macro_rules! core_results {
    ($($core:ty,)*) => {$(
        #[diagnostic::do_not_recommend]
        impl<V: CoreValue<$core>> IntoCore<$core> for V {
            #[inline]
            fn into_core(self) -> wasmtime::Result<$core> {
                Ok(self.to_core())
            }
        }

        #[diagnostic::do_not_recommend]
        impl<V: CoreValue<$core>> IntoCore<$core> for wasmtime::Result<V> {
            #[inline]
            fn into_core(self) -> wasmtime::Result<$core> {
                self.map(V::to_core)
            }
        }
    )*};
}

core_results!(i32, i64, f32, f64, (),);
