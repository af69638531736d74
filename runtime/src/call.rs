//! A guest's call of a host function.

pub(crate) mod define;
pub(crate) mod enter;
pub(crate) mod error_code;
pub(crate) mod failure;
pub(crate) mod registry;
pub(crate) mod slot;
#[cfg(feature = "tracing")]
pub mod trace;

pub use slot::MemorySlot;
