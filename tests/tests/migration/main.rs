//! One host in three states of a move from wiggle: on wiggle alone, with everything through the
//! argument `target`, and with half of its modules moved to methods.
//!
//! Guests of the three make the same random calls. After each, the result or the fact that it
//! trapped, the guest's memory and the host's state must be the same. Through `target`, all of
//! them are. [`compare::Rule`] lists the differences of methods that are allowed, and a sequence
//! of calls ends at the first. `MIGRATION_CASES` sets the number of sequences.

mod bodies;
mod by_target;
mod calls;
mod compare;
mod guest;
mod half_moved;
mod run;
mod session;
mod wiggle;
