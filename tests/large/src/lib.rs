//! An interface as large as real ones, implemented by one context: 25 modules of ten
//! functions each, with every type that witx can express.
//!
//! `generate.py` writes the documents, the modules below and `calls.tsv`, which has the
//! arguments and the outcome of a call for each function.
//!
//! The lints apply to generated code too. `forbid(unsafe_code)` proves that the macros
//! generate no `unsafe`, because an `allow` in an expansion can't override it.
#![forbid(unsafe_code)]
#![deny(warnings, missing_docs, clippy::all, clippy::pedantic)]

#[rustfmt::skip]
pub mod modules;

use wasmtime_integration::GuestError;

wasmtime_integration::types!(witx = "witx/large.witx");

/// The types of a document with code in its comments. rustdoc would run it as tests of this
/// crate, but no word of it is Rust.
pub mod commented {
    wasmtime_integration::types!(
        witx_literal = "
            ;;; ```
            ;;; not Rust
            ;;; ```
            ;;;
            ;;;     not Rust
            (typename $plain u32)
            ;;; ~~~rust
            ;;; not Rust
            ;;; ~~~
            (typename $rust (enum
              ;;; ```no_run
              ;;; not Rust
              ;;; ```
              $no_run
              ;;; ```should_panic
              ;;; panic!()
              ;;; ```
              $should_panic
              ;;; ```edition2021
              ;;; not Rust
              ;;; ```
              $edition
              ;;; ```{rust}
              ;;; not Rust
              ;;; ```
              $class
              ;;; ```text,rust
              ;;; not Rust
              ;;; ```
              $both))
        "
    );
}

/// The context of all modules.
#[derive(Default)]
pub struct Ctx {
    reached: Vec<(&'static str, &'static str)>,
}

impl Ctx {
    /// Returns the methods that were called since the last time, by module and function.
    pub fn take_reached(&mut self) -> Vec<(&'static str, &'static str)> {
        std::mem::take(&mut self.reached)
    }

    fn reached(&mut self, module: &'static str, function: &'static str) {
        self.reached.push((module, function));
    }
}

#[allow(clippy::needless_pass_by_value, reason = "it must have this signature")]
fn errno(_: GuestError) -> types::Errno {
    types::Errno::Fault
}
