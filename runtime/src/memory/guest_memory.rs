//! The memory of the calling guest.

use std::fmt;
use std::ops::Range;

use super::copy_limit::CopyLimit;
use super::region::{invalid_utf8, misaligned, out_of_bounds};
#[cfg(feature = "threads")]
use super::shared::Shared;
use crate::{GuestBytes, GuestBytesMut, GuestError, GuestPtr, GuestType};

/// The memory of the calling guest, for the duration of a call.
///
/// A method takes it as its first parameter, `&mut GuestMemory<'_>` or
/// `&GuestMemory<'_>`, to follow the [`GuestPtr`]s among the other parameters. Every
/// access is checked.
///
/// It can be created from any mutable bytes, so that methods can be tested without Wasm:
///
/// ```
/// use wasmtime_integration::{GuestError, GuestMemory, GuestPtr};
///
/// fn sum(memory: &GuestMemory<'_>, numbers: GuestPtr<[u16]>) -> Result<u32, GuestError> {
///     Ok(memory.to_vec(numbers)?.into_iter().map(u32::from).sum())
/// }
///
/// let mut bytes = [1, 0, 2, 0, 3, 0];
/// let memory = GuestMemory::from(&mut bytes);
/// assert_eq!(sum(&memory, GuestPtr::new((0, 3)))?, 6);
/// assert!(sum(&memory, GuestPtr::new((0, 4))).is_err());
/// # Ok::<(), GuestError>(())
/// ```
///
/// A guest can share its memory between threads. The memory can then change at any time,
/// so nothing in it can be borrowed: methods that return a reference fail, and the others
/// copy. This requires the feature `threads`; without it, a call from such a guest traps if
/// it needs the memory.
///
/// In a shared memory, an aligned integer or float of 2, 4 or 8 bytes is read and written in
/// one atomic access with relaxed ordering, so it is never torn, alone or as a part of a
/// record, variant or list. The parts of a larger value are accessed separately, and so are
/// the bytes of strings and of lists of `u8`. A write changes only the bytes of the value,
/// not its padding, and never writes back bytes that it has read.
pub struct GuestMemory<'a> {
    pub(super) memory: Memory<'a>,
    copy_limit: CopyLimit,
}

/// The bytes of a memory.
pub enum Memory<'a> {
    Unshared(&'a mut [u8]),
    #[cfg(feature = "threads")]
    Shared(Box<Shared>),
}

/// Shows only the length, since the memory may be gigabytes in size.
impl fmt::Debug for GuestMemory<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("GuestMemory")
            .field("len", &self.len())
            .finish_non_exhaustive()
    }
}

#[doc(hidden)]
impl<'a> From<Memory<'a>> for GuestMemory<'a> {
    #[inline]
    fn from(memory: Memory<'a>) -> Self {
        GuestMemory {
            memory,
            copy_limit: CopyLimit::default(),
        }
    }
}

impl<'a> From<&'a mut [u8]> for GuestMemory<'a> {
    #[inline]
    fn from(bytes: &'a mut [u8]) -> Self {
        Memory::Unshared(bytes).into()
    }
}

impl<'a, const N: usize> From<&'a mut [u8; N]> for GuestMemory<'a> {
    #[inline]
    fn from(bytes: &'a mut [u8; N]) -> Self {
        GuestMemory::from(&mut bytes[..])
    }
}

impl<'a> From<&'a mut Vec<u8>> for GuestMemory<'a> {
    #[inline]
    fn from(bytes: &'a mut Vec<u8>) -> Self {
        GuestMemory::from(&mut bytes[..])
    }
}

#[cfg(feature = "wiggle")]
impl<'a> From<&'a mut GuestMemory<'_>> for wiggle::GuestMemory<'a> {
    /// Returns the same memory, for a method of a wiggle trait.
    #[inline]
    fn from(memory: &'a mut GuestMemory<'_>) -> Self {
        match &mut memory.memory {
            Memory::Unshared(bytes) => wiggle::GuestMemory::Unshared(bytes),
            #[cfg(feature = "threads")]
            Memory::Shared(memory) => wiggle::GuestMemory::Shared(memory.data()),
        }
    }
}

impl GuestMemory<'static> {
    /// Returns a memory without bytes, for calls that don't use any.
    #[doc(hidden)]
    #[inline]
    #[must_use]
    pub fn empty() -> Self {
        GuestMemory::from(&mut [])
    }
}

