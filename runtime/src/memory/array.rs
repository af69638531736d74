//! Arrays.

use super::guest_type::check_decoded_size;
use crate::{GuestBytes, GuestBytesMut, GuestError, GuestType};

/// An array: consecutive elements. It only occurs inside other types, since witx has none.
impl<T: GuestType, const N: usize> GuestType for [T; N] {
    const SIZE: u32 = array_size(T::SIZE, N);
    const ALIGN: u32 = T::ALIGN;

    #[inline]
    fn decode(bytes: GuestBytes<'_>) -> Result<Self, GuestError> {
        const { check_decoded_size::<Self>() };
        T::decode_array(bytes)
    }

    #[inline]
    fn encode(self, bytes: GuestBytesMut<'_>) -> Result<(), GuestError> {
        // By reference: an array may be large, and each move copies it in a build without
        // optimizations.
        let mut elements = self.into_iter();
        bytes
            .exactly(Self::SIZE as usize)?
            .encode_all(&mut elements)
    }
}

#[expect(clippy::cast_possible_truncation, reason = "it is compared")]
const fn array_size(element: u32, count: usize) -> u32 {
    let len = count as u32;
    match element.checked_mul(len) {
        Some(size) if len as usize == count => size,
        _ => panic!("an array is larger than a memory"),
    }
}

#[cfg(test)]
mod tests {
    use std::fmt::Debug;
    use std::thread;

    use super::super::guest_type::tests::{decode, round_trip};
    use super::*;

    #[test]
    fn arrays_are_consecutive_elements() {
        round_trip([1u16, 2], &[1, 0, 2, 0]);
        round_trip([1u8, 2, 3], &[1, 2, 3]);
        round_trip([1.0f32, -2.0], &[0, 0, 0x80, 0x3f, 0, 0, 0, 0xc0]);
        round_trip(['é', 'a'], &[0xe9, 0, 0, 0, b'a', 0, 0, 0]);
        round_trip([(1u8, 2u16); 2], &[1, 0, 2, 0, 1, 0, 2, 0]);
        round_trip([[1u8, 2], [3, 4]], &[1, 2, 3, 4]);
        round_trip([0u32; 0], &[]);
        round_trip([(); 3], &[]);
        assert_eq!(
            decode::<[bool; 2]>(&[1, 0, 0, 0, 2, 0, 0, 0]),
            Err(GuestError::InvalidEnumValue("bool"))
        );
        for len in [0, 1, 3] {
            assert!(decode::<[u8; 2]>(&[1; 3][..len]).is_err());
            assert!(decode::<[u16; 1]>(&[1; 3][..len]).is_err());
            assert!(decode::<[(u8, u8); 1]>(&[1; 3][..len]).is_err());
        }
    }

    #[test]
    fn elements_are_neither_copied_nor_leaked() {
        struct Counted(Box<u8>);

        impl GuestType for Counted {
            const SIZE: u32 = 1;
            const ALIGN: u32 = 1;

            fn decode(bytes: GuestBytes<'_>) -> Result<Self, GuestError> {
                match u8::decode(bytes)? {
                    0 => Err(GuestError::PtrOverflow),
                    byte => Ok(Counted(Box::new(byte))),
                }
            }

            fn encode(self, bytes: GuestBytesMut<'_>) -> Result<(), GuestError> {
                self.0.encode(bytes)
            }
        }

        assert!(decode::<[Counted; 2]>(&[1, 2]).is_ok());
        assert_eq!(
            decode::<[Counted; 2]>(&[1, 0]).err(),
            Some(GuestError::PtrOverflow)
        );
    }

    /// Decodes and encodes the largest value on a thread with a small stack.
    fn fits<T: GuestType + PartialEq + Debug>() {
        const { check_decoded_size::<T>() };
        let on_stack = || {
            let bytes = vec![0; T::SIZE as usize];
            let value: T = decode(&bytes).unwrap();
            let mut written = vec![1; T::SIZE as usize];
            value.encode(written[..].as_mut().into()).unwrap();
            assert_eq!(written[0], 0);
        };
        let thread = thread::Builder::new().stack_size(256 << 10).spawn(on_stack);
        thread.unwrap().join().unwrap();
    }

    #[test]
    fn the_largest_values_take_a_small_multiple_of_their_size() {
        fits::<[u8; 16 << 10]>();
        fits::<[u64; 2 << 10]>();
        fits::<[bool; 16 << 10]>();
        fits::<[char; 4 << 10]>();
        fits::<[(u8, u8); 8 << 10]>();
        fits::<[[u8; 128]; 128]>();
        fits::<[[[u16; 16]; 16]; 32]>();
        fits::<([u8; 8 << 10], [u32; 2 << 10])>();
        fits::<Result<[u32; 4000], [(u32, u32); 2000]>>();
        fits::<[Result<u32, u8>; 2 << 10]>();
    }
}
