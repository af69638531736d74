//! Pointers into a guest's memory.

use std::fmt;
use std::hash::{Hash, Hasher};
use std::ops::Range;

use crate::{GuestError, GuestType};

/// A pointer into a guest's memory: an offset, with a length for `[T]` and `str`.
///
/// The pointer is unvalidated, exactly as the guest passed it: it can be out of
/// bounds or misaligned, or point to bytes that are not a valid `T`. Each access
/// through a [`GuestMemory`](crate::GuestMemory) checks for that.
///
/// ```
/// use wasmtime_integration::{GuestMemory, GuestPtr};
///
/// let mut bytes = [0, 0, 0, 0, 42, 0, 0, 0];
/// let memory = GuestMemory::from(&mut bytes);
/// let array = GuestPtr::<[u32]>::new((0, 2));
/// assert_eq!(memory.read(array.get(1).unwrap())?, 42);
/// assert!(memory.read(array.as_ptr().add(2)?).is_err());
/// # Ok::<(), wasmtime_integration::GuestError>(())
/// ```
pub struct GuestPtr<T: ?Sized + Pointee> {
    pointer: T::Pointer,
}

impl<T: ?Sized + Pointee> GuestPtr<T> {
    /// Creates a pointer from its representation in the guest: a `u32` offset in
    /// bytes for sized types, and `(offset, length)` for `[T]` (length in elements)
    /// and `str` (length in bytes).
    #[inline]
    pub const fn new(pointer: T::Pointer) -> Self {
        GuestPtr { pointer }
    }

    /// Returns the pointer's representation in the guest: the inverse of
    /// [`new`](Self::new).
    #[inline]
    #[must_use]
    pub const fn offset(&self) -> T::Pointer {
        self.pointer
    }

    /// Casts to a pointer to another type at the same location.
    #[inline]
    #[must_use]
    pub const fn cast<U>(&self) -> GuestPtr<U>
    where
        U: ?Sized + Pointee<Pointer = T::Pointer>,
    {
        GuestPtr::new(self.pointer)
    }
}

impl<T: GuestType> GuestPtr<T> {
    /// Returns the pointer moved forward by `count` elements, a number of any integer type.
    ///
    /// # Errors
    ///
    /// Fails with [`GuestError::PtrOverflow`] if the result is past the 32-bit
    /// address space.
    #[inline]
    pub fn add(&self, count: impl TryInto<u32>) -> Result<Self, GuestError> {
        let count = count.try_into().ok();
        count
            .and_then(|count| count.checked_mul(T::SIZE))
            .and_then(|bytes| self.pointer.checked_add(bytes))
            .map(Self::new)
            .ok_or(GuestError::PtrOverflow)
    }

    /// Returns the array of `len` elements that starts here.
    #[inline]
    #[must_use]
    pub const fn as_array(&self, len: u32) -> GuestPtr<[T]> {
        GuestPtr::new((self.pointer, len))
    }
}

impl<T: ?Sized + Pointee<Pointer = (u32, u32)>> GuestPtr<T> {
    /// Returns the offset of the first element or byte, in bytes.
    #[inline]
    #[must_use]
    pub const fn offset_base(&self) -> u32 {
        self.pointer.0
    }

    /// Returns the length: of `[T]` in elements, of `str` in bytes.
    #[inline]
    #[must_use]
    pub const fn len(&self) -> u32 {
        self.pointer.1
    }

    /// Returns `true` if the length is zero.
    #[inline]
    #[must_use]
    pub const fn is_empty(&self) -> bool {
        self.len() == 0
    }
}

impl<T> GuestPtr<[T]> {
    /// Returns a pointer to the first element.
    #[inline]
    #[must_use]
    pub const fn as_ptr(&self) -> GuestPtr<T> {
        GuestPtr::new(self.offset_base())
    }
}

impl<T: GuestType> GuestPtr<[T]> {
    /// Returns an iterator over pointers to the elements, in order. An item is an
    /// error if it is past the 32-bit address space.
    #[inline]
    #[must_use]
    pub fn iter(&self) -> impl ExactSizeIterator<Item = Result<GuestPtr<T>, GuestError>> + use<T> {
        // 64 bits hold the end of any array.
        let start = u64::from(self.offset_base());
        (0..self.len()).map(move |index| {
            match u32::try_from(start + u64::from(index) * u64::from(T::SIZE)) {
                Ok(offset) => Ok(GuestPtr::new(offset)),
                Err(_) => Err(GuestError::PtrOverflow),
            }
        })
    }

