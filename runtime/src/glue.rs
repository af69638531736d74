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
pub use crate::convert::param::{
    FromAggregate, FromList, FromListOwned, FromString, FromStringOwned, FromValue, ParamMemory,
};
pub use crate::convert::result::{FromCore, IntoCore, IntoOk, IntoOutcome, IntoReturn, IntoTrap};
pub use crate::convert::success::check_success;
pub use crate::convert::value::{
    BitFlags, IntType, Lift, Lower, case, case_of_repr, debug_flags, from_repr, write_case,
    zero_case,
};

#[cfg(feature = "tracing")]
pub use crate::call::trace;
#[cfg(feature = "wiggle")]
pub use crate::wiggle::target as wiggle;

pub use crate::GuestPtr;
pub use crate::IntoErrno;
pub use crate::MemorySlot;
pub use crate::call::slot::{bind, unbind};
pub use crate::memory::layout::{Field, Fields, FieldsMut, Layout, VariantType};
pub use crate::memory::{decode_field, encode_field};
pub use crate::{
    __enumeration as enumeration, __flags as flags, __handle as handle, __invalid as invalid,
    __record as record, __variant as variant,
};
