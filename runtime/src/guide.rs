//! Pages that go beyond the reference. They exist only in the documentation.

#[doc = include_str!("guide/abi.md")]
pub mod abi {}

#[doc = include_str!("guide/migrating.md")]
#[cfg_attr(feature = "wiggle", doc = include_str!("guide/migrating_by_target.md"))]
pub mod migrating {}

#[doc = include_str!("guide/overrides.md")]
pub mod overrides {}

#[doc = include_str!("guide/performance.md")]
pub mod performance {}

#[doc = include_str!("guide/testing.md")]
pub mod testing {}
