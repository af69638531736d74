//! Conversions between core values and Rust values.

pub(crate) mod argument;
pub(crate) mod buffer;
pub(crate) mod enums;
pub(crate) mod errno;
pub(crate) mod flags;
pub(crate) mod param;
pub(crate) mod result;
pub(crate) mod success;
mod types;
pub(crate) mod value;

pub use errno::{IntoErrno, Trappable};
