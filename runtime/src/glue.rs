//! The names that generated code uses. They are defined elsewhere, and can change in any release.
//!
//! This is the map of the traits, grouped like the exports below. Those marked *(text)* exist only for
//! their error text: a bound on another trait would do the same.
//!
//! A call:
//! - `CtxAccessor`: the closure that finds the context in a store's data
//! - `Glue`: the glue of a function, by the number of its core parameters
//! - `BlockOn` *(text)*: the user's function that runs a future
//! - `trace::Shown`, `trace::Opaque`: the text of a value with `Debug`, and without
//!
//! A parameter:
//! - `FromGuest`: the conversion
//! - `CoreOf`: a core value whose type a Rust type decides
//! - `OneCore` *(text)*: the `Core` of a type that is one core value, which reports a tuple as such
//! - `ByAddress` *(text)*: a type that is read from the address that the guest passes
//! - `FromValue`, `FromString`, `FromList`, `FromBuffer` *(text)*: the forms in which a method takes a
//!   witx type
//! - `FromAggregate`: a record, by value or by reference
//! - `FromCore`: an override's parameter
//!
//! A result:
//! - `IntoGuest`: the conversion
//! - `CoreResultOf`: a core value whose type a Rust type decides
//! - `IntoReturn`: a value, or a `Result` whose error traps
//! - `IntoOutcome`, `IntoOk` *(text)*: a `Result` whose error is for the guest, and its success
//! - `IntoTrap` *(text)*: the error of a function that never returns, or of `guest_error`
//! - `IntoCore`: an override's result
//! - `ErrorCode`: an error type that guests receive as a number
//! - `ErrorValue` *(text)*: the user's error for a bad argument
//!
//! A type:
//! - `GuestType`: the form in memory
//! - `EnumType`: an enum without payloads
//! - `BitFlags` *(text)*: flags that `bitflags!` declares
//! - `Compound`: a type of several fields, and its layout
//! - `Field` *(text)*: the type of a field
//!
//! A wiggle target. Its traits come in pairs, one for functions that return a result and one for
//! functions that return a future, because only the compiler knows which:
//! - `wiggle::SyncFunction`, `wiggle::AsyncFunction`: the function
//! - `wiggle::SyncResult`, `wiggle::AsyncResult`: what it returned
//! - `wiggle::TargetPart`, `wiggle::MissingPart`: the part of the context that implements the target's
//!   trait, or its absence
//! - `wiggle::SetHostcallFuel`: the limit on copies that wiggle keeps
//! - `wiggle::TargetOf`, `wiggle::SendIfAsync` *(text)*: a context without that part, or without `Send`

// A call.
pub use crate::call::define::Glue;
pub use crate::call::enter::{HostCall, Owned, found};
pub use crate::call::failure::{
    Absent, BlockOn, Failure, Lowered, block_on, code, code_or_trap, finish, reject, trap,
    trap_with,
};
pub use crate::call::hooks::{finish_hooked, host_function, host_functions};
pub use crate::call::registry::{CtxAccessor, Registry, allocate, find_export};
pub use crate::call::slot::{bind, unbind};
#[cfg(feature = "tracing")]
pub use crate::call::trace;
#[cfg(feature = "tracing")]
pub use crate::{__shown as shown, __shown_outcome as shown_outcome};
pub use crate::{HostFunction, MemorySlot, MemorySource};
pub use core::marker::Sized;
pub use core::result::Result::{Err, Ok};
pub use wasmtime::{self, Caller, Result};

// A parameter.
pub use crate::call::failure::Location::{Out, Param};
pub use crate::call::failure::param;
pub use crate::convert::aggregates::{ByAddress, FromAggregate, FromValue, check_reference, read};
pub use crate::convert::by_type::CoreOf;
pub use crate::convert::core_values::{FromCore, OneCore};
pub use crate::convert::strings_and_lists::{FromBuffer, FromList, FromString};
pub use crate::{FromGuest, FromGuestError, GuestError, GuestMemory, GuestPtr};

// A result.
pub use crate::IntoGuest;
pub use crate::call::error_code::ErrorCode;
pub use crate::call::failure::{ErrorValue, check_out, store};
pub use crate::convert::by_type::CoreResultOf;
pub use crate::convert::core_values::IntoCore;
pub use crate::convert::result::{
    IntoOk, IntoOutcome, IntoReturn, IntoTrap, check_result, outcome,
};
pub use crate::convert::success::check_success;

// A type.
pub use crate::convert::enums::{
    Cases, EnumType, case, case_name, check_passed, lift_case, lower_case, zero_case,
};
pub use crate::convert::flags::{BitFlags, CoreBits, debug_flags, flags, lift_flags, lower_flags};
pub use crate::memory::check_decoded_size;
pub use crate::memory::layout::{Compound, Field, Layout, align, size};
pub use crate::{
    __copy as copy, __enumeration as enumeration, __flags as flags, __invalid as invalid,
    __pass_by_address as pass_by_address, __pass_enumeration as pass_enumeration,
    __pass_flags as pass_flags, __pass_transparent as pass_transparent, __record as record,
    __transparent as transparent, __variant as variant,
};
pub use crate::{GuestBytes, GuestBytesMut, GuestType};
pub use bitflags;

// A wiggle target.
#[cfg(feature = "wiggle")]
pub use crate::wiggle::target as wiggle;
