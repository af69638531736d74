//! Conversions between core values and Rust values. Knows the memory, but not the call.

pub(crate) mod aggregates;
pub(crate) mod by_type;
pub(crate) mod core_values;
pub(crate) mod enums;
pub(crate) mod errno;
pub(crate) mod flags;
mod from_guest;
mod in_place;
mod into_guest;
mod passed_as;
pub(crate) mod result;
pub(crate) mod strings_and_lists;
pub(crate) mod success;
mod success_names;
mod types;

pub use core_values::CoreValues;
pub use errno::{IntoErrno, Trappable};
pub(crate) use from_guest::{BadArgument, Reason};
pub use from_guest::{FromGuest, FromGuestError};
pub use into_guest::IntoGuest;

// For the macros, which generated code calls next to `use …::glue as __glue`.
use crate::memory::check_decoded_size;
use crate::{GuestMemory, GuestType};
use aggregates::read;
use core::marker::Sized;
use wasmtime::Result;
