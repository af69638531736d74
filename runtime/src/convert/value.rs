//! Conversions between core Wasm values and interface values.

use crate::{GuestError, GuestPtr, GuestType};

/// An interface value that a guest passes as core values.
pub trait Lift<Core>: Sized {
    /// Returns the interface value that `core` represents.
    ///
    /// # Errors
    ///
    /// Fails if `core` does not represent a value of this type.
    fn lift(core: Core) -> Result<Self, GuestError>;
}

/// An interface value that is passed to a guest as a core value.
#[diagnostic::on_unimplemented(
    message = "`{Self}` can't be returned to a guest as an error",
    label = "not an enum that derives `GuestType`, or an integer of up to 32 bits",
    note = "a guest receives an error as one `{Core}`"
)]
pub trait Lower<Core> {
    /// The name of the value that 0 represents, if the type names it.
    const ZERO: Option<&'static str> = None;

    /// Returns the core value that represents `self`.
    fn lower(self) -> Core;
}

/// Types narrower than 32 bits are checked rather than truncated, since extra bits are a
/// bug in the guest.
macro_rules! narrow {
    ($($number:ident)*) => {$(
        impl Lift<i32> for $number {
            #[inline]
            fn lift(core: i32) -> Result<Self, GuestError> {
                Ok(Self::try_from(core)?)
            }
        }

        impl Lower<i32> for $number {
            #[inline]
            fn lower(self) -> i32 {
                i32::from(self)
            }
        }
    )*};
}

narrow!(u8 i8 u16 i16);

macro_rules! same {
    ($($core:ident)*) => {$(
        impl Lift<$core> for $core {
            #[inline]
            fn lift(core: $core) -> Result<Self, GuestError> {
                Ok(core)
            }
        }

        impl Lower<$core> for $core {
            #[inline]
            fn lower(self) -> $core {
                self
            }
        }
    )*};
}

same!(i32 i64 f32 f64);

macro_rules! unsigned {
    ($($number:ident from $core:ident)*) => {$(
        impl Lift<$core> for $number {
            #[inline]
            fn lift(core: $core) -> Result<Self, GuestError> {
                Ok(core.cast_unsigned())
            }
        }

        impl Lower<$core> for $number {
            #[inline]
            fn lower(self) -> $core {
                self.cast_signed()
            }
        }
    )*};
}

unsigned!(u32 from i32 u64 from i64);

/// An integer in memory that is passed as a core value.
pub trait Repr<Core>: GuestType + Copy + Into<i128> {
    /// Whether the core value is sign-extended.
    const IS_SIGNED: bool;

    /// Returns the integer that `core` represents, if there is one.
    fn of_core(core: Core) -> Option<Self>;

    /// Returns the core value.
    fn to_core(self) -> Core;
}

macro_rules! reprs {
    ($($repr:ident as $core:ident by $of:expr, $to:expr;)*) => {$(
        impl Repr<$core> for $repr {
            const IS_SIGNED: bool = $repr::MIN != 0;

            #[inline]
            fn of_core(core: $core) -> Option<Self> {
                $of(core)
            }

            #[inline]
            fn to_core(self) -> $core {
                $to(self)
            }
        }
    )*};
}

reprs! {
    u8 as i32 by |core| Self::try_from(core).ok(), i32::from;
    i8 as i32 by |core| Self::try_from(core).ok(), i32::from;
    u16 as i32 by |core| Self::try_from(core).ok(), i32::from;
    i16 as i32 by |core| Self::try_from(core).ok(), i32::from;
    u32 as i32 by |core: i32| Some(core.cast_unsigned()), u32::cast_signed;
    i32 as i32 by Some, i32::from;
    u64 as i64 by |core: i64| Some(core.cast_unsigned()), u64::cast_signed;
    i64 as i64 by Some, i64::from;
    // An enum is passed as an `i32`, no matter how wide it is in memory. Its cases fit.
    u64 as i32 by |core: i32| Some(Self::from(core.cast_unsigned())), low_half;
    i64 as i32 by |core: i32| Some(Self::from(core)), |repr: i64| low_half(repr.cast_unsigned());
}

