//! Parses tokens into [`arguments::Arguments`] and [`ImplBlock`].

pub(crate) mod arguments;
mod attributes;
pub(crate) mod core_lists;
pub(crate) mod guest_type;
mod hooks;
mod host_function;
mod impl_block;
mod method;
pub(crate) mod modules;
pub(crate) mod rename_rule;
pub(crate) mod spelling;
mod values;

pub(crate) use attributes::{GuestAttribute, cfgs, with_raw_overrides};
pub(crate) use hooks::Hooks;
pub(crate) use host_function::check_host_function;
pub(crate) use impl_block::ImplBlock;
pub(crate) use method::{Method, Receiver};
