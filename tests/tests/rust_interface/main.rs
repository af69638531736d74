//! Interfaces that an impl block defines, without a witx document.
#![expect(
    clippy::needless_pass_by_value,
    clippy::trivially_copy_pass_by_ref,
    clippy::unnecessary_wraps,
    clippy::unused_self,
    reason = "the tests cover these forms"
)]

mod aliased_results;
mod arguments;
#[cfg(feature = "async")]
mod asynchronous;
mod derived;
mod errno;
mod forms;
mod game;
mod hygiene;
mod imported;
mod in_place;
mod keyword_of_2024;
mod layout;
mod names;
mod no_memory;
mod outs;
mod params;
mod results;
mod same_as_witx;
mod strict;
