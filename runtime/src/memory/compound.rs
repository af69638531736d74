//! Guest types that consist of others: tuples, `Result`, and pointers with a length.

use super::layout::{Compound, Field, Layout};
use crate::{GuestBytes, GuestBytesMut, GuestError, GuestPtr, GuestType};

macro_rules! tuple {
    ($($T:ident $index:tt)*) => {
        impl<$($T: GuestType),*> Compound for ($($T,)*) {
            const FIELDS: &'static [Layout] = &[$(<$T as Field>::LAYOUT),*];
        }

        /// A tuple: consecutive members, each aligned.
        #[allow(unused, reason = "one macro for every length")]
        impl<$($T: GuestType),*> GuestType for ($($T,)*) {
            const SIZE: u32 = <Self as Compound>::LAYOUT.size();
            const ALIGN: u32 = <Self as Compound>::LAYOUT.align();

            #[inline]
            fn decode(bytes: GuestBytes<'_>) -> Result<Self, GuestError> {
                let bytes = <Self as Compound>::bytes(bytes)?;
                Ok(($($T::decode_in::<Self, $index>(bytes)?,)*))
            }

            #[inline]
            fn encode(self, bytes: GuestBytesMut<'_>) -> Result<(), GuestError> {
                let mut bytes = <Self as Compound>::bytes_mut(bytes)?;
                $(self.$index.encode_in::<Self, $index>(&mut bytes)?;)*
                Ok(())
            }
        }
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

impl<T: GuestType, E: GuestType> Compound for Result<T, E> {
    const FIELDS: &'static [Layout] = &[
        <u32 as Field>::LAYOUT,
        Layout::union(&[<T as Field>::LAYOUT, <E as Field>::LAYOUT]),
    ];
}

/// An `expected`: a tag of 32 bits, 0 for `Ok`, then the payload.
impl<T: GuestType, E: GuestType> GuestType for Result<T, E> {
    const SIZE: u32 = <Self as Compound>::LAYOUT.size();
    const ALIGN: u32 = <Self as Compound>::LAYOUT.align();

    #[inline]
    fn decode(bytes: GuestBytes<'_>) -> Result<Self, GuestError> {
        let bytes = <Self as Compound>::bytes(bytes)?;
        match u32::decode_in::<Self, 0>(bytes)? {
            0 => T::decode_in::<Self, 1>(bytes).map(Ok),
            1 => E::decode_in::<Self, 1>(bytes).map(Err),
            _ => Err(GuestError::InvalidEnumValue("expected")),
        }
    }

    #[inline]
    fn encode(self, bytes: GuestBytesMut<'_>) -> Result<(), GuestError> {
        let mut bytes = <Self as Compound>::bytes_mut(bytes)?;
        u32::from(self.is_err()).encode_in::<Self, 0>(&mut bytes)?;
        match self {
            Ok(value) => value.encode_in::<Self, 1>(&mut bytes),
            Err(error) => error.encode_in::<Self, 1>(&mut bytes),
        }
    }
}

/// A list inside other data: a pointer to the elements, then the number of elements.
impl<T> GuestType for GuestPtr<[T]> {
    const SIZE: u32 = 8;
    const ALIGN: u32 = 4;
    const BY_VALUE: bool = true;

    #[inline]
    fn decode(bytes: GuestBytes<'_>) -> Result<Self, GuestError> {
        GuestType::decode(bytes).map(GuestPtr::new)
    }

    #[inline]
    fn encode(self, bytes: GuestBytesMut<'_>) -> Result<(), GuestError> {
        self.offset().encode(bytes)
    }
}

/// A string inside other data: a pointer to the bytes, then the number of bytes.
impl GuestType for GuestPtr<str> {
    const SIZE: u32 = 8;
    const ALIGN: u32 = 4;
    const BY_VALUE: bool = true;

    #[inline]
    fn decode(bytes: GuestBytes<'_>) -> Result<Self, GuestError> {
        GuestType::decode(bytes).map(GuestPtr::new)
    }

    #[inline]
    fn encode(self, bytes: GuestBytesMut<'_>) -> Result<(), GuestError> {
        self.offset().encode(bytes)
    }
}

#[cfg(test)]
mod tests {
    use super::super::guest_type::tests::{decode, round_trip};
    use super::*;

    #[test]
    fn lists_and_strings() {
        round_trip(GuestPtr::<[u64]>::new((5, 6)), &[5, 0, 0, 0, 6, 0, 0, 0]);
        round_trip(GuestPtr::<str>::new((5, 6)), &[5, 0, 0, 0, 6, 0, 0, 0]);
    }

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
