//! The rows, in groups.
#![allow(
    clippy::cast_possible_truncation,
    clippy::many_single_char_names,
    clippy::needless_pass_by_value,
    clippy::trivially_copy_pass_by_ref,
    clippy::unnecessary_wraps,
    clippy::unused_async,
    clippy::unused_self,
    reason = "what is measured is the form of a method, and it does as little as it can"
)]

mod asynchronous;
mod lists;
mod numbers;
mod out_values;
mod own_types;
mod pointers;
mod records;
mod results;
mod strings;
mod structure;
mod views_and_hooks;

use super::Row;

pub(super) const GROUPS: &[(&str, &[Row])] = &[
    ("numbers", numbers::ROWS),
    ("own types", own_types::ROWS),
    ("strings", strings::ROWS),
    ("lists", lists::ROWS),
    ("pointers", pointers::ROWS),
    ("records", records::ROWS),
    ("structure", structure::ROWS),
    ("out values", out_values::ROWS),
    ("results", results::ROWS),
    ("async", asynchronous::ROWS),
    ("views and hooks", views_and_hooks::ROWS),
];