    /// Returns a pointer to the element at `index`, or `None` if the array, or the
    /// address space, ends before it.
    #[inline]
    #[must_use]
    pub fn get(&self, index: impl TryInto<u32>) -> Option<GuestPtr<T>> {
        let index = index.try_into().ok()?;
        if index < self.len() {
            self.as_ptr().add(index).ok()
        } else {
            None
        }
    }

    /// Returns the elements whose indices are in `range`, or `None` if the array,
    /// or the address space, ends before the range does.
    #[inline]
    #[must_use]
    pub fn get_range(&self, range: Range<impl TryInto<u32>>) -> Option<GuestPtr<[T]>> {
        let (start, end) = (range.start.try_into().ok()?, range.end.try_into().ok()?);
        let len = end.checked_sub(start)?;
        if end > self.len() {
            return None;
        }
        Some(self.as_ptr().add(start).ok()?.as_array(len))
    }
}

impl GuestPtr<str> {
    /// Returns the bytes of the string.
    #[inline]
    #[must_use]
    pub const fn as_bytes(&self) -> GuestPtr<[u8]> {
        self.cast()
    }
}

// Derived impls would require the same traits of `T`.
impl<T: ?Sized + Pointee> Clone for GuestPtr<T> {
    #[inline]
    fn clone(&self) -> Self {
        *self
    }
}

impl<T: ?Sized + Pointee> Copy for GuestPtr<T> {}

impl<T: ?Sized + Pointee> PartialEq for GuestPtr<T> {
    fn eq(&self, other: &Self) -> bool {
        self.pointer == other.pointer
    }
}

impl<T: ?Sized + Pointee> Eq for GuestPtr<T> {}

impl<T: ?Sized + Pointee> Hash for GuestPtr<T> {
    fn hash<H: Hasher>(&self, state: &mut H) {
        self.pointer.hash(state);
    }
}

impl<T: ?Sized + Pointee> fmt::Debug for GuestPtr<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        T::debug(self.pointer, f)
    }
}

mod sealed {
    pub trait Sealed {}
    impl<T> Sealed for T {}
    impl<T> Sealed for [T] {}
    impl Sealed for str {}
}

/// A type that a [`GuestPtr`] can point to: any sized type, `[T]` or `str`.
pub trait Pointee: sealed::Sealed {
    /// The pointer's representation in the guest.
    type Pointer: Copy + Eq + Hash + fmt::Debug + Send + Sync + 'static;

    #[doc(hidden)]
    fn debug(pointer: Self::Pointer, f: &mut fmt::Formatter<'_>) -> fmt::Result;
}

impl<T> Pointee for T {
    type Pointer = u32;

    fn debug(pointer: u32, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "*guest {pointer:#x}")
    }
}

impl<T> Pointee for [T] {
    type Pointer = (u32, u32);

    fn debug((offset, len): (u32, u32), f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "*guest {offset:#x}/{len}")
    }
}

impl Pointee for str {
    type Pointer = (u32, u32);

    fn debug((offset, len): (u32, u32), f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "*guest {offset:#x}/{len}")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn arithmetic_never_wraps() {
        let last = GuestPtr::<u32>::new(u32::MAX - 3);
        assert_eq!(last.add(0), Ok(last));
        assert_eq!(last.add(1), Err(GuestError::PtrOverflow));
        assert_eq!(
            GuestPtr::<u64>::new(0).add(u32::MAX),
            Err(GuestError::PtrOverflow)
        );
        let array = last.as_array(u32::MAX);
        assert_eq!(array.get(0), Some(last));
        assert_eq!(array.get(1), None);
        assert_eq!(array.get_range(1..2), None);
        assert_eq!(array.iter().len(), u32::MAX as usize);
        assert_eq!(array.iter().nth(1), Some(Err(GuestError::PtrOverflow)));
    }

    #[test]
    fn ranges_are_those_of_slices() {
        let array = GuestPtr::<u16>::new(10).as_array(4);
        assert_eq!(array.get_range(1..3), Some(GuestPtr::new((12, 2))));
        assert_eq!(array.get_range(4..4), Some(GuestPtr::new((18, 0))));
        assert_eq!(array.get_range(3..5), None);
        #[expect(clippy::reversed_empty_ranges, reason = "that is the case to test")]
        let reversed = array.get_range(3..2);
        assert_eq!(reversed, None);
        assert_eq!(array.get(4), None);
    }

    #[test]
    fn debug_shows_offset_and_length() {
        assert_eq!(format!("{:?}", GuestPtr::<u8>::new(16)), "*guest 0x10");
        assert_eq!(
            format!("{:?}", GuestPtr::<str>::new((16, 2))),
            "*guest 0x10/2"
        );
    }
}
