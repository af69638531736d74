//! Conversions between core Wasm values and interface values.

use std::fmt;

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

/// A case of an enum: its value, its discriminant, its name in Rust and its name in the
/// interface.
pub type Case<E> = (E, i128, &'static str, &'static str);

/// An enum without payloads.
pub trait EnumType: Copy + 'static {
    /// The integer in memory.
    type Repr: Repr<i32>;

    /// The name of the enum in the interface.
    const NAME: &'static str;
    /// All cases, in the declared order.
    const CASES: &'static [Case<Self>];

    /// Returns the discriminant.
    fn to_repr(self) -> Self::Repr;
}

/// Returns the case with this discriminant.
///
/// # Errors
///
/// Fails if there is none.
#[inline]
pub fn case<E: EnumType>(repr: E::Repr) -> Result<E, GuestError> {
    let number: i128 = repr.into();
    let case = if const { is_numbered(E::CASES, 0) } {
        let index = usize::try_from(number).ok();
        index.and_then(|index| E::CASES.get(index))
    } else {
        E::CASES.iter().find(|case| case.1 == number)
    };
    match case {
        Some(case) => Ok(case.0),
        None => Err(GuestError::InvalidEnumValue(E::NAME)),
    }
}

/// Whether the cases are numbered from `first`.
const fn is_numbered<E>(cases: &[Case<E>], first: i128) -> bool {
    match cases {
        [] => true,
        [case, rest @ ..] => case.1 == first && is_numbered(rest, first + 1),
    }
}

/// Returns the case that a guest passed.
///
/// # Errors
///
/// Fails if there is none.
#[inline]
pub fn lift_case<E: EnumType>(core: i32) -> Result<E, GuestError> {
    const { check_passed::<E>() };
    match E::Repr::of_core(core) {
        Some(repr) => case(repr),
        None => Err(GuestError::InvalidEnumValue(E::NAME)),
    }
}

/// Returns the core value for a case.
#[inline]
pub fn lower_case<E: EnumType>(value: E) -> i32 {
    const { check_passed::<E>() };
    value.to_repr().to_core()
}

/// Fails to compile if guests can't pass each case as an `i32`.
///
/// # Panics
///
/// Panics in that case, which is a compile error.
#[track_caller]
pub const fn check_passed<E: EnumType>() {
    let is_signed = <E::Repr as Repr<i32>>::IS_SIGNED;
    let (min, max) = if is_signed {
        (i32::MIN as i128, i32::MAX as i128)
    } else {
        (0, u32::MAX as i128)
    };
    let mut cases = E::CASES;
    while let [case, rest @ ..] = cases {
        assert!(
            min <= case.1 && case.1 <= max,
            "guests pass an enum as an `i32`: write discriminants of at most 32 bits"
        );
        cases = rest;
    }
}

/// Returns the name in Rust of the case with the value 0.
///
/// # Panics
///
/// Panics as [`check_passed`] does.
#[must_use]
pub const fn zero_case<E: EnumType>() -> Option<&'static str> {
    check_passed::<E>();
    let mut cases = E::CASES;
    while let [case, rest @ ..] = cases {
        if case.1 == 0 {
            return Some(case.2);
        }
        cases = rest;
    }
    None
}

/// Returns the name of a case in Rust, and that in the interface.
#[must_use]
pub fn case_names<E: EnumType>(value: E) -> (&'static str, &'static str) {
    let number: i128 = value.to_repr().into();
    match E::CASES.iter().find(|case| case.1 == number) {
        Some(case) => (case.2, case.3),
        None => unreachable!("the table has each case"),
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

/// Returns the flags with these bits.
///
/// # Errors
///
/// Fails if not all of them are known.
#[inline]
pub fn flags<F: BitFlags>(bits: F::Bits, name: &'static str) -> Result<F, GuestError> {
    match F::of_bits(bits) {
        Some(flags) => Ok(flags),
        None => Err(GuestError::InvalidFlagValue(name)),
    }
}

/// Returns the flags that a guest passed.
///
/// # Errors
///
/// Fails if not all bits are known.
#[inline]
pub fn lift_flags<Core, F>(core: Core, name: &'static str) -> Result<F, GuestError>
where
    F: BitFlags<Bits: Repr<Core>>,
{
    match F::Bits::of_core(core) {
        Some(bits) => flags(bits, name),
        None => Err(GuestError::InvalidFlagValue(name)),
    }
}

/// Returns the core value for flags.
#[inline]
pub fn lower_flags<Core, F: BitFlags<Bits: Repr<Core>>>(flags: F) -> Core {
    flags.to_bits().to_core()
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

    macro_rules! enumeration {
        ($name:ident: $repr:ident { $($case:ident = $number:expr,)* }) => {
            #[derive(Clone, Copy, Debug, PartialEq)]
            #[repr($repr)]
            enum $name {
                $($case = $number,)*
            }

            impl EnumType for $name {
                type Repr = $repr;
                const NAME: &'static str = "tag";
                const CASES: &'static [Case<Self>] =
                    &[$((Self::$case, Self::$case as _, stringify!($case), "witx")),*];

                fn to_repr(self) -> $repr {
                    self as _
                }
            }
        };
    }

    enumeration!(Tag: u8 { A = 0, B = 1, });
    enumeration!(Signed: i8 { Low = -128, Zero = 0, Minus = -1, });
    enumeration!(Wide: u64 { Seven = 7, Last = 0xffff_ffff, });
    enumeration!(WideSigned: i64 { First = i32::MIN as i64, Minus = -1, });

    const UNKNOWN: GuestError = GuestError::InvalidEnumValue("tag");

    #[test]
    fn an_enum_is_passed_as_its_discriminant() {
        assert_eq!(lift_case(1), Ok(Tag::B));
        assert_eq!(lower_case(Tag::B), 1);
        // An unknown case, and bits outside the tag.
        for bad in [2, 256, -1] {
            assert_eq!(lift_case::<Tag>(bad), Err(UNKNOWN));
        }
        for value in [Signed::Low, Signed::Zero, Signed::Minus] {
            assert_eq!(lower_case(value), value as i32);
            assert_eq!(lift_case(value as i32), Ok(value));
        }
        for bad in [1, 255, 128, i32::MIN] {
            assert_eq!(lift_case::<Signed>(bad), Err(UNKNOWN));
        }
        assert_eq!(
            (lower_case(Wide::Last), lift_case(-1)),
            (-1, Ok(Wide::Last))
        );
        assert_eq!(lift_case::<Wide>(8), Err(UNKNOWN));
        for (value, core) in [(WideSigned::First, i32::MIN), (WideSigned::Minus, -1)] {
            assert_eq!((lower_case(value), lift_case(core)), (core, Ok(value)));
        }
    }

    #[test]
    fn the_table_names_the_cases() {
        assert_eq!(case_names(Signed::Minus), ("Minus", "witx"));
        assert_eq!(zero_case::<Signed>(), Some("Zero"));
        assert_eq!(zero_case::<Wide>(), None);
        assert_eq!(case(7), Ok(Wide::Seven));
        const { assert!(is_numbered(Tag::CASES, 0) && !is_numbered(Signed::CASES, 0)) };
    }
}
