//! The bytes of a value in a guest's memory.

use std::ops::Range;

#[cfg(feature = "threads")]
use super::shared::Cells;
use crate::{GuestError, GuestType, Region};

/// Bytes in a guest's memory that a value is decoded from.
///
/// An implementation of [`GuestType::decode`](crate::GuestType::decode) splits them with
/// [`get`](Self::get) and passes the parts to other types. To call it directly, convert a
/// slice with `from`.
#[derive(Clone, Copy, Debug)]
pub struct GuestBytes<'a>(View<'a>);

#[derive(Clone, Copy, Debug)]
enum View<'a> {
    Unshared(&'a [u8]),
    #[cfg(feature = "threads")]
    Shared(Cells<'a>),
}

impl<'a> From<&'a [u8]> for GuestBytes<'a> {
    #[inline]
    fn from(bytes: &'a [u8]) -> Self {
        GuestBytes(View::Unshared(bytes))
    }
}

#[cfg(feature = "threads")]
impl<'a> From<Cells<'a>> for GuestBytes<'a> {
    fn from(cells: Cells<'a>) -> Self {
        GuestBytes(View::Shared(cells))
    }
}

impl GuestBytes<'_> {
    /// Returns the number of bytes.
    #[inline]
    #[must_use]
    pub fn len(self) -> usize {
        match self.0 {
            View::Unshared(bytes) => bytes.len(),
            #[cfg(feature = "threads")]
            View::Shared(cells) => cells.len(),
        }
    }

    /// Returns `true` if there are no bytes.
    #[inline]
    #[must_use]
    pub fn is_empty(self) -> bool {
        self.len() == 0
    }

    /// Returns the bytes in `range`, or `None` if it is out of bounds.
    #[inline]
    #[must_use]
    pub fn get(self, range: Range<usize>) -> Option<Self> {
        match self.0 {
            View::Unshared(bytes) => bytes.get(range).map(Self::from),
            #[cfg(feature = "threads")]
            View::Shared(cells) => cells.get(range).map(Self::from),
        }
    }

    /// Returns a copy of all bytes. In shared memory, 2, 4 or 8 aligned bytes are read in one
    /// atomic access.
    ///
    /// # Errors
    ///
    /// Fails if the length is not `N`.
    #[inline]
    pub fn read<const N: usize>(self) -> Result<[u8; N], GuestError> {
        let read = match self.0 {
            View::Unshared(bytes) => bytes.try_into().ok(),
            #[cfg(feature = "threads")]
            View::Shared(cells) => cells.load(),
        };
        read.ok_or_else(|| wrong_length(self.len()))
    }

    /// Returns the bytes if there are `len`. After this check, the compiler drops the checks of parts
    /// at constant offsets.
    #[inline]
    pub(crate) fn exactly(self, len: usize) -> Result<Self, GuestError> {
        if self.len() == len {
            Ok(self)
        } else {
            Err(wrong_length(self.len()))
        }
    }

    /// Decodes the part that begins at `start`.
    #[inline]
    pub(crate) fn decode_at<T: GuestType>(self, start: usize) -> Result<T, GuestError> {
        match self.get(start..start + T::SIZE as usize) {
            Some(part) => T::decode(part),
            None => Err(wrong_length(self.len())),
        }
    }

    /// Decodes consecutive numbers of `SIZE` bytes. In shared memory, each aligned one is read in one
    /// atomic access.
    #[inline]
    pub(crate) fn read_numbers<const SIZE: usize, T: Copy + Default, const N: usize>(
        self,
        of_bytes: impl Fn([u8; SIZE]) -> T,
    ) -> Result<[T; N], GuestError> {
        let mut numbers = [T::default(); N];
        match self.exactly(size_of_val(&numbers))?.0 {
            View::Unshared(bytes) => {
                for (number, bytes) in numbers.iter_mut().zip(bytes.as_chunks().0) {
                    *number = of_bytes(*bytes);
                }
            }
            #[cfg(feature = "threads")]
            View::Shared(cells) => {
                for (number, bytes) in numbers.iter_mut().zip(cells.numbers()) {
                    *number = of_bytes(bytes);
                }
            }
        }
        Ok(numbers)
    }

    /// Appends a copy of all bytes to `copy`.
    #[inline]
    pub(crate) fn append_to(self, copy: &mut Vec<u8>) {
        match self.0 {
            View::Unshared(bytes) => copy.extend_from_slice(bytes),
            #[cfg(feature = "threads")]
            View::Shared(cells) => copy.extend(cells.bytes()),
        }
    }

    /// Appends all numbers to `numbers`, as [`read_numbers`](Self::read_numbers) decodes them.
    #[inline]
    pub(crate) fn append_numbers<const SIZE: usize, T>(
        self,
        numbers: &mut Vec<T>,
        of_bytes: impl Fn([u8; SIZE]) -> T,
    ) {
        match self.0 {
            View::Unshared(bytes) => {
                numbers.extend(bytes.as_chunks().0.iter().map(|bytes| of_bytes(*bytes)));
            }
            #[cfg(feature = "threads")]
            View::Shared(cells) => numbers.extend(cells.numbers().map(of_bytes)),
        }
    }

    /// Calls `each` with consecutive chunks of `size` bytes.
    #[inline]
    pub(crate) fn try_for_each(
        self,
        size: usize,
        mut each: impl FnMut(Self) -> Result<(), GuestError>,
    ) -> Result<(), GuestError> {
        match self.0 {
            View::Unshared(bytes) => bytes
                .chunks_exact(size)
                .try_for_each(|chunk| each(Self::from(chunk))),
            #[cfg(feature = "threads")]
            View::Shared(cells) => cells
                .chunks(size)
                .try_for_each(|chunk| each(Self::from(chunk))),
        }
    }
}