impl GuestMemory<'_> {
    /// Returns the length of the memory, in bytes.
    #[inline]
    #[must_use]
    pub fn len(&self) -> usize {
        match &self.memory {
            Memory::Unshared(bytes) => bytes.len(),
            #[cfg(feature = "threads")]
            Memory::Shared(memory) => memory.len(),
        }
    }

    /// Returns `true` if the memory has no bytes.
    #[inline]
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// Returns `true` if other threads can change the memory during the call, so that
    /// nothing in it can be borrowed. Always `false` without the feature `threads`.
    #[inline]
    #[must_use]
    pub fn is_shared(&self) -> bool {
        match &self.memory {
            Memory::Unshared(_) => false,
            #[cfg(feature = "threads")]
            Memory::Shared(_) => true,
        }
    }

    /// Limits the number of bytes that the rest of the call may copy out of the memory into
    /// owned values: `String`s, `Vec`s, and copies of shared memory. The initial limit is the
    /// argument `copy_limit`, or 128 MiB without it. A copy beyond the limit fails with
    /// [`GuestError::CopyLimit`] and allocates nothing.
    #[inline]
    pub fn set_copy_limit(&mut self, bytes: usize) {
        self.copy_limit = CopyLimit::new(bytes);
    }

    /// Returns the number of bytes that the call may still copy.
    #[inline]
    pub(super) fn copy_limit(&self) -> usize {
        self.copy_limit.left()
    }

    /// Checks that a `T` can be at `ptr`.
    #[inline]
    pub(crate) fn check<T: GuestType>(&self, ptr: GuestPtr<T>) -> Result<(), GuestError> {
        self.bytes(ptr.as_array(1)).map(drop)
    }

    /// Reads the value at `ptr`. One of more than 16 KiB is a compile error, because it would be on
    /// the host's stack:
    ///
    /// ```compile_fail,E0080
    /// # use wasmtime_integration::{GuestError, GuestMemory, GuestPtr};
    /// fn page(memory: &GuestMemory<'_>) -> Result<[u8; 65536], GuestError> {
    ///     memory.read(GuestPtr::new(0)) // instead: `memory.slice(…)` or `memory.to_vec(…)`
    /// }
    /// # page(&GuestMemory::from(&mut [0; 8])).unwrap_err();
    /// ```
    ///
    /// # Errors
    ///
    /// Fails if `ptr` is out of bounds or misaligned, or if the bytes there are
    /// not a valid `T`.
    #[inline]
    pub fn read<T: GuestType>(&self, ptr: GuestPtr<T>) -> Result<T, GuestError> {
        T::read(self, ptr)
    }

    /// Writes `value` to `ptr`. Padding bytes inside the value are left unchanged.
    ///
    /// # Errors
    ///
    /// Fails if `ptr` is out of bounds or misaligned; nothing is written in that case.
    #[inline]
    pub fn write<T: GuestType>(&mut self, ptr: GuestPtr<T>, value: T) -> Result<(), GuestError> {
        T::write(self, ptr, value)
    }

    /// Reads all elements of the array at `ptr`.
    ///
    /// # Errors
    ///
    /// Fails if the array is out of bounds or misaligned, if the call would exceed its copy
    /// limit, or if the bytes of an element are not a valid `T`.
    #[inline]
    pub fn to_vec<T: GuestType>(&self, ptr: GuestPtr<[T]>) -> Result<Vec<T>, GuestError> {
        let bytes = self.bytes(ptr)?;
        let mut values = self.copy_limit.allocate(ptr.len() as usize)?;
        T::decode_all(bytes, ptr.len(), &mut values)?;
        Ok(values)
    }

    /// Returns a copy of the string at `ptr`.
    #[inline]
    pub(crate) fn string(&self, ptr: GuestPtr<str>) -> Result<String, GuestError> {
        let bytes = self.to_vec(ptr.as_bytes())?;
        String::from_utf8(bytes).map_err(|error| invalid_utf8(error.utf8_error()))
    }

    /// Writes the elements of `slice` to the array at `ptr`, which must have the
    /// same length.
    ///
    /// # Errors
    ///
    /// Fails if the lengths differ, or if the array is out of bounds or misaligned;
    /// nothing is written in that case.
    #[inline]
    pub fn copy_from_slice<T: GuestType + Copy>(
        &mut self,
        slice: &[T],
        ptr: GuestPtr<[T]>,
    ) -> Result<(), GuestError> {
        if ptr.len() as usize != slice.len() {
            return Err(GuestError::SliceLengthsDiffer);
        }
        self.bytes_mut(ptr)?.encode_all(slice.iter().copied())
    }

    /// Returns the bytes of the array at `ptr`, if it is in bounds and aligned.
    #[inline]
    pub(crate) fn bytes<T: GuestType>(
        &self,
        ptr: GuestPtr<[T]>,
    ) -> Result<GuestBytes<'_>, GuestError> {
        let range = self.range_of(ptr)?;
        let bytes = match &self.memory {
            Memory::Unshared(bytes) => bytes.get(range).map(GuestBytes::from),
            #[cfg(feature = "threads")]
            Memory::Shared(memory) => memory.cells().get(range).map(GuestBytes::from),
        };
        bytes.ok_or_else(|| out_of_bounds(ptr))
    }

    /// Returns the bytes of the array at `ptr`, if it is in bounds and aligned.
    #[inline]
    pub(crate) fn bytes_mut<T: GuestType>(
        &mut self,
        ptr: GuestPtr<[T]>,
    ) -> Result<GuestBytesMut<'_>, GuestError> {
        let range = self.range_of(ptr)?;
        let bytes = match &mut self.memory {
            Memory::Unshared(bytes) => bytes.get_mut(range).map(GuestBytesMut::from),
            #[cfg(feature = "threads")]
            Memory::Shared(memory) => memory.cells().get(range).map(GuestBytesMut::from),
        };
        bytes.ok_or_else(|| out_of_bounds(ptr))
    }

    /// Returns the indices of the bytes of the array at `ptr`, if it is in bounds and,
    /// unless it is empty, aligned.
    #[inline]
    pub(super) fn range_of<T: GuestType>(
        &self,
        ptr: GuestPtr<[T]>,
    ) -> Result<Range<usize>, GuestError> {
        let Some(len) = ptr.len().checked_mul(T::SIZE) else {
            return Err(GuestError::PtrOverflow);
        };
        let start = ptr.offset_base() as usize;
        let end = match start.checked_add(len as usize) {
            Some(end) if end <= self.len() => end,
            _ => return Err(out_of_bounds(ptr)),
        };
        // A guest could otherwise pass any number of zero-sized elements.
        if T::SIZE == 0 && ptr.len() as usize > self.len() {
            return Err(out_of_bounds(ptr));
        }
        if len != 0 && !ptr.offset_base().is_multiple_of(T::ALIGN) {
            return Err(misaligned(ptr));
        }
        Ok(start..end)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::Region;

    fn array<T>(start: u32, len: u32) -> GuestPtr<[T]> {
        GuestPtr::new((start, len))
    }

    #[test]
    fn bounds() {
        let mut bytes = [7; 8];
        let memory = GuestMemory::from(&mut bytes);
        assert_eq!(memory.slice(array(0, 8)), Ok(&[7; 8][..]));
        assert_eq!(memory.slice(array(8, 0)), Ok(&[][..]));
        for (start, len) in [(0, 9), (8, 1), (9, 0), (u32::MAX, 0), (u32::MAX, u32::MAX)] {
            assert_eq!(
                memory.slice(array(start, len)),
                Err(GuestError::PtrOutOfBounds(Region { start, len }))
            );
        }
        assert_eq!(
            memory.to_vec(array::<u32>(0, 0x4000_0001)),
            Err(GuestError::PtrOverflow)
        );
        assert_eq!(memory.len(), 8);
        assert_eq!(format!("{memory:?}"), "GuestMemory { len: 8, .. }");
        assert!(!memory.is_empty() && !memory.is_shared());
    }

    #[test]
    fn elements_without_bytes_are_bounded_too() {
        let mut bytes = [0; 8];
        let memory = GuestMemory::from(&mut bytes);
        assert_eq!(memory.to_vec(array::<()>(8, 8)), Ok(vec![(); 8]));
        assert!(memory.to_vec(array::<()>(8, 9)).is_err());
        assert!(memory.to_vec(array::<()>(0, u32::MAX)).is_err());
    }

    #[test]
    fn alignment() {
        let mut bytes = [0; 8];
        let memory = GuestMemory::from(&mut bytes);
        assert_eq!(
            memory.read(GuestPtr::<u32>::new(2)),
            Err(GuestError::PtrNotAligned(Region { start: 2, len: 4 }, 4))
        );
        // An empty array can have any alignment.
        assert_eq!(memory.to_vec(array::<u32>(3, 0)), Ok(vec![]));
    }

    #[test]
    fn copies_only_what_fits() {
        let mut bytes = [0xee; 10];
        let mut memory = GuestMemory::from(&mut bytes);
        assert_eq!(
            memory.copy_from_slice(&[1u16, 2], array(0, 3)),
            Err(GuestError::SliceLengthsDiffer)
        );
        assert!(memory.copy_from_slice(&[1u16, 2], array(8, 2)).is_err());
        assert_eq!(memory.copy_from_slice(&[1u16, 2], array(2, 2)), Ok(()));
        assert_eq!(memory.to_vec(array::<u16>(2, 2)), Ok(vec![1, 2]));
        assert_eq!(bytes, [0xee, 0xee, 1, 0, 2, 0, 0xee, 0xee, 0xee, 0xee]);
    }
}
