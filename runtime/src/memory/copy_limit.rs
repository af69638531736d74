//! The limit on what a host call may copy out of its guest's memory.

use std::sync::atomic::{AtomicUsize, Ordering};

use crate::GuestError;

/// The number of bytes that a call may still copy.
///
/// Atomic because the futures of methods borrow it and may have to be `Send`.
pub(crate) struct CopyLimit(AtomicUsize);

/// Wasmtime's own limit on what a host call allocates for its guest.
impl Default for CopyLimit {
    #[inline]
    fn default() -> Self {
        CopyLimit::new(128 << 20)
    }
}

impl CopyLimit {
    #[inline]
    pub(crate) const fn new(bytes: usize) -> Self {
        CopyLimit(AtomicUsize::new(bytes))
    }

    /// Returns the number of bytes that the call may still copy.
    #[inline]
    pub(crate) fn left(&self) -> usize {
        self.0.load(Ordering::Relaxed)
    }

    /// Returns an empty vector with room for `len` values, and counts them against the limit.
    ///
    /// # Errors
    ///
    /// Fails without allocating if the call would exceed the limit, and if the host is out of
    /// memory.
    #[inline]
    pub(crate) fn allocate<T>(&self, len: usize) -> Result<Vec<T>, GuestError> {
        // Not a read-modify-write, which costs as much as the rest of a short copy. Threads that
        // copy at the same time may each take what is left.
        let left = self.left();
        let bytes = len.checked_mul(size_of::<T>());
        let Some(left) = bytes.and_then(|bytes| left.checked_sub(bytes)) else {
            return Err(GuestError::CopyLimit);
        };
        self.0.store(left, Ordering::Relaxed);
        let mut values = Vec::new();
        match values.try_reserve_exact(len) {
            Ok(()) => Ok(values),
            Err(_) => Err(GuestError::AllocationFailed),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn copies_count_together() {
        let limit = CopyLimit::new(10);
        assert_eq!(limit.allocate::<u16>(3).map(|v| v.capacity()), Ok(3));
        assert_eq!(limit.allocate::<u8>(5), Err(GuestError::CopyLimit));
        assert_eq!(limit.allocate::<u32>(1), Ok(vec![]));
        assert_eq!(limit.allocate::<u8>(1), Err(GuestError::CopyLimit));
        assert_eq!(limit.allocate::<()>(usize::MAX).err(), None);
        assert_eq!(limit.allocate::<u8>(0), Ok(vec![]));
    }

    #[test]
    fn what_the_host_cannot_hold_is_an_error() {
        let limit = CopyLimit::new(usize::MAX);
        assert_eq!(
            limit.allocate::<u64>(usize::MAX),
            Err(GuestError::CopyLimit)
        );
        assert_eq!(
            limit.allocate::<u8>(usize::MAX),
            Err(GuestError::AllocationFailed)
        );
    }
}