/// Bytes in a guest's memory that a value is encoded into.
///
/// An implementation of [`GuestType::encode`](crate::GuestType::encode) splits them with
/// [`get_mut`](Self::get_mut) and passes the parts to other types. To call it directly,
/// convert a slice with `from`.
#[derive(Debug)]
pub struct GuestBytesMut<'a>(ViewMut<'a>);

#[derive(Debug)]
enum ViewMut<'a> {
    Unshared(&'a mut [u8]),
    #[cfg(feature = "threads")]
    Shared(Cells<'a>),
}

impl<'a> From<&'a mut [u8]> for GuestBytesMut<'a> {
    #[inline]
    fn from(bytes: &'a mut [u8]) -> Self {
        GuestBytesMut(ViewMut::Unshared(bytes))
    }
}

#[cfg(feature = "threads")]
impl<'a> From<Cells<'a>> for GuestBytesMut<'a> {
    fn from(cells: Cells<'a>) -> Self {
        GuestBytesMut(ViewMut::Shared(cells))
    }
}

impl GuestBytesMut<'_> {
    /// Returns the number of bytes.
    #[inline]
    #[must_use]
    pub fn len(&self) -> usize {
        match &self.0 {
            ViewMut::Unshared(bytes) => bytes.len(),
            #[cfg(feature = "threads")]
            ViewMut::Shared(cells) => cells.len(),
        }
    }

    /// Returns `true` if there are no bytes.
    #[inline]
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// Returns the bytes in `range`, or `None` if it is out of bounds.
    #[inline]
    #[must_use]
    pub fn get_mut(&mut self, range: Range<usize>) -> Option<GuestBytesMut<'_>> {
        match &mut self.0 {
            ViewMut::Unshared(bytes) => bytes.get_mut(range).map(GuestBytesMut::from),
            #[cfg(feature = "threads")]
            ViewMut::Shared(cells) => cells.get(range).map(GuestBytesMut::from),
        }
    }

    /// Replaces all bytes. In shared memory, 2, 4 or 8 aligned bytes are written in one
    /// atomic access.
    ///
    /// # Errors
    ///
    /// Fails if the length is not `N`.
    #[inline]
    pub fn write<const N: usize>(self, value: [u8; N]) -> Result<(), GuestError> {
        let len = self.len();
        let written = match self.0 {
            ViewMut::Unshared(bytes) => match <&mut [u8; N]>::try_from(bytes) {
                Ok(bytes) => {
                    *bytes = value;
                    true
                }
                Err(_) => false,
            },
            #[cfg(feature = "threads")]
            ViewMut::Shared(cells) => cells.store(value),
        };
        if written {
            Ok(())
        } else {
            Err(wrong_length(len))
        }
    }

    /// Returns the bytes if there are `len`, as [`GuestBytes::exactly`] does.
    #[inline]
    pub(crate) fn exactly(self, len: usize) -> Result<Self, GuestError> {
        if self.len() == len {
            Ok(self)
        } else {
            Err(wrong_length(self.len()))
        }
    }

    /// Encodes consecutive values. The compiler makes one copy of numbers.
    #[inline]
    pub(crate) fn encode_all<T: GuestType>(
        self,
        values: impl IntoIterator<Item = T>,
    ) -> Result<(), GuestError> {
        let size = T::SIZE as usize;
        if size == 0 {
            return Ok(());
        }
        match self.0 {
            ViewMut::Unshared(bytes) => {
                let mut parts = bytes.chunks_exact_mut(size).zip(values);
                parts.try_for_each(|(bytes, value)| value.encode(bytes.into()))
            }
            #[cfg(feature = "threads")]
            ViewMut::Shared(cells) => {
                let mut parts = cells.chunks(size).zip(values);
                parts.try_for_each(|(cells, value)| value.encode(cells.into()))
            }
        }
    }
}

/// Returns the error for a wrong number of bytes, which only direct calls of `decode` or
/// `encode` can cause.
#[cold]
pub(crate) fn wrong_length(len: usize) -> GuestError {
    GuestError::PtrOutOfBounds(Region {
        start: 0,
        len: u32::try_from(len).unwrap_or(u32::MAX),
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn parts_are_those_of_slices() {
        let mut array = [1, 2, 3, 4];
        let bytes = GuestBytes::from(&array[..]);
        assert_eq!(bytes.read(), Ok([1, 2, 3, 4]));
        assert!(bytes.read::<3>().is_err() && bytes.read::<5>().is_err());
        assert_eq!(bytes.get(1..3).map(GuestBytes::read), Some(Ok([2, 3])));
        assert!(bytes.get(3..5).is_none());
        assert!(bytes.get(4..4).is_some_and(GuestBytes::is_empty));

        let mut bytes = GuestBytesMut::from(&mut array[..]);
        assert!(bytes.get_mut(3..5).is_none());
        assert!(bytes.get_mut(4..4).is_some_and(|none| none.is_empty()));
        assert_eq!(
            bytes.get_mut(1..3).map(|two| two.write([7, 8])),
            Some(Ok(()))
        );
        assert!(
            bytes
                .get_mut(1..3)
                .is_some_and(|two| two.write([0]).is_err())
        );
        assert_eq!(array, [1, 7, 8, 4]);
    }
}
