//! Core values, and the Rust types that overrides take in their place.

use std::convert::identity;

mod sealed {
    pub trait Sealed {}
}

/// The core values that a type is passed as: `()`, `i32`, `i64`, `f32`, `f64`, or a tuple of up
/// to eight of these.
pub trait CoreValues: Copy + sealed::Sealed + 'static {}

/// A parameter or a result that is exactly one core value.
#[diagnostic::on_unimplemented(
    message = "this type is passed as `{Self}`, which isn't one core value",
    label = "the macro must know how many core values these are",
    note = "name the type of a parameter in the attribute, as in `core(Type = {Self})`; in a tuple, each result is one core value",
    note = "spell strings and lists out: `&str`, `Cow<'_, str>`, `String`, `&[u8]`, `Cow<'_, [u8]>`, `Vec<T>`, `GuestPtr<str>` or `GuestPtr<[T]>`; an alias of one hides that"
)]
pub trait OneCore: CoreValues {
    /// The core type itself.
    type Core: OneCore;

    /// Returns the value as `FromGuest::Core`.
    fn of_core(core: Self::Core) -> Self;

    /// Returns the value for Wasmtime.
    fn into_core(self) -> Self::Core;
}

macro_rules! one_core {
    ($($core:ty),*) => {$(
        impl sealed::Sealed for $core {}
        impl CoreValues for $core {}
        #[diagnostic::do_not_recommend]
        impl OneCore for $core {
            type Core = Self;

            #[inline]
            fn of_core(core: Self) -> Self {
                core
            }

            #[inline]
            fn into_core(self) -> Self {
                self
            }
        }
    )*};
}

one_core!(i32, i64, f32, f64);

impl sealed::Sealed for () {}
impl CoreValues for () {}

/// Implements the traits for a tuple of the core values `$C`, which overrides return as `$T`.
macro_rules! several {
    ($(($($C:ident $T:ident $value:ident)*))*) => {$(
        impl<$($C: OneCore),*> sealed::Sealed for ($($C,)*) {}
        impl<$($C: OneCore),*> CoreValues for ($($C,)*) {}

        #[diagnostic::do_not_recommend]
        impl<$($C, $T: IntoCore<$C>),*> IntoCore<($($C,)*)> for ($($T,)*) {
            #[inline]
            fn into_core(self) -> wasmtime::Result<($($C,)*)> {
                let ($($value,)*) = self;
                Ok(($($value.into_core()?,)*))
            }
        }

        #[diagnostic::do_not_recommend]
        impl<$($C, $T: IntoCore<$C>),*> IntoCore<($($C,)*)> for wasmtime::Result<($($T,)*)> {
            #[inline]
            fn into_core(self) -> wasmtime::Result<($($C,)*)> {
                self?.into_core()
            }
        }
    )*};
}

several! {
    (A S a) (A S a B T b) (A S a B T b C U c) (A S a B T b C U c D V d)
    (A S a B T b C U c D V d E W e) (A S a B T b C U c D V d E W e F X f)
    (A S a B T b C U c D V d E W e F X f G Y g) (A S a B T b C U c D V d E W e F X f G Y g H Z h)
}

/// A type of an override's parameter.
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
    fn into_core(self) -> wasmtime::Result<Core>;
}

/// A type of the same width as a core type, which overrides take and return in its place. The
/// traits above are implemented through this one, because the compiler suggests other impls of a
/// trait, and those would have another width.
pub trait SameWidth<Core> {
    /// Converts a core value.
    fn of_core(core: Core) -> Self;

    /// Returns the core value.
    fn to_core(self) -> Core;
}

macro_rules! same_width {
    ($($value:ty as $core:ty: $of:expr, $to:expr;)*) => {$(
        impl SameWidth<$core> for $value {
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
same_width! {
    i32 as i32: identity, identity;
    u32 as i32: i32::cast_unsigned, u32::cast_signed;
    i64 as i64: identity, identity;
    u64 as i64: i64::cast_unsigned, u64::cast_signed;
    f32 as f32: identity, identity;
    f64 as f64: identity, identity;
    () as (): identity, identity;
}

#[diagnostic::do_not_recommend]
impl<Core, V: SameWidth<Core>> FromCore<Core> for V {
    #[inline]
    fn from_core(core: Core) -> Self {
        V::of_core(core)
    }
}

// One impl for each core type: a generic impl for results would overlap with the one for values.
macro_rules! core_results {
    ($($core:ty),*) => {$(
        #[diagnostic::do_not_recommend]
        impl<V: SameWidth<$core>> IntoCore<$core> for V {
            #[inline]
            fn into_core(self) -> wasmtime::Result<$core> {
                Ok(self.to_core())
            }
        }

        #[diagnostic::do_not_recommend]
        impl<V: SameWidth<$core>> IntoCore<$core> for wasmtime::Result<V> {
            #[inline]
            fn into_core(self) -> wasmtime::Result<$core> {
                self.map(V::to_core)
            }
        }
    )*};
}

core_results!(i32, i64, f32, f64, ());

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn overrides_take_either_sign() {
        assert_eq!(<u64 as FromCore<i64>>::from_core(-1), u64::MAX);
        assert_eq!(<i64 as FromCore<i64>>::from_core(-1), -1);
        assert!(matches!(IntoCore::<i32>::into_core(u32::MAX), Ok(-1)));
        let trap: wasmtime::Result<i32> = Err(wasmtime::Error::msg("stop"));
        assert!(IntoCore::<i32>::into_core(trap).is_err());
    }
}
