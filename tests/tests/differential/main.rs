//! Runs the same documents and methods through this crate and through `wiggle`, which must
//! treat random arguments and memories the same way.
//!
//! Each document has a module with its methods, written once, which the macros in [`host`]
//! expand for both crates; the names `GuestMemory`, `GuestPtr` and `types` refer to the
//! crate in question. [`generate`] creates the cases, [`guest`] runs them, [`compare`]
//! compares the outcomes and lists the intentional differences, and [`run`] counts.
//! `DIFFERENTIAL_CASES` sets the number of cases over all documents.
//!
//! The documents only contain what wiggle can expand to code that compiles. That leaves out:
//!
//! - results other than one `expected` with a named enum as its error, whose value, or each
//!   member of whose tuple, has a name
//! - `char`, and `bool` without a name, which would make an enum of it
//! - names for strings, pointers and tuples, and aliases of types that hold a pointer or a
//!   list
//! - strings in records, variants and lists; and in records tuples, `expected`s, and
//!   lists without a name
//! - variants whose payload is a record with a pointer or a list, and unions whose tag is not
//!   an enum
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
