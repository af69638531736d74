//! An interface defined in Rust and the same one as a witx document have the same core signatures, and
//! do the same for random arguments and memories.
//!
//! `generate.py` writes the documents, with random combinations of each kind of a parameter and
//! each kind of a result, and the methods. A macro expands these once with the types of the
//! document, and once with those in `types.rs`, which derive `GuestType`.
#![allow(
    unreachable_pub,
    reason = "only an interface defined in Rust is exempt, whose methods are `pub`"
)]

// The cases are those of the differential test.
#[expect(dead_code, reason = "the rules of that test use all of it")]
#[path = "../../differential/document.rs"]
mod document;
#[expect(dead_code, reason = "the rules of that test use all of it")]
#[path = "../../differential/generate.rs"]
mod generate;

mod fallible;
mod host;
mod plain;
mod run;
mod types;

host::answers!(Flags8 Flags16 Flags32 Flags64);

use fallible::fallible;
use plain::plain;
use run::{Pair, check};

/// The items of a guest with a memory, as large as the one of a case.
const MEMORY: &str = r#"(memory (export "memory") 1)"#;

/// The same host, from the document and from Rust.
macro_rules! hosts {
    ($methods:ident, $of_witx:ident, $of_rust:ident, $witx:literal,
        ($($in_rust:tt)*), ($($in_both:tt)*)) => {
        $methods!(
            $of_witx,
            [super::host::answers!(Flags8 Flags16 Flags32 Flags64);],
            (witx = $witx, $($in_both)*)
        );
        $methods!(
            $of_rust,
            [use super::types;],
            (module("same", name = Same), $($in_rust)* $($in_both)*)
        );
    };
}

hosts!(
    plain,
    plain_of_witx,
    plain_of_rust,
    "witx/same/plain.witx",
    (),
    ()
);
hosts!(
    plain,
    bound_plain_of_witx,
    bound_plain_of_rust,
    "witx/same/plain.witx",
    (),
    (memory_slot = self.0.slot)
);
hosts!(
    fallible,
    fallible_of_witx,
    fallible_of_rust,
    "witx/same/fallible.witx",
    (errno = types::Errno,),
    ()
);
hosts!(
    fallible,
    lenient_of_witx,
    lenient_of_rust,
    "witx/same/fallible.witx",
    (errno = types::Errno,),
    (
        missing_memory = types::Errno::NoMemory,
        guest_error = bad_argument
    )
);
hosts!(
    fallible,
    bound_of_witx,
    bound_of_rust,
    "witx/same/fallible.witx",
    (errno = types::Errno,),
    (
        missing_memory = types::Errno::NoMemory,
        guest_error = bad_argument,
        memory_slot = self.0.slot
    )
);

macro_rules! pair {
    ($of_witx:ident, $of_rust:ident) => {
        Pair {
            name: concat!(stringify!($of_rust), " with a memory"),
            of_witx: $of_witx::guest(MEMORY, |_, _| ()),
            of_rust: $of_rust::guest(MEMORY, |_, _| ()),
            has_memory: true,
        }
    };
    ($of_witx:ident, $of_rust:ident, no memory) => {
        Pair {
            name: concat!(stringify!($of_rust), " without a memory"),
            of_witx: $of_witx::guest("", |_, _| ()),
            of_rust: $of_rust::guest("", |_, _| ()),
            has_memory: false,
        }
    };
    ($of_witx:ident, $of_rust:ident, bound) => {
        Pair {
            name: concat!(stringify!($of_rust), " with a bound memory"),
            of_witx: $of_witx::guest(MEMORY, |store, instance| {
                $of_witx::Same::bind_memory(store, instance, |host| host).unwrap();
            }),
            of_rust: $of_rust::guest(MEMORY, |store, instance| {
                $of_rust::Same::bind_memory(store, instance, |host| host).unwrap();
            }),
            has_memory: true,
        }
    };
}

#[test]
fn without_errno() {
    check(
        "witx/same/plain.witx",
        "proptest-regressions/rust_interface/plain.txt",
        &plain::SPECIAL,
        vec![
            pair!(plain_of_witx, plain_of_rust),
            pair!(plain_of_witx, plain_of_rust, no memory),
            pair!(bound_plain_of_witx, bound_plain_of_rust, bound),
        ],
    );
}

#[test]
fn with_errno() {
    check(
        "witx/same/fallible.witx",
        "proptest-regressions/rust_interface/fallible.txt",
        &fallible::SPECIAL,
        vec![
            pair!(fallible_of_witx, fallible_of_rust),
            pair!(fallible_of_witx, fallible_of_rust, no memory),
            pair!(lenient_of_witx, lenient_of_rust),
            pair!(lenient_of_witx, lenient_of_rust, no memory),
            pair!(bound_of_witx, bound_of_rust, bound),
        ],
    );
}
