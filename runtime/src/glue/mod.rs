//! What generated code calls: the logic of the glue, as functions and traits.
//!
//! Macros name these items; nobody else should. They can change in any release.

mod convert;
mod definer;
mod enter;
mod failure;
mod outcome;
mod receive;
mod settle;
#[cfg(feature = "wiggle")]
pub mod target;

pub use bitflags;
pub use wasmtime::{self, Caller, Result};

pub use convert::{Lift, Lower, debug_flags, lift_enum, lift_flags, write_case};
pub use definer::{Defined, Definer, Get, LinkerDefiner, StoreDefiner, find_export, infallible};
pub use enter::{CallerMemory, Kept, enter, enter_bound, lift, load, store};
pub use failure::{
    BlockOn, ErrorValue, Failure, block_on, call, future, located, trap, unimplemented,
};
pub use outcome::{CoreValue, FromCore, IntoCore, IntoOutcome, IntoPlain, IntoTrap, OutcomeValue};
pub use receive::{
    FromAggregate, FromList, FromListUnborrowed, FromString, FromStringUnborrowed, FromValue,
};
pub use settle::{Given, MayTrap, given, lower_errno, lower_one};

pub use crate::GuestPtr;
pub use crate::IntoErrno;
pub use crate::MemorySlot;
pub use crate::guest_type::{load_field, store_field};
pub use crate::slot::{bind, unbind};
