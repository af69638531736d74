//! Conversions between core Wasm values and those of the interface.

use std::fmt;

use crate::{GuestError, GuestPtr};

/// An interface value that a guest passes as core values.
pub trait Lift<Core>: Sized {
    /// The interface value of `core`.
    ///
    /// # Errors
    ///
    /// Where no value of this type is passed so.
    fn lift(core: Core) -> Result<Self, GuestError>;
}

/// An interface value that a guest is given as a core value.
pub trait Lower<Core> {
    /// The core value of `self`.
    fn lower(self) -> Core;
}

/// Types narrower than 32 bits are checked rather than truncated: bits that
/// would get lost are a mistake of the guest's.
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

/// The tag of an enum is passed as an `i32` whatever its width in memory.
impl Lift<i32> for u64 {
    #[inline]
    fn lift(core: i32) -> Result<Self, GuestError> {
        Ok(u64::from(core.cast_unsigned()))
    }
}

/// Lifts an enum whose tag is an `R` in memory.
///
/// # Errors
///
/// Where `core` is no case of the enum, whose witx name is `name`.
#[inline]
pub fn lift_enum<R, E>(core: i32, name: &'static str) -> Result<E, GuestError>
where
    R: Lift<i32>,
    E: TryFrom<R, Error = GuestError>,
{
    match R::lift(core) {
        Ok(tag) => E::try_from(tag),
        Err(_) => Err(GuestError::InvalidEnumValue(name)),
    }
}

/// Writes the name of a case.
///
/// # Errors
///
/// Those of `f`, and where there is no such case.
pub fn write_case(names: &[&str], case: usize, f: &mut fmt::Formatter<'_>) -> fmt::Result {
    match names.get(case) {
        Some(name) => f.write_str(name),
        None => Err(fmt::Error),
    }
}

/// Shows flags by their names, as `Rights(READ | WRITE)`.
///
/// # Errors
///
/// Those of `f`.
pub fn debug_flags<F: bitflags::Flags>(
    flags: &F,
    name: &str,
    f: &mut fmt::Formatter<'_>,
) -> fmt::Result
where
    F::Bits: bitflags::parser::WriteHex,
{
    struct Names<'a, F>(&'a F);

    impl<F: bitflags::Flags> fmt::Debug for Names<'_, F>
    where
        F::Bits: bitflags::parser::WriteHex,
    {
        fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
            if self.0.is_empty() {
                f.write_str("0x0")
            } else {
                bitflags::parser::to_writer(self.0, f)
            }
        }
    }

    f.debug_tuple(name).field(&Names(flags)).finish()
}

/// Lifts flags that are an `R` in memory.
///
/// # Errors
///
/// Where bits are set that are no flags. The witx name of the type is `name`.
#[inline]
pub fn lift_flags<Core, R, F>(core: Core, name: &'static str) -> Result<F, GuestError>
where
    R: Lift<Core>,
    F: TryFrom<R, Error = GuestError>,
{
    match R::lift(core) {
        Ok(flags) => F::try_from(flags),
        Err(_) => Err(GuestError::InvalidFlagValue(name)),
    }
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
    fn lift((offset, len): (i32, i32)) -> Result<Self, GuestError> {
        Ok(GuestPtr::new((offset.cast_unsigned(), len.cast_unsigned())))
    }
}

impl Lift<(i32, i32)> for GuestPtr<str> {
    #[inline]
    fn lift((offset, len): (i32, i32)) -> Result<Self, GuestError> {
        Ok(GuestPtr::new((offset.cast_unsigned(), len.cast_unsigned())))
    }
}

/// An `expected` whose sides are both empty is an enum of `ok` and `err`.
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
