//! Conversions to and from wiggle's types, and wiggle's names for our methods, for hosts that move
//! to this crate.

use std::borrow::Cow;

use crate::{GuestError, GuestMemory, GuestPtr, Region};

impl From<Region> for wiggle::Region {
    fn from(region: Region) -> Self {
        wiggle::Region::new(region.start, region.len)
    }
}

impl From<wiggle::Region> for Region {
    fn from(region: wiggle::Region) -> Self {
        let wiggle::Region { start, len } = region;
        Region { start, len }
    }
}

/// Lets a wiggle host's `From<wiggle::GuestError>` serve both crates.
///
/// An error that wiggle doesn't have becomes the nearest one: an invalid `char` an invalid enum
/// value, and regions that overlap, are shared or can't be copied are out of bounds.
impl From<GuestError> for wiggle::GuestError {
    fn from(error: GuestError) -> Self {
        match error {
            GuestError::InvalidFlagValue(flags) => wiggle::GuestError::InvalidFlagValue(flags),
            GuestError::InvalidEnumValue(name) => wiggle::GuestError::InvalidEnumValue(name),
            GuestError::InvalidChar(_) => wiggle::GuestError::InvalidEnumValue("char"),
            GuestError::TryFromIntError(error) => wiggle::GuestError::TryFromIntError(error),
            GuestError::InvalidUtf8(error) => wiggle::GuestError::InvalidUtf8(error),
            GuestError::PtrOverflow => wiggle::GuestError::PtrOverflow,
            GuestError::PtrOutOfBounds(region)
            | GuestError::PtrOverlap(_, region)
            | GuestError::PtrShared(region) => wiggle::GuestError::PtrOutOfBounds(region.into()),
            GuestError::PtrNotAligned(region, align) => {
                wiggle::GuestError::PtrNotAligned(region.into(), align)
            }
            GuestError::SliceLengthsDiffer => wiggle::GuestError::SliceLengthsDiffer,
            GuestError::InFunc { err, .. } => (*err).into(),
            GuestError::Invalid(_)
            | GuestError::MissingMemory
            | GuestError::SharedMemory
            | GuestError::CopyLimit
            | GuestError::AllocationFailed => {
                wiggle::GuestError::PtrOutOfBounds(wiggle::Region::new(0, 0))
            }
        }
    }
}

impl From<wiggle::GuestError> for GuestError {
    fn from(error: wiggle::GuestError) -> Self {
        match error {
            wiggle::GuestError::InvalidFlagValue(flags) => GuestError::InvalidFlagValue(flags),
            wiggle::GuestError::InvalidEnumValue(name) => GuestError::InvalidEnumValue(name),
            wiggle::GuestError::PtrOverflow => GuestError::PtrOverflow,
            wiggle::GuestError::PtrOutOfBounds(region) => GuestError::PtrOutOfBounds(region.into()),
            wiggle::GuestError::PtrNotAligned(region, align) => {
                GuestError::PtrNotAligned(region.into(), align)
            }
            wiggle::GuestError::SliceLengthsDiffer => GuestError::SliceLengthsDiffer,
            wiggle::GuestError::InFunc { err, .. } => (*err).into(),
            wiggle::GuestError::InvalidUtf8(error) => GuestError::InvalidUtf8(error),
            wiggle::GuestError::TryFromIntError(error) => GuestError::TryFromIntError(error),
        }
    }
}

/// Pointers convert if the types that they point to do.
macro_rules! pointers {
    ($($({$T:ident $U:ident})? $pointee:ty, $wiggle:ty;)*) => {$(
        impl$(<$T: From<$U>, $U>)? From<wiggle::GuestPtr<$wiggle>> for GuestPtr<$pointee> {
            fn from(ptr: wiggle::GuestPtr<$wiggle>) -> Self {
                GuestPtr::new(ptr.offset())
            }
        }

        impl$(<$T, $U: From<$T>>)? From<GuestPtr<$pointee>> for wiggle::GuestPtr<$wiggle> {
            fn from(ptr: GuestPtr<$pointee>) -> Self {
                wiggle::GuestPtr::new(ptr.offset())
            }
        }
    )*};
}

pointers! {
    {T U} T, U;
    {T U} [T], [U];
    str, str;
}

/// Returns `None` for the error for a borrow of shared memory, as wiggle does.
fn unless_shared<T>(borrowed: Result<T, GuestError>) -> Result<Option<T>, GuestError> {
    match borrowed {
        Err(GuestError::PtrShared(_)) => Ok(None),
        borrowed => borrowed.map(Some),
    }
}

/// Wiggle's names, so that code that moves here compiles, and a warning says what to write.
impl GuestMemory<'_> {
    /// Borrows bytes, or returns `None` if the memory is shared.
    ///
    /// # Errors
    ///
    /// Fails if the bytes are out of bounds.
    #[deprecated(note = "write `slice`, which fails with `PtrShared` instead of returning `None`")]
    pub fn as_slice(&self, ptr: GuestPtr<[u8]>) -> Result<Option<&[u8]>, GuestError> {
        unless_shared(self.slice(ptr))
    }

    /// Borrows bytes mutably, or returns `None` if the memory is shared.
    ///
    /// # Errors
    ///
    /// Fails if the bytes are out of bounds.
    #[deprecated(
        note = "write `slice_mut`, which fails with `PtrShared` instead of returning `None`"
    )]
    pub fn as_slice_mut(&mut self, ptr: GuestPtr<[u8]>) -> Result<Option<&mut [u8]>, GuestError> {
        unless_shared(self.slice_mut(ptr))
    }

    /// Borrows a string, or returns `None` if the memory is shared.
    ///
    /// # Errors
    ///
    /// Fails if the string is out of bounds or not UTF-8.
    #[deprecated(note = "write `str`, which fails with `PtrShared` instead of returning `None`")]
    pub fn as_str(&self, ptr: GuestPtr<str>) -> Result<Option<&str>, GuestError> {
        unless_shared(self.str(ptr))
    }

    /// Borrows bytes, or copies them from a shared memory.
    ///
    /// # Errors
    ///
    /// Fails if the bytes are out of bounds, or a copy exceeds the limit.
    #[deprecated(note = "write `cow`")]
    pub fn as_cow(&self, ptr: GuestPtr<[u8]>) -> Result<Cow<'_, [u8]>, GuestError> {
        self.cow(ptr)
    }

    /// Borrows a string, or copies it from a shared memory.
    ///
    /// # Errors
    ///
    /// Fails if the string is out of bounds or not UTF-8, or a copy exceeds the limit.
    #[deprecated(note = "write `cow_str`")]
    pub fn as_cow_str(&self, ptr: GuestPtr<str>) -> Result<Cow<'_, str>, GuestError> {
        self.cow_str(ptr)
    }

    /// Returns whether the memory is shared between threads.
    #[deprecated(note = "write `is_shared`")]
    #[must_use]
    pub fn is_shared_memory(&self) -> bool {
        self.is_shared()
    }
}
