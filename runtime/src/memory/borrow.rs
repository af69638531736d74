//! Borrowing bytes and strings in a guest's memory.

use std::borrow::Cow;

use super::guest_memory::Memory;
#[cfg(feature = "threads")]
use super::region::shared;
use super::region::{first_overlap, out_of_bounds, utf8};
use crate::{GuestError, GuestMemory, GuestPtr};

impl GuestMemory<'_> {
    /// Borrows the bytes at `ptr`.
    ///
    /// # Errors
    ///
    /// Fails if they are out of bounds or the memory is shared.
    #[inline]
    pub fn slice(&self, ptr: GuestPtr<[u8]>) -> Result<&[u8], GuestError> {
        let range = self.range_of(ptr)?;
        match &self.memory {
            Memory::Unshared(bytes) => bytes.get(range).ok_or_else(|| out_of_bounds(ptr)),
            #[cfg(feature = "threads")]
            Memory::Shared(_) => Err(shared(ptr)),
        }
    }

    /// Borrows the bytes at `ptr` mutably.
    ///
    /// # Errors
    ///
    /// Fails if they are out of bounds or the memory is shared.
    #[inline]
    pub fn slice_mut(&mut self, ptr: GuestPtr<[u8]>) -> Result<&mut [u8], GuestError> {
        let range = self.range_of(ptr)?;
        match &mut self.memory {
            Memory::Unshared(bytes) => bytes.get_mut(range).ok_or_else(|| out_of_bounds(ptr)),
            #[cfg(feature = "threads")]
            Memory::Shared(_) => Err(shared(ptr)),
        }
    }

    /// Borrows the string at `ptr`.
    ///
    /// # Errors
    ///
    /// Fails if it is out of bounds or not UTF-8, or if the memory is shared.
    #[inline]
    pub fn str(&self, ptr: GuestPtr<str>) -> Result<&str, GuestError> {
        utf8(self.slice(ptr.as_bytes())?)
    }

    /// Returns the bytes at `ptr`, borrowed if the memory is not shared and copied
    /// otherwise.
    ///
    /// # Errors
    ///
    /// Fails if they are out of bounds.
    #[inline]
    pub fn cow(&self, ptr: GuestPtr<[u8]>) -> Result<Cow<'_, [u8]>, GuestError> {
        #[cfg(feature = "threads")]
        if self.is_shared() {
            return self.to_vec(ptr).map(Cow::Owned);
        }
        self.slice(ptr).map(Cow::Borrowed)
    }

    /// Returns the string at `ptr`, borrowed if the memory is not shared and copied
    /// otherwise.
    ///
    /// # Errors
    ///
    /// Fails if it is out of bounds or not UTF-8.
    #[inline]
    pub fn cow_str(&self, ptr: GuestPtr<str>) -> Result<Cow<'_, str>, GuestError> {
        #[cfg(feature = "threads")]
        if self.is_shared() {
            return self.string(ptr).map(Cow::Owned);
        }
        self.str(ptr).map(Cow::Borrowed)
    }

    /// Borrows several ranges of bytes mutably at once. To borrow fewer than `N`
    /// ranges, pass empty ranges for the rest.
    ///
    /// # Errors
    ///
    /// Fails if a range is out of bounds, if two ranges overlap, or if the memory is
    /// shared. An empty range never overlaps.
    pub fn disjoint_mut<const N: usize>(
        &mut self,
        ptrs: [GuestPtr<[u8]>; N],
    ) -> Result<[&mut [u8]; N], GuestError> {
        let mut ranges = [const { 0..0 }; N];
        for (range, ptr) in ranges.iter_mut().zip(ptrs) {
            let checked = self.range_of(ptr)?;
            // The standard library treats an empty range inside another range as
            // overlapping.
            if !checked.is_empty() {
                *range = checked;
            }
        }
        match &mut self.memory {
            Memory::Unshared(bytes) => match bytes.get_disjoint_mut(ranges) {
                Ok(slices) => Ok(slices),
                Err(_) => Err(first_overlap(&ptrs)),
            },
            #[cfg(feature = "threads")]
            Memory::Shared(_) => match ptrs.first() {
                Some(ptr) => Err(shared(*ptr)),
                None => Ok(ptrs.map(|_| <&mut [u8]>::default())),
            },
        }
    }

    /// Borrows the bytes of a parameter, from a copy if the memory is shared.
    #[inline]
    pub(crate) fn parameter(&self, ptr: GuestPtr<[u8]>) -> Result<&[u8], GuestError> {
        #[cfg(feature = "threads")]
        if let Memory::Shared(memory) = &self.memory {
            return memory.keep(self.to_vec(ptr)?).ok_or(GuestError::CopyLimit);
        }
        self.slice(ptr)
    }

    /// Borrows a string parameter, from a copy if the memory is shared.
    #[inline]
    pub(crate) fn string_parameter(&self, ptr: GuestPtr<str>) -> Result<&str, GuestError> {
        utf8(self.parameter(ptr.as_bytes())?)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::Region;

    fn array(start: u32, len: u32) -> GuestPtr<[u8]> {
        GuestPtr::new((start, len))
    }

    #[test]
    fn strings() {
        let mut bytes = *b"h\xc3\xa9\xff";
        let memory = GuestMemory::from(&mut bytes);
        assert_eq!(memory.str(GuestPtr::new((0, 3))), Ok("hé"));
        assert!(matches!(
            memory.cow_str(GuestPtr::new((0, 4))),
            Err(GuestError::InvalidUtf8(_))
        ));
        assert!(matches!(
            memory.str(GuestPtr::new((0, 2))),
            Err(GuestError::InvalidUtf8(_))
        ));
    }

    #[test]
    fn disjoint() {
        let mut bytes = [1, 2, 3, 4];
        let mut memory = GuestMemory::from(&mut bytes);
        let [a, b, c] = memory
            .disjoint_mut([array(2, 2), array(0, 2), array(1, 0)])
            .unwrap();
        a.swap_with_slice(b);
        assert!(c.is_empty());
        assert_eq!(
            memory.disjoint_mut([array(0, 1), array(1, 2), array(2, 1)]),
            Err(GuestError::PtrOverlap(
                Region { start: 1, len: 2 },
                Region { start: 2, len: 1 }
            ))
        );
        assert!(memory.disjoint_mut([array(0, 1), array(4, 1)]).is_err());
        assert_eq!(bytes, [3, 4, 1, 2]);
    }
}
