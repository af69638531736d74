//! Types that can be stored in a guest's memory.

use super::bytes::wrong_length;
use super::layout::{Field, Fields, FieldsMut, Layout, VariantType};
use crate::{GuestBytes, GuestBytesMut, GuestError, GuestMemory, GuestPtr};

/// A type with a representation in a guest's memory, as defined by the witx ABI
/// of WASI preview 1: little-endian on every host, with fields aligned as in C.
///
/// The macros implement it for the types of a witx document. A manual implementation
/// provides [`decode`](Self::decode) and [`encode`](Self::encode); bounds and
/// alignment are checked before these are called.
#[diagnostic::on_unimplemented(
    message = "`{Self}` can't be stored in a guest's memory",
    label = "not a guest type",
    note = "derive `GuestType` for a type of your own"
)]
pub trait GuestType: Sized {
    /// The size of a value in the guest's memory, in bytes.
    const SIZE: u32;
    /// The alignment of a value in the guest's memory, in bytes: a power of two.
    const ALIGN: u32;

    /// Whether guests pass the value itself, and not its address.
    #[doc(hidden)]
    const BY_VALUE: bool = false;

    /// Decodes a value from its [`SIZE`](Self::SIZE) bytes.
    ///
    /// # Errors
    ///
    /// Fails if the bytes are not a valid value of this type.
    fn decode(bytes: GuestBytes<'_>) -> Result<Self, GuestError>;

    /// Encodes a value into its [`SIZE`](Self::SIZE) bytes. Padding is left
    /// unchanged.
    ///
    /// # Errors
    ///
    /// Fails if `bytes` has a different length.
    fn encode(self, bytes: GuestBytesMut<'_>) -> Result<(), GuestError>;

    /// Returns [`SIZE`](Self::SIZE), for code that was written for `wiggle`.
    #[must_use]
    fn guest_size() -> u32 {
        Self::SIZE
    }

    /// Returns [`ALIGN`](Self::ALIGN), for code that was written for `wiggle`.
    #[must_use]
    fn guest_align() -> usize {
        Self::ALIGN as usize
    }

    /// Reads the value at `ptr`, as
    /// [`GuestMemory::read`](crate::GuestMemory::read) does.
    ///
    /// # Errors
    ///
    /// Fails if `ptr` is out of bounds or misaligned, or if the bytes there are
    /// not a valid value of this type.
    #[inline]
    fn read(memory: &GuestMemory<'_>, ptr: GuestPtr<Self>) -> Result<Self, GuestError> {
        Self::decode(memory.bytes(ptr.as_array(1))?)
    }

    /// Writes `value` to `ptr`, as
    /// [`GuestMemory::write`](crate::GuestMemory::write) does.
    ///
    /// # Errors
    ///
    /// Fails if `ptr` is out of bounds or misaligned.
    #[inline]
    fn write(
        memory: &mut GuestMemory<'_>,
        ptr: GuestPtr<Self>,
        value: Self,
    ) -> Result<(), GuestError> {
        value.encode(memory.bytes_mut(ptr.as_array(1))?)
    }

    /// Decodes `len` consecutive values and appends them to `values`.
    #[doc(hidden)]
    #[inline]
    fn decode_all(
        bytes: GuestBytes<'_>,
        len: u32,
        values: &mut Vec<Self>,
    ) -> Result<(), GuestError> {
        if Self::SIZE == 0 {
            for _ in 0..len {
                values.push(Self::decode(bytes)?);
            }
            return Ok(());
        }
        bytes.try_for_each(Self::SIZE as usize, |value| {
            values.push(Self::decode(value)?);
            Ok(())
        })
    }

    /// Encodes consecutive values.
    #[doc(hidden)]
    #[inline]
    fn encode_all(values: &[Self], bytes: GuestBytesMut<'_>) -> Result<(), GuestError>
    where
        Self: Copy,
    {
        if Self::SIZE == 0 {
            return Ok(());
        }
        let mut values = values.iter();
        bytes.try_for_each(Self::SIZE as usize, |bytes| match values.next() {
            Some(value) => value.encode(bytes),
            None => Ok(()),
        })
    }
}

/// Decodes the field of a record at `offset` in the record's bytes.
///
/// # Errors
///
/// Fails if the bytes there are not a valid `T`.
#[inline]
pub fn decode_field<T: GuestType>(bytes: GuestBytes<'_>, offset: u32) -> Result<T, GuestError> {
    let start = offset as usize;
    match bytes.get(start..start + T::SIZE as usize) {
        Some(field) => T::decode(field),
        None => Err(wrong_length(bytes.len())),
    }
}

/// Encodes the field of a record at `offset` in the record's bytes.
///
/// # Errors
///
/// Fails if the record is too short.
#[inline]
pub fn encode_field<T: GuestType>(
    bytes: &mut GuestBytesMut<'_>,
    offset: u32,
    value: T,
) -> Result<(), GuestError> {
    let (start, len) = (offset as usize, bytes.len());
    match bytes.get_mut(start..start + T::SIZE as usize) {
        Some(field) => value.encode(field),
        None => Err(wrong_length(len)),
    }
}

macro_rules! numbers {
    ($($number:ident)*) => {$(
        impl GuestType for $number {
            const SIZE: u32 = size_of::<$number>() as u32;
            const ALIGN: u32 = Self::SIZE;

            #[inline]
            fn decode(bytes: GuestBytes<'_>) -> Result<Self, GuestError> {
                bytes.read().map(Self::from_le_bytes)
            }

            #[inline]
            fn encode(self, bytes: GuestBytesMut<'_>) -> Result<(), GuestError> {
                bytes.write(self.to_le_bytes())
            }
        }
    )*};
}

#[expect(
    clippy::cast_possible_truncation,
    reason = "the size of a number is at most 8"
)]
mod numbers {
    use super::{GuestBytes, GuestBytesMut, GuestError, GuestType};

