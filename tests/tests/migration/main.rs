//! One host in three states of a move from wiggle: on wiggle alone, with everything through the
//! argument `target`, and with half of its modules moved to methods.
//!
//! Guests of the three make the same sequences of random calls. After each call, the result or
//! the fact that it trapped, the guest's memory and the host's state must be the same. A call
//! through `target` may not differ at all. A call of a moved method may differ in these ways,
//! after which the sequence ends; [`compare::Rule`] has them:
//!
//! - wiggle writes the first fields of a record whose last ones are out of bounds or misaligned;
//!   here, nothing is written. If it reads such a record, it can find an unknown case in the
//!   first field before it comes to the last.
//! - wiggle accepts a variant that lacks the room or the alignment for its largest case.
//! - wiggle's `copy_from_slice` ignores the address if the slice is empty; here, it fails if the
//!   address is out of bounds.
//!
//! `MIGRATION_CASES` sets the number of sequences.

mod bodies;
mod by_target;
mod calls;
mod compare;
mod guest;
mod half_moved;
mod run;
mod session;
mod wiggle;
