//! The logic of the glue: functions and traits that generated code calls.
//!
//! Only the macros name these items. They can change in any release.

pub use bitflags;
pub use core::result::Result::{Err, Ok};
pub use wasmtime::{self, Caller, Result};

pub use crate::call::define::define;
pub use crate::call::enter::{HostCall, no_memory};
pub use crate::call::failure::{
    Absent, BlockOn, ErrorValue, Failure, Lowered, block_on, code_or_trap, finish, param, reject,
    store, success, trap,
};
pub use crate::call::registry::{
    CtxAccessor, FuncRegistry, LinkerRegistry, StoreRegistry, find_export, infallible,
};
pub use crate::convert::aggregates::{ByAddress, FromAggregate, FromValue};
pub use crate::convert::core_values::{FromCore, IntoCore, OneCore};
pub use crate::convert::errno::ErrorCode;
pub use crate::convert::result::{IntoOk, IntoOutcome, IntoReturn, IntoTrap, outcome};
pub use crate::convert::strings_and_lists::{FromBuffer, FromList, FromString};
pub use crate::convert::success::check_success;
pub use crate::convert::value::{
    BitFlags, IntType, case, case_of_repr, debug_flags, from_core, from_repr, to_core, write_case,
    zero_case,
};

#[cfg(feature = "tracing")]
pub use crate::call::trace;
#[cfg(feature = "wiggle")]
pub use crate::wiggle::target as wiggle;
#[cfg(feature = "tracing")]
pub use crate::{__shown as shown, __shown_outcome as shown_outcome};

pub use crate::GuestPtr;
pub use crate::MemorySlot;
pub use crate::call::slot::{bind, unbind};
pub use crate::memory::layout::{Field, Fields, FieldsMut, Layout, VariantType};
pub use crate::memory::{decode_field, encode_field};
pub use crate::{
    __enumeration as enumeration, __flags as flags, __handle as handle, __invalid as invalid,
    __record as record, __variant as variant,
};
pub use crate::{FromGuest, IntoGuest};