    numbers!(i8 u16 i16 u32 i32 u64 i64 f32 f64);
}

impl GuestType for u8 {
    const SIZE: u32 = 1;
    const ALIGN: u32 = 1;

    #[inline]
    fn decode(bytes: GuestBytes<'_>) -> Result<Self, GuestError> {
        bytes.read().map(|[byte]| byte)
    }

    #[inline]
    fn encode(self, bytes: GuestBytesMut<'_>) -> Result<(), GuestError> {
        bytes.write([self])
    }

    #[inline]
    fn decode_all(
        bytes: GuestBytes<'_>,
        _len: u32,
        values: &mut Vec<Self>,
    ) -> Result<(), GuestError> {
        bytes.append_to(values);
        Ok(())
    }

    #[inline]
    fn encode_all(values: &[Self], bytes: GuestBytesMut<'_>) -> Result<(), GuestError> {
        bytes.copy_from_slice(values)
    }
}

/// 32 bits wide, because witx defines `bool` as a variant without an explicit tag.
impl GuestType for bool {
    const SIZE: u32 = 4;
    const ALIGN: u32 = 4;

    #[inline]
    fn decode(bytes: GuestBytes<'_>) -> Result<Self, GuestError> {
        match u32::decode(bytes)? {
            0 => Ok(false),
            1 => Ok(true),
            _ => Err(GuestError::InvalidEnumValue("bool")),
        }
    }

    #[inline]
    fn encode(self, bytes: GuestBytesMut<'_>) -> Result<(), GuestError> {
        u32::from(self).encode(bytes)
    }
}

/// 32 bits that hold a Unicode scalar value.
impl GuestType for char {
    const SIZE: u32 = 4;
    const ALIGN: u32 = 4;

    #[inline]
    fn decode(bytes: GuestBytes<'_>) -> Result<Self, GuestError> {
        let code = u32::decode(bytes)?;
        char::from_u32(code).ok_or(GuestError::InvalidChar(code))
    }

    #[inline]
    fn encode(self, bytes: GuestBytesMut<'_>) -> Result<(), GuestError> {
        u32::from(self).encode(bytes)
    }
}

/// A pointer: 32 bits.
impl<T> GuestType for GuestPtr<T> {
    const SIZE: u32 = 4;
    const ALIGN: u32 = 4;

    #[inline]
    fn decode(bytes: GuestBytes<'_>) -> Result<Self, GuestError> {
        u32::decode(bytes).map(GuestPtr::new)
    }

    #[inline]
    fn encode(self, bytes: GuestBytesMut<'_>) -> Result<(), GuestError> {
        self.offset().encode(bytes)
    }
}

/// A list inside other data: a pointer to the elements, then the number of elements.
impl<T> GuestType for GuestPtr<[T]> {
    const SIZE: u32 = 8;
    const ALIGN: u32 = 4;

