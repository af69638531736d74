//! An interface of the size of real ones: 25 modules of ten functions each, with every
//! type that witx can express, as one context implements it.
//!
//! `generate.py` writes the documents, the modules below and `calls.tsv`, which says
//! for each function what a guest may pass it, and what comes of that.
//!
//! The lints hold for what the macros generate here as well. `forbid(unsafe_code)` is
//! the proof that they generate no `unsafe`: unlike other lints, no `allow` in an
//! expansion gets around it.
#![forbid(unsafe_code)]
#![deny(warnings, missing_docs, clippy::all, clippy::pedantic)]

#[rustfmt::skip]
pub mod modules;

use wasmtime_integration::GuestError;

wasmtime_integration::types!(witx = "witx/large.witx");

/// The context of all modules.
#[derive(Default)]
pub struct Ctx {
    reached: Vec<(&'static str, &'static str)>,
}

impl Ctx {
    /// The methods that were called since the last time, by module and function.
    pub fn take_reached(&mut self) -> Vec<(&'static str, &'static str)> {
        std::mem::take(&mut self.reached)
    }

    fn reached(&mut self, module: &'static str, function: &'static str) {
        self.reached.push((module, function));
    }
}

#[allow(clippy::needless_pass_by_value, reason = "so it is called")]
fn errno(_: GuestError) -> types::Errno {
    types::Errno::Fault
}
