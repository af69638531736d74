//! The same documents, with the same methods, through this crate and through
//! `wiggle`: random arguments and memories must come to the same.
//!
//! For each document there is a module with its methods, written once, which the
//! macros in [`host`] expand for both crates; the names `GuestMemory`, `GuestPtr`
//! and `types` are those of the crate at hand. [`generate`] makes the cases,
//! [`guest`] runs them, [`compare`] compares, and says where and why the crates
//! differ on purpose, and [`run`] counts. `DIFFERENTIAL_CASES` sets how many cases
//! there are, of all documents together.
//!
//! The documents keep to what wiggle can expand, or what it expands to can be
//! compiled. That leaves out:
//!
//! - results other than none, or one `expected` with a named enum as its error; its
//!   value, or each member of its tuple, needs a name too
//! - `char`; and `bool` without a name of its own, which makes an enum of it
//! - names for strings, pointers and tuples, and aliases of what holds a pointer or
//!   a list
//! - strings in records, variants and lists; and in records tuples, `expected`s, and
//!   lists without a name
//! - variants whose payload is a record with a pointer or a list; unions whose tag
//!   is no enum
//! - an enum with a tag of 64 bits as a parameter

mod compare;
mod document;
mod generate;
mod guest;
mod host;
mod run;

mod lists;
mod named;
mod numbers;
mod outputs;
mod records;
mod text;
mod variants;
mod vectors;
