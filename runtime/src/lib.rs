//! Give WebAssembly guests a host interface in Wasmtime.
#![warn(missing_docs)]

mod errno;
mod error;
#[doc(hidden)]
pub mod glue;
mod guest_type;
mod memory;
mod pointer;

pub use errno::{IntoErrno, Trappable};
pub use error::{GuestError, Region};
pub use guest_type::GuestType;
pub use memory::GuestMemory;
pub use pointer::{GuestPtr, Pointee};

pub use wasmtime_integration_macro::{types, wasmtime_integration};
