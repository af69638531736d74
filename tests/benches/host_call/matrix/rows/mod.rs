//! The rows, in groups.

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
];