    #[inline]
    fn decode(bytes: GuestBytes<'_>) -> Result<Self, GuestError> {
        Ok(GuestPtr::new((
            decode_field(bytes, 0)?,
            decode_field(bytes, 4)?,
        )))
    }

    #[inline]
    fn encode(self, mut bytes: GuestBytesMut<'_>) -> Result<(), GuestError> {
        let (offset, len) = self.offset();
        encode_field(&mut bytes, 0, offset)?;
        encode_field(&mut bytes, 4, len)
    }
}

/// A string inside other data: a pointer to the bytes, then the number of bytes.
impl GuestType for GuestPtr<str> {
    const SIZE: u32 = 8;
    const ALIGN: u32 = 4;

    #[inline]
    fn decode(bytes: GuestBytes<'_>) -> Result<Self, GuestError> {
        GuestPtr::<[u8]>::decode(bytes).map(|ptr| ptr.cast())
    }

    #[inline]
    fn encode(self, bytes: GuestBytesMut<'_>) -> Result<(), GuestError> {
        self.as_bytes().encode(bytes)
    }
}

/// An array: consecutive elements. It only occurs inside other types, since witx has none.
impl<T: GuestType, const N: usize> GuestType for [T; N] {
    const SIZE: u32 = array_size(T::SIZE, N);
    const ALIGN: u32 = T::ALIGN;

    #[inline]
    fn decode(bytes: GuestBytes<'_>) -> Result<Self, GuestError> {
        let mut offset = 0;
        let elements = [(); N].map(|()| {
            let element = decode_field(bytes, offset);
            offset += T::SIZE;
            element
        });
        if let Some(Err(error)) = elements.iter().find(|element| element.is_err()) {
            return Err(error.clone());
        }
        Ok(elements.map(|element| match element {
            Ok(element) => element,
            Err(_) => unreachable!("the first error was returned"),
        }))
    }

