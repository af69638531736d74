//! The host functions, as an interface and in handwritten glue.
#![expect(clippy::unused_self, reason = "the functions are those of the host")]

pub(crate) mod by_hand;
pub(crate) mod interface;
pub(crate) mod machine;
