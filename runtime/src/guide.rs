//! Pages that go beyond the reference. They exist only in the documentation.
//!
//! | page | when to read it |
//! | --- | --- |
//! | [`from_func_wrap`] | Your host has `func_wrap` closures. |
//! | [`witx`] | You write a document for the first time. |
//! | [`plugins`] | You build a plug-in host, or want to see everything together. |
//! | [`buffers`] | A host function returns a string, bytes or a list. |
//! | [`own_types`] | Guests pass something else than numbers, strings and records. |
//! | [`memory`] | Guests import their memory, or export it under another name. |
//! | [`contexts`] | The context isn't a part of the store's data, or not of one type. |
//! | [`metering`] | Something runs around each call: gas, traces, limits. |
//! | [`testing`] | You want to test methods without Wasm. |
//! | [`overrides`] | A function needs the raw call. |
//! | [`without_the_macro`] | You call a guest's exports, or keep a `func_wrap` closure. |
//! | [`performance`] | You want to know what a call costs, or make it cheaper. |
//! | [`migrating`] | Your host uses wiggle. |
//! | [`abi`] | You write a guest by hand, or a tool for guests. |

#[doc = include_str!("guide/abi.md")]
pub mod abi {}

#[doc = include_str!("guide/buffers.md")]
pub mod buffers {}

#[doc = include_str!("guide/contexts.md")]
pub mod contexts {}

#[doc = include_str!("guide/from_func_wrap.md")]
pub mod from_func_wrap {}

#[doc = include_str!("guide/memory.md")]
pub mod memory {}

#[doc = include_str!("guide/metering.md")]
pub mod metering {}

#[doc = include_str!("guide/migrating.md")]
#[cfg_attr(feature = "wiggle", doc = include_str!("guide/migrating_by_target.md"))]
pub mod migrating {}

#[doc = include_str!("guide/overrides.md")]
pub mod overrides {}

#[doc = include_str!("guide/own_types.md")]
pub mod own_types {}

#[doc = include_str!("guide/performance.md")]
pub mod performance {}

#[doc = include_str!("guide/plugins.md")]
pub mod plugins {}

#[doc = include_str!("guide/testing.md")]
pub mod testing {}

#[doc = include_str!("guide/without_the_macro.md")]
pub mod without_the_macro {}

#[doc = include_str!("guide/witx.md")]
pub mod witx {}
