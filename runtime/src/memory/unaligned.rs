//! Values that may be at any address.

use crate::{GuestBytes, GuestBytesMut, GuestError, GuestType};

/// A value that may be at any address, such as in a packed struct.
///
/// It has the size and the bytes of a `T`, and the alignment 1. Use it as the target of a
/// [`GuestPtr`](crate::GuestPtr), as a field, or as an element:
///
/// ```
/// use wasmtime_integration::{GuestMemory, GuestPtr, Unaligned};
///
/// let mut bytes = [0, 1, 2, 0, 0, 0];
/// let memory = GuestMemory::from(&mut bytes);
/// assert!(memory.read(GuestPtr::<u32>::new(1)).is_err());
/// let Unaligned(number) = memory.read(GuestPtr::<Unaligned<u32>>::new(1))?;
/// assert_eq!(number, 0x201);
/// # Ok::<(), wasmtime_integration::GuestError>(())
/// ```
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Unaligned<T>(pub T);

impl<T: GuestType> GuestType for Unaligned<T> {
    const SIZE: u32 = T::SIZE;
    const ALIGN: u32 = 1;

    #[inline]
    fn decode(bytes: GuestBytes<'_>) -> Result<Self, GuestError> {
        T::decode(bytes).map(Unaligned)
    }

    #[inline]
    fn encode(self, bytes: GuestBytesMut<'_>) -> Result<(), GuestError> {
        self.0.encode(bytes)
    }
}

#[cfg(test)]
mod tests {
    use super::super::guest_type::tests::round_trip;
    use super::*;
    use crate::{GuestMemory, GuestPtr};

    #[test]
    fn only_the_alignment_differs() {
        round_trip(Unaligned(0x0102_u16), &[2, 1]);
        round_trip((1_u8, Unaligned(2_u32), 3_u8), &[1, 2, 0, 0, 0, 3]);
        round_trip([Unaligned((1_u8, 2_u16)); 2], &[1, 0, 2, 0, 1, 0, 2, 0]);
        let mut bytes = [0; 9];
        let mut memory = GuestMemory::from(&mut bytes);
        let ptr = GuestPtr::<Unaligned<u64>>::new(1);
        assert_eq!(memory.write(ptr, Unaligned(u64::MAX)), Ok(()));
        assert_eq!(memory.read(ptr), Ok(Unaligned(u64::MAX)));
        assert!(memory.read(GuestPtr::<Unaligned<u64>>::new(2)).is_err());
        assert!(memory.read(GuestPtr::<u64>::new(1)).is_err());
    }
}
