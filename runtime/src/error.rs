//! The errors for values that guests pass.

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

/// The reason why a value that the guest passed, or a location in its memory,
/// can't be used.
///
/// Variants that also exist in `wiggle` have the same names there.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum GuestError {
    /// Bits are set that are not flags of the named flags type.
    #[error("unknown bits in a value of the flags `{0}`")]
    InvalidFlagValue(&'static str),
    /// The number is not a case of the named enum or variant type.
    #[error("unknown case of `{0}`")]
    InvalidEnumValue(&'static str),
    /// The number is not a Unicode scalar value.
    #[error("{0:#x} is not a Unicode scalar value")]
    InvalidChar(u32),
    /// The number is too large or too small for its type, which is narrower
    /// than the core Wasm type that carries it.
    #[error("an integer is out of range for its type")]
    TryFromIntError(#[from] std::num::TryFromIntError),
    /// The bytes are not UTF-8.
    #[error("invalid UTF-8: {0}")]
    InvalidUtf8(#[from] std::str::Utf8Error),
    /// Pointer arithmetic left the 32-bit address space.
    #[error("a pointer or a length overflows 32 bits")]
    PtrOverflow,
    /// The region reaches past the end of the memory.
    #[error("out of bounds of the guest's memory: {0}")]
    PtrOutOfBounds(Region),
    /// The region does not start at a multiple of its type's alignment, in
    /// bytes.
    #[error("not aligned to {1} bytes: {0}")]
    PtrNotAligned(Region, u32),
    /// Two regions that were requested together, at least one of them mutable, overlap.
    #[error("overlapping regions: {0} and {1}")]
    PtrOverlap(Region, Region),
    /// The region can't be borrowed because the memory is shared between threads.
    #[error("can't be borrowed from a memory that is shared between threads: {0}")]
    PtrShared(Region),
    /// The guest exports no memory named `"memory"`, or as the argument
    /// [`memory`](macro@crate::wasmtime_integration#memory) says.
    #[error(
        "the guest exports no memory under the name that the host expects (\"memory\" by default)"
    )]
    MissingMemory,
    /// The guest's memory is shared between threads, but the feature `threads` is off.
    #[error(
        "the guest's memory is shared between threads, which needs the `threads` feature of \
         `wasmtime-integration`"
    )]
    SharedMemory,
    /// The host's slice and the guest's slice differ in length.
    #[error("the slices differ in length")]
    SliceLengthsDiffer,
    /// The call would copy more out of the guest's memory than `copy_limit` allows.
    #[error("the call would copy more out of the guest's memory than `copy_limit` allows")]
    CopyLimit,
    /// The host can't allocate memory for a copy of a value that the guest passed.
    #[error("the host can't allocate memory for a copy")]
    AllocationFailed,
    /// The value is invalid for a reason that no other variant describes.
    #[error("{0}")]
    Invalid(&'static str),
    /// Another error, together with the function and the parameter in which it occurred.
    ///
    /// Traps carry this variant; the `guest_error` function gets the inner error.
    #[error("in `{modulename}::{funcname}`, {location}: {err}")]
    InFunc {
        /// The witx module.
        modulename: &'static str,
        /// The witx function.
        funcname: &'static str,
        /// The parameter or result.
        location: String,
        /// The inner error. It is part of this error's message, and therefore not
        /// returned as its [`source`](std::error::Error::source).
        err: Box<GuestError>,
    },
}
