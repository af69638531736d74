//! Guest types that consist of others: records, variants, tuples and `Result`.

use super::layout::{Field, Layout};
use crate::GuestError;
// For the macros, which generated code calls next to `use …::glue as __glue`.
use crate::memory as __glue;

/// Makes a type a guest type, from the layouts of its fields and the expressions that decode and
/// encode it.
#[doc(hidden)]
#[macro_export]
macro_rules! __compound {
    (
        $(#[$attribute:meta])* $({$($T:ident),*})? $ty:ty, $fields:expr,
        |$bytes:ident| $decode:expr, |$self:ident, $bytes_mut:ident| { $($encode:tt)* }
    ) => {
        impl$(<$($T: __glue::GuestType),*>)? __glue::Compound for $ty {
            const FIELDS: &'static [__glue::Layout] = &$fields;
        }

        $(#[$attribute])*
        impl$(<$($T: __glue::GuestType),*>)? __glue::GuestType for $ty {
            const SIZE: ::core::primitive::u32 = __glue::size::<Self>();
            const ALIGN: ::core::primitive::u32 = __glue::align::<Self>();

            #[inline]
            fn decode(
                bytes: __glue::GuestBytes<'_>,
            ) -> ::core::result::Result<Self, __glue::GuestError> {
                let $bytes = <Self as __glue::Compound>::bytes(bytes)?;
                $decode
            }

            #[inline]
            fn encode(
                $self,
                bytes: __glue::GuestBytesMut<'_>,
            ) -> ::core::result::Result<(), __glue::GuestError> {
                let $bytes_mut = &mut <Self as __glue::Compound>::bytes_mut(bytes)?;
                $($encode)*
            }
        }
    };
}

macro_rules! tuple {
    ($($T:ident $index:tt)*) => {
        __compound!(
            /// A tuple: consecutive members, each aligned.
            {$($T),*} ($($T,)*),
            [$(<$T as Field>::LAYOUT),*],
            |_bytes| Ok(($($T::decode_in::<Self, $index>(_bytes)?,)*)),
            |self, _bytes| {
                $(self.$index.encode_in::<Self, $index>(_bytes)?;)*
                Ok(())
            }
        );
    };
}

/// Implements the traits for the tuple of the first members, then for longer ones.
macro_rules! tuples {
    ([$($done:tt)*]) => { tuple!($($done)*); };
    ([$($done:tt)*] $T:ident $index:tt $($rest:tt)*) => {
        tuple!($($done)*);
        tuples!([$($done)* $T $index] $($rest)*);
    };
}

tuples!([] A 0 B 1 C 2 D 3 E 4 F 5 G 6 H 7 I 8 J 9 K 10 L 11);

__compound!(
    /// An `expected`: a tag of 32 bits, 0 for `Ok`, then the payload.
    {T, E} Result<T, E>,
    [
        <u32 as Field>::LAYOUT,
        Layout::union(&[<T as Field>::LAYOUT, <E as Field>::LAYOUT]),
    ],
    |bytes| match u32::decode_in::<Self, 0>(bytes)? {
        0 => T::decode_in::<Self, 1>(bytes).map(Ok),
        1 => E::decode_in::<Self, 1>(bytes).map(Err),
        _ => Err(GuestError::InvalidEnumValue("expected")),
    },
    |self, bytes| {
        u32::from(self.is_err()).encode_in::<Self, 0>(bytes)?;
        match self {
            Ok(value) => value.encode_in::<Self, 1>(bytes),
            Err(error) => error.encode_in::<Self, 1>(bytes),
        }
    }
);

#[cfg(test)]
mod tests {
    use super::super::guest_type::tests::{decode, round_trip};
    use super::*;
    use crate::GuestType;

    #[test]
    fn compounds_are_laid_out_as_in_c() {
        round_trip((), &[]);
        round_trip((1u8, 2u16), &[1, 0, 2, 0]);
        round_trip((1u16, 2u8), &[1, 0, 2, 0]);
        round_trip(
            (1u8, 2u64, 3u8),
            &[
                1, 0, 0, 0, 0, 0, 0, 0, 2, 0, 0, 0, 0, 0, 0, 0, 3, 0, 0, 0, 0, 0, 0, 0,
            ],
        );
        round_trip(Ok::<u8, ()>(3), &[0, 0, 0, 0, 3, 0, 0, 0]);
        round_trip(Err::<(), ()>(()), &[1, 0, 0, 0]);
        round_trip(
            Ok::<u64, u16>(3),
            &[0, 0, 0, 0, 0, 0, 0, 0, 3, 0, 0, 0, 0, 0, 0, 0],
        );
        assert_eq!(
            decode::<Result<(), ()>>(&[2, 0, 0, 0]),
            Err(GuestError::InvalidEnumValue("expected"))
        );
    }

    #[test]
    fn padding_is_left_alone() {
        let mut bytes = [0xee; 4];
        (1u8, 2u16).encode((&mut bytes[..]).into()).unwrap();
        assert_eq!(bytes, [1, 0xee, 2, 0]);
    }
}
