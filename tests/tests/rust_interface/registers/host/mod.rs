//! The host functions, as an interface and in handwritten glue.

pub(crate) mod by_hand;
pub(crate) mod interface;
pub(crate) mod machine;
