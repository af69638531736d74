//! Every form in which a method may take a parameter or return a result, as guests see it.
#![expect(
    clippy::needless_pass_by_value,
    clippy::trivially_copy_pass_by_ref,
    clippy::unnecessary_wraps,
    clippy::unused_self,
    reason = "the tests cover these forms"
)]

mod aggregates;
mod bytes;
mod lists;
mod named;
mod outcomes;
mod plain;
mod scalars;
mod signatures;
mod strings;

use std::fmt::{self, Debug, Display};

/// A record of what a host's methods saw.
#[derive(Default)]
struct Log(String);

impl Log {
    fn saw(&mut self, value: impl Debug) {
        self.0 = format!("{value:?}");
    }
}

/// A host error that ends a guest.
#[derive(Debug, PartialEq)]
struct Exit(u32);

impl Display for Exit {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "exit with {}", self.0)
    }
}

impl std::error::Error for Exit {}
