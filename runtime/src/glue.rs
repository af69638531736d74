//! The logic of the glue: functions and traits that generated code calls.
//!
//! Only the macros name these items. They can change in any release.

pub use bitflags;
pub use core::result::Result::{Err, Ok};
pub use wasmtime::{self, Caller, Result};

pub use crate::call::define::define;
pub use crate::call::enter::{HostCall, no_memory};
pub use crate::call::failure::{
    Absent, BlockOn, ErrorValue, Failure, Lowered, block_on, code, code_or_trap, finish, param, reject,
    store, success, trap,
};
pub use crate::call::registry::{
    CtxAccessor, FuncRegistry, LinkerRegistry, StoreRegistry, find_export, infallible,
};
pub use crate::convert::aggregates::{ByAddress, FromAggregate, FromValue};
pub use crate::convert::core_values::{FromCore, IntoCore, OneCore};
pub use crate::convert::enums::{
    Case, EnumType, case, case_names, check_passed, lift_case, lower_case, zero_case,
};
pub use crate::convert::errno::ErrorCode;
pub use crate::convert::flags::{BitFlags, debug_flags, flags};
pub use crate::convert::result::{IntoOk, IntoOutcome, IntoReturn, IntoTrap, outcome};
pub use crate::convert::strings_and_lists::{FromBuffer, FromList, FromString};
pub use crate::convert::success::check_success;

#[cfg(feature = "tracing")]
pub use crate::call::trace;
#[cfg(feature = "wiggle")]
pub use crate::wiggle::target as wiggle;
#[cfg(feature = "tracing")]
pub use crate::{__shown as shown, __shown_outcome as shown_outcome};

pub use crate::GuestPtr;
pub use crate::MemorySlot;
pub use crate::call::slot::{bind, unbind};
pub use crate::memory::check_decoded_size;
pub use crate::memory::layout::{Compound, Field, Layout};
pub use crate::{
    __by_address as pass_by_address, __enumeration as enumeration, __flags as flags,
    __invalid as invalid, __pass_enumeration as pass_enumeration, __pass_flags as pass_flags,
    __pass_transparent as pass_transparent, __record as record, __transparent as transparent,
    __variant as variant,
};
pub use crate::{FromGuest, IntoGuest};