    #[inline]
    fn encode(self, mut bytes: GuestBytesMut<'_>) -> Result<(), GuestError> {
        if bytes.len() != Self::SIZE as usize {
            return Err(wrong_length(bytes.len()));
        }
        let mut offset = 0;
        for element in self {
            encode_field(&mut bytes, offset, element)?;
            offset += T::SIZE;
        }
        Ok(())
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

impl<T: GuestType, E: GuestType> VariantType for Result<T, E> {
    type Tag = u32;
    const PAYLOAD: Layout = <T as Field>::LAYOUT.or(<E as Field>::LAYOUT);
}

/// An `expected`: a tag of 32 bits, 0 for `Ok`, then the payload.
impl<T: GuestType, E: GuestType> GuestType for Result<T, E> {
    const SIZE: u32 = <Self as VariantType>::LAYOUT.size();
    const ALIGN: u32 = <Self as VariantType>::LAYOUT.align();

    #[inline]
    fn decode(bytes: GuestBytes<'_>) -> Result<Self, GuestError> {
        match decode_field::<u32>(bytes, 0)? {
            0 => Self::decode_payload(bytes).map(Ok),
            1 => Self::decode_payload(bytes).map(Err),
            _ => Err(GuestError::InvalidEnumValue("expected")),
        }
    }

    #[inline]
    fn encode(self, bytes: GuestBytesMut<'_>) -> Result<(), GuestError> {
        match self {
            Ok(value) => Self::encode_case(bytes, 0, value),
            Err(error) => Self::encode_case(bytes, 1, error),
        }
    }
}

macro_rules! tuples {
    ($(($($T:ident)*))*) => {$(
        /// A tuple: consecutive members, each aligned.
        #[allow(non_snake_case, unused, reason = "one macro for every length")]
        impl<$($T: GuestType),*> GuestType for ($($T,)*) {
            const SIZE: u32 = Layout::EMPTY$(.field::<$T>())*.size();
            const ALIGN: u32 = Layout::EMPTY$(.field::<$T>())*.align();

            #[inline]
            fn decode(bytes: GuestBytes<'_>) -> Result<Self, GuestError> {
                let mut fields = Fields::new(bytes);
                Ok(($(fields.decode::<$T>()?,)*))
            }

            #[inline]
            fn encode(self, bytes: GuestBytesMut<'_>) -> Result<(), GuestError> {
                let ($($T,)*) = self;
                let mut fields = FieldsMut::new(bytes);
                $(fields.encode($T)?;)*
                Ok(())
            }
        }
    )*};
}

tuples! {
    () (A) (A B) (A B C) (A B C D) (A B C D E) (A B C D E F) (A B C D E F G)
    (A B C D E F G H) (A B C D E F G H I) (A B C D E F G H I J)
    (A B C D E F G H I J K) (A B C D E F G H I J K L)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn decode<T: GuestType>(bytes: &[u8]) -> Result<T, GuestError> {
        T::decode(bytes.into())
    }

    fn round_trip<T: GuestType + Copy + PartialEq + std::fmt::Debug>(value: T, expected: &[u8]) {
        assert_eq!(T::SIZE as usize, expected.len());
        assert_eq!(T::guest_size(), T::SIZE);
        assert_eq!(T::guest_align(), T::ALIGN as usize);
        let mut bytes = vec![0; expected.len()];
        value.encode((&mut bytes[..]).into()).unwrap();
        assert_eq!(bytes, expected);
        assert_eq!(decode(&bytes), Ok(value));
        // Neither function accesses bytes past the end of its slice.
        assert!(T::SIZE == 0 || decode::<T>(&[]).is_err());
        assert!(T::SIZE == 0 || value.encode((&mut [][..]).into()).is_err());
        // The bulk functions do the same, element for element.
        let twice = [expected, expected].concat();
        let mut decoded = Vec::new();
        T::decode_all(twice[..].into(), 2, &mut decoded).unwrap();
        assert_eq!(decoded, [value; 2]);
        let mut stored = vec![0; twice.len()];
        T::encode_all(&[value; 2], (&mut stored[..]).into()).unwrap();
        assert_eq!(stored, twice);
    }

    #[test]
    fn numbers_are_little_endian() {
        round_trip(0x12u8, &[0x12]);
        round_trip(-2i8, &[0xfe]);
        round_trip(0x1234u16, &[0x34, 0x12]);
        round_trip(-2i16, &[0xfe, 0xff]);
        round_trip(0x1234_5678u32, &[0x78, 0x56, 0x34, 0x12]);
        round_trip(-2i32, &[0xfe, 0xff, 0xff, 0xff]);
        round_trip(1u64 << 40, &[0, 0, 0, 0, 0, 1, 0, 0]);
        round_trip(i64::MIN, &[0, 0, 0, 0, 0, 0, 0, 0x80]);
        round_trip(1.0f32, &[0, 0, 0x80, 0x3f]);
        round_trip(-2.0f64, &[0, 0, 0, 0, 0, 0, 0, 0xc0]);
    }

    #[test]
    fn chars_and_bools_are_validated() {
        round_trip('é', &[0xe9, 0, 0, 0]);
        round_trip(true, &[1, 0, 0, 0]);
        assert_eq!(
            decode::<char>(&[0, 0xd8, 0, 0]),
            Err(GuestError::InvalidChar(0xd800))
        );
        assert_eq!(
            decode::<bool>(&[0, 1, 0, 0]),
            Err(GuestError::InvalidEnumValue("bool"))
        );
    }

    #[test]
    fn pointers_lists_and_strings() {
        round_trip(GuestPtr::<u64>::new(5), &[5, 0, 0, 0]);
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
    fn arrays_are_consecutive_elements() {
        round_trip([1u16, 2], &[1, 0, 2, 0]);
        round_trip([(1u8, 2u16); 2], &[1, 0, 2, 0, 1, 0, 2, 0]);
        round_trip([[1u8, 2], [3, 4]], &[1, 2, 3, 4]);
        round_trip([0u32; 0], &[]);
        assert_eq!(
            decode::<[bool; 2]>(&[1, 0, 0, 0, 2, 0, 0, 0]),
            Err(GuestError::InvalidEnumValue("bool"))
        );
        assert!(decode::<[u8; 2]>(&[1]).is_err());
    }

    #[test]
    fn padding_is_left_alone() {
        let mut bytes = [0xee; 4];
        (1u8, 2u16).encode((&mut bytes[..]).into()).unwrap();
        assert_eq!(bytes, [1, 0xee, 2, 0]);
    }
}
