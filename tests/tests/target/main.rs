//! Functions of existing wiggle implementations, through the argument `target`.
#![expect(
    clippy::unnecessary_wraps,
    clippy::unused_self,
    reason = "the tests cover these forms"
)]

mod asynchronous;
mod conversions;
mod foreign;
mod hooks;
mod memories;
mod precedence;
mod synchronous;

wasmtime_integration::types!(witx = "witx/files.witx");
