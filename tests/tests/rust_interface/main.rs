//! Interfaces that an impl block defines, without a witx document.
#![expect(
    clippy::needless_pass_by_value,
    clippy::trivially_copy_pass_by_ref,
    clippy::unused_self,
    reason = "the tests cover these forms"
)]

mod game;
mod layout;
mod same_as_witx;
