//! Conversions between core Wasm values and interface values.

use std::fmt;

use crate::{GuestBytes, GuestBytesMut, GuestError, GuestPtr, GuestType};

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

#[diagnostic::do_not_recommend]
impl<T: IntType> Lift<T::Core> for T {
    #[inline]
    fn lift(core: T::Core) -> Result<Self, GuestError> {
        match T::Repr::of_core(core).and_then(T::of_repr) {
            Some(value) => Ok(value),
            None => Err(T::INVALID),
        }
    }
}

#[diagnostic::do_not_recommend]
impl<T: IntType> Lower<T::Core> for T {
    const ZERO: Option<&'static str> = T::ZERO;

    #[inline]
    fn lower(self) -> T::Core {
        self.to_repr().to_core()
    }
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
    assert!(
        *value <= u32::MAX as u64,
        "guests pass an enum as an `i32`: write discriminants of at most 32 bits"
    );
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
        assert_eq!(Tag::lift(1), Ok(Tag::B));
        assert_eq!(Lower::<i32>::lower(Tag::B), 1);
        // An unknown case, and bits outside the tag.
        for bad in [2, 256, -1] {
            assert_eq!(Tag::lift(bad), Err(GuestError::InvalidEnumValue("tag")));
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
