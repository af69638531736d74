//! Types that can be stored in a guest's memory.

use crate::{GuestBytes, GuestBytesMut, GuestError, GuestMemory, GuestPtr, Pointee};
// For the macro, which generated code calls next to `use …::glue as __glue`.
use crate::memory as __glue;

/// A type with a representation in a guest's memory, as defined by the witx ABI
/// of WASI preview 1: little-endian on every host, with fields aligned as in C.
///
/// `#[derive(GuestType)]` implements it, and so do the macros, for the types of a witx document. A
/// manual implementation provides [`decode`](Self::decode) and [`encode`](Self::encode); bounds and
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

    /// Whether a value is passed by value, rather than by its address.
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
        const { check_decoded_size::<Self>() };
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
        const { check_decoded_size::<Self>() };
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

    /// Decodes an array.
    #[doc(hidden)]
    #[inline]
    fn decode_array<const N: usize>(bytes: GuestBytes<'_>) -> Result<[Self; N], GuestError> {
        let size = Self::SIZE as usize;
        let bytes = bytes.exactly(size * N)?;
        // Not an array of `Result`s: the error is larger than most elements.
        let mut elements = [const { None }; N];
        for (index, element) in elements.iter_mut().enumerate() {
            *element = Some(bytes.decode_at(index * size)?);
        }
        Ok(elements.map(|element| match element {
            Some(element) => element,
            None => unreachable!("each element was decoded"),
        }))
    }
}

/// Fails to compile if a `T` is too large to be decoded onto the host's stack.
///
/// # Panics
///
/// Panics in that case, which is a compile error.
#[track_caller]
pub const fn check_decoded_size<T>() {
    assert!(
        size_of::<T>() <= 16 << 10,
        "a value of more than 16 KiB can't be decoded, because it would be on the host's stack: \
         borrow it as `&[u8; N]`, or take its elements as a `Vec`"
    );
}

/// Implements [`GuestType`] for numbers, whose lists and arrays are read in one pass.
macro_rules! numbers {
    ($($number:ident)*: |$bytes:ident, $values:ident| $append:expr, $read_array:expr) => {$(
        impl GuestType for $number {
            const SIZE: u32 = size_of::<$number>() as u32;
            const ALIGN: u32 = Self::SIZE;
            // Guests can't pass 128 bits by value.
            const BY_VALUE: bool = size_of::<$number>() <= 8;

            #[inline]
            fn decode(bytes: GuestBytes<'_>) -> Result<Self, GuestError> {
                bytes.read().map(Self::from_le_bytes)
            }

            #[inline]
            fn encode(self, bytes: GuestBytesMut<'_>) -> Result<(), GuestError> {
                bytes.write(self.to_le_bytes())
            }

            #[inline]
            fn decode_all(
                $bytes: GuestBytes<'_>,
                _len: u32,
                $values: &mut Vec<Self>,
            ) -> Result<(), GuestError> {
                $append;
                Ok(())
            }

            #[inline]
            fn decode_array<const N: usize>(
                $bytes: GuestBytes<'_>,
            ) -> Result<[Self; N], GuestError> {
                $read_array
            }
        }
    )*};
}

#[expect(
    clippy::cast_possible_truncation,
    reason = "the size of a number is at most 16"
)]
mod numbers {
    use super::{GuestBytes, GuestBytesMut, GuestError, GuestType};

    // The compiler doesn't turn the loops below into copies of bytes.
    numbers!(u8: |bytes, values| bytes.append_to(values), bytes.read());
    numbers!(
        i8 u16 i16 u32 i32 u64 i64 u128 i128 f32 f64:
        |bytes, values| bytes.append_numbers(values, Self::from_le_bytes),
        bytes.read_numbers(Self::from_le_bytes)
    );
}

/// Makes a type a guest type that is stored as another one.
#[doc(hidden)]
#[macro_export]
macro_rules! __stored_as {
    (
        $(#[$attribute:meta])* $ty:ty as $stored_ty:ty,
        |$stored:ident| $decoded:expr, |$self:ident| $encoded:expr
    ) => {
        $(#[$attribute])*
        impl __glue::GuestType for $ty {
            const SIZE: ::core::primitive::u32 = <$stored_ty as __glue::GuestType>::SIZE;
            const ALIGN: ::core::primitive::u32 = <$stored_ty as __glue::GuestType>::ALIGN;
            const BY_VALUE: ::core::primitive::bool = <$stored_ty as __glue::GuestType>::BY_VALUE;

            #[inline]
            fn decode(
                bytes: __glue::GuestBytes<'_>,
            ) -> ::core::result::Result<Self, __glue::GuestError> {
                let $stored = <$stored_ty as __glue::GuestType>::decode(bytes)?;
                $decoded
            }

            #[inline]
            fn encode(
                $self,
                bytes: __glue::GuestBytesMut<'_>,
            ) -> ::core::result::Result<(), __glue::GuestError> {
                <$stored_ty as __glue::GuestType>::encode($encoded, bytes)
            }
        }
    };
}

__stored_as!(
    /// 32 bits wide, because witx defines `bool` as a variant without an explicit tag.
    bool as u32,
    |number| match number {
        0 => Ok(false),
        1 => Ok(true),
        _ => Err(GuestError::InvalidEnumValue("bool")),
    },
    |self| self.into()
);

__stored_as!(
    /// 32 bits that hold a Unicode scalar value.
    char as u32,
    |code| char::from_u32(code).ok_or(GuestError::InvalidChar(code)),
    |self| self.into()
);

/// A pointer: the address, in 32 bits. The length of a `[T]` or a `str` follows.
impl<T: ?Sized + Pointee<Pointer: GuestType>> GuestType for GuestPtr<T> {
    const SIZE: u32 = T::Pointer::SIZE;
    const ALIGN: u32 = T::Pointer::ALIGN;
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
pub(super) mod tests {
    use super::*;

    pub(crate) fn decode<T: GuestType>(bytes: &[u8]) -> Result<T, GuestError> {
        T::decode(bytes.into())
    }

    pub(crate) fn round_trip<T: GuestType + Copy + PartialEq + std::fmt::Debug>(
        value: T,
        expected: &[u8],
    ) {
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
        [value; 2].encode((&mut stored[..]).into()).unwrap();
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
    fn a_pointer_is_its_address_and_length() {
        round_trip(GuestPtr::<u64>::new(5), &[5, 0, 0, 0]);
        round_trip(GuestPtr::<[u64]>::new((5, 6)), &[5, 0, 0, 0, 6, 0, 0, 0]);
        round_trip(GuestPtr::<str>::new((5, 6)), &[5, 0, 0, 0, 6, 0, 0, 0]);
    }
}
