//! The logic of the glue: functions and traits that generated code calls.
//!
//! Only the macros name these items. They can change in any release.

pub use bitflags;
pub use core::result::Result::{Err, Ok};
pub use wasmtime::{self, Caller, Result};

pub use crate::call::enter::{CallerMemory, FutureCall, HeldCaller, HostCall, load, store};
pub use crate::call::failure::{
    Absent, BlockOn, ErrorValue, Failure, Location, Lowered, block_on, finish, reject, trap,
};
pub use crate::call::registry::{
    CtxAccessor, Defined, FuncRegistry, LinkerRegistry, StoreRegistry, find_export, infallible,
};
pub use crate::convert::argument::{
    Aggregate, Argument, CoreArgument, CoreResult, Scalar, lift_aggregate, lift_scalar,
};
pub use crate::convert::buffer::FromBuffer;
pub use crate::convert::enums::{
    Case, EnumType, case, case_names, check_passed, lift_case, lower_case, zero_case,
};
pub use crate::convert::flags::{BitFlags, debug_flags, flags, lift_flags, lower_flags};
pub use crate::convert::param::{
    FromAggregate, FromList, FromListOwned, FromString, FromStringOwned, FromValue, ParamMemory,
};
pub use crate::convert::result::{FromCore, IntoCore, IntoOk, IntoOutcome, IntoReturn, IntoTrap};
pub use crate::convert::success::check_success;
pub use crate::convert::value::{Lift, Lower};

#[cfg(feature = "tracing")]
pub use crate::call::trace;
#[cfg(feature = "wiggle")]
pub use crate::wiggle::target as wiggle;

pub use crate::GuestPtr;
pub use crate::IntoErrno;
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
