//! What can be wrong with a value that a guest passes.

use std::fmt;

/// A range of bytes in a guest's memory.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Region {
    /// The offset of the first byte.
    pub start: u32,
    /// The length, in bytes.
    pub len: u32,
}

impl fmt::Display for Region {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} bytes at {:#x}", self.len, self.start)
    }
}

/// Why a value that the guest passed, or a place in its memory that it named,
/// can't be used.
///
/// The variants that `wiggle` has too bear the names that they have there.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum GuestError {
    /// Bits are set that are no flag of the named flags type.
    #[error("unknown bits in a value of the flags `{0}`")]
    InvalidFlagValue(&'static str),
    /// The number is no case of the named enum or variant type.
    #[error("unknown case of `{0}`")]
    InvalidEnumValue(&'static str),
    /// The number is no Unicode scalar value.
    #[error("{0:#x} is no Unicode scalar value")]
    InvalidChar(u32),
    /// The number is too large or too small for its type, which is narrower
    /// than the core Wasm type that carries it.
    #[error("an integer is out of the range of its type")]
    TryFromIntError(#[from] std::num::TryFromIntError),
    /// The bytes are not UTF-8.
    #[error("invalid UTF-8: {0}")]
    InvalidUtf8(#[from] std::str::Utf8Error),
    /// The arithmetic on a pointer left the 32-bit address space.
    #[error("a pointer or a length overflows 32 bits")]
    PtrOverflow,
    /// The region reaches past the end of the memory.
    #[error("out of bounds of the guest's memory: {0}")]
    PtrOutOfBounds(Region),
    /// The region does not start at a multiple of the alignment that its type
    /// asks for, in bytes.
    #[error("not aligned to {1} bytes: {0}")]
    PtrNotAligned(Region, u32),
    /// Two regions that were asked for at once, one of them mutable, overlap.
    #[error("overlapping regions: {0} and {1}")]
    PtrOverlap(Region, Region),
    /// The region was to be borrowed, and the memory is shared between threads.
    #[error("can't be borrowed, since the memory is shared between threads: {0}")]
    PtrShared(Region),
    /// The slice of the host and the one of the guest differ in length.
    #[error("the lengths of two slices differ")]
    SliceLengthsDiffer,
    /// Another error, and the function and the parameter where it came up.
    ///
    /// This is what a trap carries; a function given as `guest_error` gets the
    /// inner error.
    #[error("in `{modulename}::{funcname}`, {location}: {err}")]
    InFunc {
        /// The witx module.
        modulename: &'static str,
        /// The witx function.
        funcname: &'static str,
        /// Which parameter or result it is.
        location: &'static str,
        /// What was wrong with it. It is part of this error's message, and so not its
        /// [`source`](std::error::Error::source).
        err: Box<GuestError>,
    },
}
