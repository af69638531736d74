//! The errors for regions of a guest's memory.

use std::str::Utf8Error;

use crate::{GuestError, GuestPtr, GuestType, Region};

fn region<T: GuestType>(ptr: GuestPtr<[T]>) -> Region {
    Region {
        start: ptr.offset_base(),
        len: ptr.len().saturating_mul(T::SIZE),
    }
}

#[cold]
pub(crate) fn out_of_bounds<T: GuestType>(ptr: GuestPtr<[T]>) -> GuestError {
    GuestError::PtrOutOfBounds(region(ptr))
}

#[cfg(feature = "threads")]
#[cold]
pub(crate) fn shared<T: GuestType>(ptr: GuestPtr<[T]>) -> GuestError {
    GuestError::PtrShared(region(ptr))
}

#[inline]
pub(crate) fn utf8(bytes: &[u8]) -> Result<&str, GuestError> {
    match std::str::from_utf8(bytes) {
        Ok(string) => Ok(string),
        Err(error) => Err(invalid_utf8(error)),
    }
}

#[cold]
pub(crate) fn invalid_utf8(error: Utf8Error) -> GuestError {
    GuestError::InvalidUtf8(error)
}

#[cold]
pub(crate) fn misaligned<T: GuestType>(ptr: GuestPtr<[T]>) -> GuestError {
    GuestError::PtrNotAligned(region(ptr), T::ALIGN)
}

/// Returns the error for overlapping ranges.
#[cold]
pub(crate) fn first_overlap(ptrs: &[GuestPtr<[u8]>]) -> GuestError {
    let end = |r: &Region| u64::from(r.start) + u64::from(r.len);
    let regions: Vec<Region> = ptrs.iter().map(|ptr| region(*ptr)).collect();
    for (index, a) in regions.iter().enumerate() {
        for b in regions.iter().skip(index + 1) {
            let overlap = u64::from(a.start) < end(b) && u64::from(b.start) < end(a);
            if overlap && a.len != 0 && b.len != 0 {
                return GuestError::PtrOverlap(*a, *b);
            }
        }
    }
    GuestError::PtrOverflow
}