#[expect(clippy::cast_possible_truncation, reason = "the cases of an enum fit")]
const fn low_half(repr: u64) -> i32 {
    (repr as u32).cast_signed()
}

impl Lift<i32> for char {
    #[inline]
    fn lift(core: i32) -> Result<Self, GuestError> {
        let scalar = core.cast_unsigned();
        char::from_u32(scalar).ok_or(GuestError::InvalidChar(scalar))
    }
}

impl Lower<i32> for char {
    #[inline]
    fn lower(self) -> i32 {
        u32::from(self).cast_signed()
    }
}

impl Lift<i32> for bool {
    #[inline]
    fn lift(core: i32) -> Result<Self, GuestError> {
        match core {
            0 => Ok(false),
            1 => Ok(true),
            _ => Err(GuestError::InvalidEnumValue("bool")),
        }
    }
}

impl Lower<i32> for bool {
    #[inline]
    fn lower(self) -> i32 {
        i32::from(self)
    }
}

impl<T> Lift<i32> for GuestPtr<T> {
    #[inline]
    fn lift(core: i32) -> Result<Self, GuestError> {
        Ok(GuestPtr::new(core.cast_unsigned()))
    }
}

impl<T> Lower<i32> for GuestPtr<T> {
    #[inline]
    fn lower(self) -> i32 {
        self.offset().cast_signed()
    }
}

impl<T> Lift<(i32, i32)> for GuestPtr<[T]> {
    #[inline]
    fn lift((address, len): (i32, i32)) -> Result<Self, GuestError> {
        Ok(GuestPtr::new((
            address.cast_unsigned(),
            len.cast_unsigned(),
        )))
    }
}

impl Lift<(i32, i32)> for GuestPtr<str> {
    #[inline]
    fn lift(pair: (i32, i32)) -> Result<Self, GuestError> {
        GuestPtr::<[u8]>::lift(pair).map(|bytes| bytes.cast())
    }
}

/// An `expected` without payloads is passed like an enum of `ok` and `err`.
impl Lift<i32> for Result<(), ()> {
    #[inline]
    fn lift(core: i32) -> Result<Self, GuestError> {
        match core {
            0 => Ok(Ok(())),
            1 => Ok(Err(())),
            _ => Err(GuestError::InvalidEnumValue("expected")),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn narrow_integers_are_checked() {
        assert_eq!(u8::lift(255), Ok(255));
        assert!(u8::lift(256).is_err() && u8::lift(-1).is_err());
        assert_eq!(i8::lift(-128), Ok(-128));
        assert!(i8::lift(128).is_err() && i8::lift(-129).is_err());
        assert!(u16::lift(0x1_0000).is_err() && i16::lift(0x8000).is_err());
        assert_eq!(Lower::<i32>::lower(255u8), 255);
        assert_eq!(Lower::<i32>::lower(-1i16), -1);
    }

    #[test]
    fn wide_integers_keep_their_bits() {
        assert_eq!(u32::lift(-1), Ok(u32::MAX));
        assert_eq!(Lower::<i32>::lower(u32::MAX), -1);
        assert_eq!(u64::lift(-1i64), Ok(u64::MAX));
        assert_eq!(Lower::<i64>::lower(u64::MAX), -1);
        assert_eq!(<u64 as Repr<i32>>::of_core(-1), Some(u64::from(u32::MAX)));
        assert_eq!(Repr::<i32>::to_core(7u64), 7);
        assert_eq!(<u8 as Repr<i32>>::of_core(256), None);
    }

    #[test]
    fn chars_bools_and_empty_expecteds_are_validated() {
        assert_eq!(char::lift(0xe9), Ok('é'));
        assert_eq!(char::lift(-1), Err(GuestError::InvalidChar(u32::MAX)));
        assert_eq!(char::lift(0xd800), Err(GuestError::InvalidChar(0xd800)));
        assert_eq!(Lower::<i32>::lower('é'), 0xe9);
        assert_eq!(bool::lift(1), Ok(true));
        assert!(bool::lift(2).is_err() && bool::lift(-1).is_err());
        assert_eq!(Result::<(), ()>::lift(1), Ok(Err(())));
        assert!(Result::<(), ()>::lift(2).is_err());
    }
}
