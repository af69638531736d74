//! Enums without payloads, by the table of their cases.

use crate::{FromGuestError, GuestError};

/// The discriminant and the name of each case of an enum.
pub type Cases = &'static [(i128, &'static str)];

/// An enum without payloads.
pub trait EnumType: Copy + 'static {
    /// The name of the enum in the interface.
    const NAME: &'static str;
    /// The smallest value of the integer in memory. If it is negative, the core value is signed.
    const MIN: i128;
    /// All cases, in the declared order. Lifting reads only these, so they are apart.
    const VALUES: &'static [Self];
    /// The table of the cases.
    const CASES: Cases;

    /// Returns the discriminant.
    fn number(self) -> i128;
}

/// Returns the case with this discriminant.
#[inline]
pub fn case<E: EnumType>(number: impl Into<i128>) -> Result<E, GuestError> {
    find(number.into()).ok_or(GuestError::InvalidEnumValue(E::NAME))
}

#[inline]
fn find<E: EnumType>(number: i128) -> Option<E> {
    let index = if const { is_numbered(E::CASES) } {
        usize::try_from(number).ok()
    } else {
        E::CASES.iter().position(|case| case.0 == number)
    };
    E::VALUES.get(index?).copied()
}

/// Whether the discriminants are 0, 1, and so on.
const fn is_numbered(cases: &[(i128, &str)]) -> bool {
    let mut index = 0;
    while index < cases.len() {
        if cases[index].0 != index as i128 {
            return false;
        }
        index += 1;
    }
    true
}

/// Returns the case that a guest passed.
#[inline]
pub fn lift_case<E: EnumType>(core: i32) -> Result<E, FromGuestError> {
    const { check_passed::<E>() };
    let case = if E::MIN < 0 {
        find(core.into())
    } else {
        find(core.cast_unsigned().into())
    };
    match case {
        Some(case) => Ok(case),
        None => Err(FromGuestError::fixed(
            const { &GuestError::InvalidEnumValue(E::NAME) },
        )),
    }
}

/// Returns the core value for a case.
#[inline]
#[expect(
    clippy::cast_possible_truncation,
    reason = "`check_passed` is evaluated for each enum"
)]
pub fn lower_case<E: EnumType>(value: E) -> i32 {
    const { check_passed::<E>() };
    value.number() as i32
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
    let (min, max) = if E::MIN < 0 {
        (i32::MIN as i128, i32::MAX as i128)
    } else {
        (0, u32::MAX as i128)
    };
    let mut cases = E::CASES;
    while let [case, rest @ ..] = cases {
        assert!(
            min <= case.0 && case.0 <= max,
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
        if case.0 == 0 {
            return Some(case.1);
        }
        cases = rest;
    }
    None
}

/// Returns the name of a case in the interface.
#[must_use]
pub fn case_name<E: EnumType>(value: E) -> &'static str {
    let number = value.number();
    match E::CASES.iter().find(|case| case.0 == number) {
        Some(case) => case.1,
        None => unreachable!("the table has each case"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::glue as __glue;

    macro_rules! enumeration {
        ($name:ident: $repr:ident { $($case:ident = $number:expr,)* }) => {
            #[derive(Clone, Copy, Debug, PartialEq)]
            #[repr($repr)]
            enum $name {
                $($case = $number,)*
            }

            crate::__enumeration!($name: $repr, "tag", [$($case "the name",)*]);
        };
    }

    enumeration!(Tag: u8 { A = 0, B = 1, });
    enumeration!(Signed: i8 { Low = -128, Zero = 0, Minus = -1, });
    enumeration!(Wide: u64 { Seven = 7, Last = 0xffff_ffff, });
    enumeration!(WideSigned: i64 { First = i32::MIN as i64, Minus = -1, });

    const UNKNOWN: GuestError = GuestError::InvalidEnumValue("tag");

    fn lift<E: EnumType>(core: i32) -> Result<E, GuestError> {
        lift_case(core).map_err(|error| error.guest_error().expect("a bad argument").clone())
    }

    #[test]
    fn an_enum_is_passed_as_its_discriminant() {
        assert_eq!(lift(1), Ok(Tag::B));
        assert_eq!(lower_case(Tag::B), 1);
        // An unknown case, and bits outside the tag.
        for bad in [2, 256, -1] {
            assert_eq!(lift::<Tag>(bad), Err(UNKNOWN));
        }
        for value in [Signed::Low, Signed::Zero, Signed::Minus] {
            assert_eq!(lower_case(value), value as i32);
            assert_eq!(lift(value as i32), Ok(value));
        }
        for bad in [1, 255, 128, i32::MIN] {
            assert_eq!(lift::<Signed>(bad), Err(UNKNOWN));
        }
        assert_eq!((lower_case(Wide::Last), lift(-1)), (-1, Ok(Wide::Last)));
        assert_eq!(lift::<Wide>(8), Err(UNKNOWN));
        for (value, core) in [(WideSigned::First, i32::MIN), (WideSigned::Minus, -1)] {
            assert_eq!((lower_case(value), lift(core)), (core, Ok(value)));
        }
    }

    /// Numbers at the border of those that are cases, in both directions.
    #[test]
    fn no_other_number_is_a_case() {
        for number in -300..300 {
            let is_case = [-128, -1, 0].contains(&number);
            assert_eq!(find::<Signed>(number).is_some(), is_case, "{number}");
        }
        assert_eq!(find::<Tag>(1 << 64), None);
        assert_eq!(find::<Wide>(7 | 1 << 64), None);
        const { assert!(is_numbered(Tag::CASES) && !is_numbered(Signed::CASES)) };
    }

    #[test]
    fn the_table_names_the_cases() {
        assert_eq!(case_name(Signed::Minus), "the name");
        assert_eq!(zero_case::<Signed>(), Some("the name"));
        assert_eq!(zero_case::<Wide>(), None);
        assert_eq!(case(7), Ok(Wide::Seven));
    }
}
