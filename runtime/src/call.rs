//! A guest's call of a host function.

pub(crate) mod define;
pub(crate) mod enter;
pub(crate) mod error_code;
pub(crate) mod failure;
pub(crate) mod hooks;
pub(crate) mod memory_source;
pub(crate) mod registry;
pub(crate) mod slot;
#[cfg(feature = "tracing")]
pub mod trace;

pub use hooks::HostFunction;
pub use memory_source::MemorySource;
pub use slot::MemorySlot;
