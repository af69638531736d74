//! The logic of the glue: functions and traits that generated code calls.
//!
//! Only the macros name these items. They can change in any release.

mod argument;
mod buffer;
mod enter;
mod failure;
mod param;
mod registry;
mod result;
mod success;
#[cfg(feature = "tracing")]
pub mod trace;
mod types;
mod value;
#[cfg(feature = "wiggle")]
pub mod wiggle;

pub use bitflags;
pub use core::result::Result::{Err, Ok};
pub use wasmtime::{self, Caller, Result};

pub use argument::{
    Aggregate, Argument, CoreArgument, CoreResult, Scalar, lift_aggregate, lift_scalar,
};
pub use buffer::FromBuffer;
pub(crate) use enter::find;
pub use enter::{CallerMemory, FutureCall, HeldCaller, HostCall, load, store};
pub use failure::{
    Absent, BlockOn, ErrorValue, Failure, Location, Lowered, block_on, finish, reject, trap,
};
pub use param::{
    FromAggregate, FromList, FromListOwned, FromString, FromStringOwned, FromValue, ParamMemory,
};
pub use registry::{
    CtxAccessor, Defined, FuncRegistry, LinkerRegistry, StoreRegistry, find_export, infallible,
};
pub use result::{FromCore, IntoCore, IntoOk, IntoOutcome, IntoReturn, IntoTrap};
pub use success::check_success;
pub use value::{
    BitFlags, IntType, Lift, Lower, case, case_of_repr, debug_flags, from_repr, write_case,
    zero_case,
};

pub use crate::GuestPtr;
pub use crate::IntoErrno;
pub use crate::MemorySlot;
pub use crate::guest_type::{decode_field, encode_field};
pub use crate::layout::{Field, Fields, FieldsMut, Layout, VariantType};
pub use crate::slot::{bind, unbind};
pub use crate::{
    __enumeration as enumeration, __flags as flags, __handle as handle, __invalid as invalid,
    __record as record, __variant as variant,
};
