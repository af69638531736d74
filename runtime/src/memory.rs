//! Values in a guest's memory. Knows nothing of calls.

mod array;
mod borrow;
mod bytes;
mod c_str;
mod compound;
mod copy_limit;
mod fill;
mod guest_memory;
mod guest_type;
#[allow(
    clippy::missing_errors_doc,
    reason = "only generated code calls what is hidden"
)]
pub(crate) mod layout;
mod out;
mod pointer;
mod region;
#[cfg(feature = "threads")]
mod shared;
mod unaligned;

use crate::GuestError;
pub use bytes::{GuestBytes, GuestBytesMut};
pub use guest_memory::GuestMemory;
pub(crate) use guest_memory::Memory;
pub use guest_type::{GuestType, check_decoded_size};
pub(crate) use layout::{Compound, Layout, align, size};
pub use out::Out;
pub use pointer::{GuestPtr, Pointee};
#[cfg(feature = "threads")]
pub(crate) use shared::Shared;
pub use unaligned::Unaligned;
