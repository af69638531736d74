//! Enums without payloads, by the table of their cases.

use crate::{FromGuestError, GuestBytes, GuestBytesMut, GuestError, GuestType};

/// A case of an enum: its value, its discriminant and its name in the interface.
pub type Case<E> = (E, i128, &'static str);

/// The integer that holds an enum in memory.
pub trait Repr: GuestType + Copy + Into<i128> {
    /// Whether the integer, and the core value, are signed.
    const IS_SIGNED: bool;
}

macro_rules! reprs {
    ($($repr:ident)*) => {$(
        impl Repr for $repr {
            const IS_SIGNED: bool = $repr::MIN != 0;
        }
    )*};
}

reprs!(u8 i8 u16 i16 u32 i32 u64 i64);

/// An enum without payloads.
pub trait EnumType: Copy + 'static {
    /// The integer in memory.
    type Repr: Repr;

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
    find(repr.into())
}

#[inline]
fn find<E: EnumType>(number: i128) -> Result<E, GuestError> {
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

/// Whether the discriminants are `first`, `first + 1`, and so on.
const fn is_numbered<E>(mut cases: &[Case<E>], mut first: i128) -> bool {
    // Not recursive: the compiler limits how deep a constant may call.
    while let [case, rest @ ..] = cases {
        if case.1 != first {
            return false;
        }
        first += 1;
        cases = rest;
    }
    true
}

/// Returns the size of an enum in memory, which is its alignment too, in bytes.
#[must_use]
pub const fn repr_size<E: EnumType>() -> u32 {
    E::Repr::SIZE
}

/// Decodes an enum, as [`GuestType::decode`] does.
///
/// # Errors
///
/// Fails if no case has the discriminant.
#[inline]
pub fn decode_case<E: EnumType>(bytes: GuestBytes<'_>) -> Result<E, GuestError> {
    case(E::Repr::decode(bytes)?)
}

/// Encodes an enum, as [`GuestType::encode`] does.
///
/// # Errors
///
/// Fails if `bytes` has a different length.
#[inline]
pub fn encode_case<E: EnumType>(value: E, bytes: GuestBytesMut<'_>) -> Result<(), GuestError> {
    value.to_repr().encode(bytes)
}

/// Returns the case that a guest passed.
///
/// # Errors
///
/// Fails if there is none.
#[inline]
pub fn lift_case<E: EnumType>(core: i32) -> Result<E, FromGuestError> {
    const { check_passed::<E>() };
    let number = if E::Repr::IS_SIGNED {
        core.into()
    } else {
        core.cast_unsigned().into()
    };
    Ok(find(number)?)
}

/// Returns the core value for a case.
#[inline]
#[expect(
    clippy::cast_possible_truncation,
    reason = "`check_passed` is evaluated for each enum"
)]
pub fn lower_case<E: EnumType>(value: E) -> i32 {
    const { check_passed::<E>() };
    let number: i128 = value.to_repr().into();
    number as i32
}

/// Fails to compile if guests can't pass each case as an `i32`.
///
/// ```compile_fail,E0080
/// # use wasmtime_integration::{GuestType, wasmtime_integration};
/// #[derive(Clone, Copy, GuestType)]
/// #[repr(i64)]
/// enum Wide { Small, Large = 1 << 31 }
///
/// struct Ctx;
///
/// #[wasmtime_integration(module("env", name = Env))]
/// impl Ctx {
///     pub fn take(&self, wide: Wide) {}
/// }
/// # let mut linker = wasmtime::Linker::new(&wasmtime::Engine::default());
/// # Env::add_to_linker(&mut linker, |ctx: &mut Ctx| ctx).unwrap();
/// ```
///
/// # Panics
///
/// Panics in that case, which is a compile error.
#[track_caller]
pub const fn check_passed<E: EnumType>() {
    let is_signed = E::Repr::IS_SIGNED;
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

/// Returns the name of the case with the value 0.
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

/// Returns the name of a case in the interface.
#[must_use]
pub fn case_name<E: EnumType>(value: E) -> &'static str {
    let number: i128 = value.to_repr().into();
    match E::CASES.iter().find(|case| case.1 == number) {
        Some(case) => case.2,
        None => unreachable!("the table has each case"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

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
                    &[$((Self::$case, Self::$case as _, stringify!($case))),*];

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
    fn an_enum_may_have_many_cases() {
        static MANY: [Case<u8>; 1000] = {
            let mut cases = [(0, 0, ""); 1000];
            let mut index = 0;
            while index < cases.len() {
                cases[index].1 = index as i128;
                index += 1;
            }
            cases
        };
        static RESULTS: [bool; 2] = [is_numbered(&MANY, 0), is_numbered(&MANY, 1)];
        assert_eq!(RESULTS, [true, false]);
    }

    #[test]
    fn the_table_names_the_cases() {
        assert_eq!(case_name(Signed::Minus), "Minus");
        assert_eq!(zero_case::<Signed>(), Some("Zero"));
        assert_eq!(zero_case::<Wide>(), None);
        assert_eq!(case(7), Ok(Wide::Seven));
        const { assert!(is_numbered(Tag::CASES, 0) && !is_numbered(Signed::CASES, 0)) };
    }
}
