//! Types that are one integer: enums, flags and handles.

use std::fmt;

use crate::{GuestBytes, GuestBytesMut, GuestError, GuestType};

/// An integer in memory that is passed as a core value.
pub trait Repr<Core>: GuestType {
    /// Returns the integer that `core` represents, if there is one.
    fn of_core(core: Core) -> Option<Self>;

    /// Returns the core value.
    fn to_core(self) -> Core;
}

macro_rules! reprs {
    ($($repr:ident as $core:ident by $of:expr, $to:expr;)*) => {$(
        impl Repr<$core> for $repr {
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
    u16 as i32 by |core| Self::try_from(core).ok(), i32::from;
    u32 as i32 by |core: i32| Some(core.cast_unsigned()), u32::cast_signed;
    u64 as i64 by |core: i64| Some(core.cast_unsigned()), u64::cast_signed;
    // An enum is passed as an `i32`, no matter how wide it is in memory. Its cases fit.
    u64 as i32 by |core: i32| Some(Self::from(core.cast_unsigned())), low_half;
}

#[expect(clippy::cast_possible_truncation, reason = "the cases of an enum fit")]
const fn low_half(repr: u64) -> i32 {
    (repr as u32).cast_signed()
}

/// A type in a document that is represented by one integer: an enum, flags, or a handle.
pub trait IntType: Copy {
    /// The type of the integer in memory.
    type Repr: Repr<Self::Core>;
    /// The core type of the integer.
    type Core;

    /// The error for an integer that is not a value of this type.
    const INVALID: GuestError;
    /// The name of the value that 0 represents, if the type names it.
    const ZERO: Option<&'static str> = None;

    /// Returns the value that an integer represents, if there is one.
    fn of_repr(repr: Self::Repr) -> Option<Self>;

    /// Returns the integer that represents the value.
    fn to_repr(self) -> Self::Repr;
}

/// Returns the value that an integer represents.
///
/// # Errors
///
/// Fails with [`INVALID`](IntType::INVALID) if there is none.
#[inline]
pub fn from_repr<T: IntType>(repr: T::Repr) -> Result<T, GuestError> {
    match T::of_repr(repr) {
        Some(value) => Ok(value),
        None => Err(T::INVALID),
    }
}

#[diagnostic::do_not_recommend]
impl<T: IntType> GuestType for T {
    const SIZE: u32 = T::Repr::SIZE;
    const ALIGN: u32 = T::Repr::ALIGN;

    #[inline]
    fn decode(bytes: GuestBytes<'_>) -> Result<Self, GuestError> {
        from_repr(T::Repr::decode(bytes)?)
    }

    #[inline]
    fn encode(self, bytes: GuestBytesMut<'_>) -> Result<(), GuestError> {
        self.to_repr().encode(bytes)
    }
}

/// Returns the value that a core value represents.
///
/// # Errors
///
/// Fails with [`INVALID`](IntType::INVALID) if there is none.
#[inline]
pub fn from_core<T: IntType>(core: T::Core) -> Result<T, GuestError> {
    match T::Repr::of_core(core).and_then(T::of_repr) {
        Some(value) => Ok(value),
        None => Err(T::INVALID),
    }
}

/// Returns the core value that represents a value.
#[inline]
pub fn to_core<T: IntType>(value: T) -> T::Core {
    value.to_repr().to_core()
}

/// Returns the case at `index`, if there is one.
#[inline]
pub fn case<E: IntType>(cases: &[E], index: impl Into<u64>) -> Option<E> {
    let index = usize::try_from(index.into()).ok()?;
    cases.get(index).copied()
}

/// Returns the case with this discriminant, if there is one.
#[inline]
pub fn case_of_repr<E: IntType<Repr: Copy + PartialEq>>(cases: &[E], repr: E::Repr) -> Option<E> {
    let mut cases = cases.iter().copied();
    cases.find(|case| case.to_repr() == repr)
}

/// Returns the name of the case with the value 0. Takes the value and the name of each.
///
/// # Panics
///
/// Panics if a value doesn't fit in the `i32` that guests pass, which is a compile error.
#[must_use]
pub const fn zero_case(cases: &[(u64, &'static str)]) -> Option<&'static str> {
    let Some(((value, name), rest)) = cases.split_first() else {
        return None;
    };
    let zero = zero_case(rest);
    if *value == 0 { Some(name) } else { zero }
}

/// Writes the name of a case.
///
/// # Errors
///
/// Fails if `f` does.
pub fn write_case(names: &[&str], case: usize, f: &mut fmt::Formatter<'_>) -> fmt::Result {
    match names.get(case) {
        Some(name) => f.write_str(name),
        None => unreachable!("an enum has a name for each of its cases"),
    }
}

/// A type that `bitflags!` declares.
#[diagnostic::on_unimplemented(
    message = "`bitflags!` doesn't declare `{Self}`",
    label = "derives `GuestType` with `#[guest(flags)]`",
    note = "move the struct into `bitflags::bitflags! {{ … }}`, or remove `#[guest(flags)]`"
)]
pub trait BitFlags: Sized {
    /// The integer that holds the flags.
    type Bits;

    /// Returns the flags with these bits, if all of them are known.
    fn of_bits(bits: Self::Bits) -> Option<Self>;

    /// Returns the bits of the flags.
    fn to_bits(self) -> Self::Bits;
}

#[diagnostic::do_not_recommend]
impl<F: bitflags::Flags> BitFlags for F {
    type Bits = F::Bits;

    #[inline]
    fn of_bits(bits: F::Bits) -> Option<Self> {
        F::from_bits(bits)
    }

    #[inline]
    fn to_bits(self) -> F::Bits {
        self.bits()
    }
}

/// Formats flags by name, as in `Rights(READ | WRITE)`.
///
/// # Errors
///
/// Fails if `f` does.
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

#[cfg(test)]
mod tests {
    use super::*;

    #[derive(Clone, Copy, Debug, PartialEq)]
    enum Tag {
        A,
        B,
    }

    impl IntType for Tag {
        type Repr = u8;
        type Core = i32;
        const INVALID: GuestError = GuestError::InvalidEnumValue("tag");

        fn of_repr(repr: u8) -> Option<Self> {
            case(&[Tag::A, Tag::B], repr)
        }

        fn to_repr(self) -> u8 {
            self as u8
        }
    }

    #[test]
    fn an_int_type_is_passed_and_kept_as_its_integer() {
        assert_eq!(from_core::<Tag>(1), Ok(Tag::B));
        assert_eq!(to_core(Tag::B), 1);
        // An unknown case, and bits outside the tag.
        for bad in [2, 256, -1] {
            assert_eq!(
                from_core::<Tag>(bad),
                Err(GuestError::InvalidEnumValue("tag"))
            );
        }
        assert_eq!((Tag::SIZE, Tag::ALIGN), (1, 1));
        assert_eq!(Tag::decode([1][..].into()), Ok(Tag::B));
        assert_eq!(
            Tag::decode([2][..].into()),
            Err(GuestError::InvalidEnumValue("tag"))
        );
        let mut bytes = [0xee];
        Tag::B.encode((&mut bytes[..]).into()).unwrap();
        assert_eq!(bytes, [1]);
    }
}
