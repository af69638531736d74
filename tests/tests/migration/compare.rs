//! The allowed differences between methods and wiggle.

use wasmtime_integration_tests::{PAGE, changes};

use crate::calls::Call;
use crate::guest::Outcome;
use crate::session::Session;

/// What a host shows after a call.
pub(crate) struct State<'a> {
    pub(crate) outcome: Outcome,
    pub(crate) session: &'a Session,
    pub(crate) memory: &'a [u8],
}

impl State<'_> {
    pub(crate) fn is_same(&self, other: &State<'_>) -> bool {
        self.outcome == other.outcome
            && self.session == other.session
            && self.memory == other.memory
    }
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Rule {
    /// wiggle writes the first fields of a record before it finds that the next one is out of
    /// bounds or misaligned.
    PartOfRecord,
    /// wiggle finds that the first field of a record has an unknown case before it finds that
    /// the next one is out of bounds or misaligned.
    InvalidFirst,
    /// wiggle doesn't need room for a variant's largest case, nor its alignment.
    SmallCase,
    /// wiggle doesn't check the address of an empty copy to the guest.
    EmptyCopy,
}

pub(crate) const RULES: [Rule; 4] = [
    Rule::PartOfRecord,
    Rule::InvalidFirst,
    Rule::SmallCase,
    Rule::EmptyCopy,
];

const FAULT: Outcome = Outcome::Returned(7);
const INVAL: Outcome = Outcome::Returned(2);

/// Returns the bytes of the first bad one of `count` values at `address`, if there is one.
fn bad(address: u32, size: u32, align: u32, count: u32) -> Option<std::ops::Range<u32>> {
    let starts = (0..count).map(|index| u64::from(address) + u64::from(index * size));
    let mut bad = starts
        .filter(|start| start % u64::from(align) != 0 || start + u64::from(size) > u64::from(PAGE));
    let start = u32::try_from(bad.next()?).ok()?;
    Some(start..start.saturating_add(size))
}

/// Returns the rule by which a moved function differs from wiggle's. `before` is the memory
/// that the call got, and `session` the session.
pub(crate) fn rule(
    call: &Call,
    (session, before): (&Session, &[u8]),
    theirs: &State<'_>,
    ours: &State<'_>,
) -> Option<Rule> {
    let unchanged = ours.session == session && ours.memory == before;
    match (call.module, call.function) {
        ("kv", "list") => part_of_record(bad(call.arg(1), 16, 8, call.arg(2))?, theirs, ours),
        ("cache", "info") => part_of_record(bad(call.arg(1), 24, 8, 1)?, theirs, ours),
        ("geo", "nearest") => {
            let place = call.arg(0);
            if let Some(bad) = bad(place, 24, 8, 1)
                && matches!(before.get(bad.start as usize), Some(1 | 2))
            {
                let excused = unchanged && ours.outcome == Outcome::Trapped;
                return excused.then_some(Rule::SmallCase);
            }
            part_of_record(bad(call.arg(1), 16, 8, 1)?, theirs, ours)
        }
        ("cache", "insert") => {
            let options = bad(call.arg(3), 24, 8, 1)?.start as usize;
            let mode = before.get(options..options + 4)?;
            let is_unknown = u32::from_le_bytes(mode.try_into().ok()?) > 2;
            let excused = is_unknown
                && options.is_multiple_of(4)
                && (theirs.outcome, ours.outcome) == (INVAL, FAULT)
                && differ_in_failures(theirs, ours);
            excused.then_some(Rule::InvalidFirst)
        }
        ("kv", "lookup") => {
            let excused = call.arg(3) > PAGE
                && (theirs.outcome, ours.outcome) == (Outcome::Returned(0), FAULT)
                && theirs.memory[call.arg(5) as usize..].starts_with(&[0; 4])
                && differ_in_failures(theirs, ours);
            excused.then_some(Rule::EmptyCopy)
        }
        _ => None,
    }
}

/// Whether the hosts only differ in how the guest's accesses failed.
fn differ_in_failures(theirs: &State<'_>, ours: &State<'_>) -> bool {
    let session = Session {
        guest_failures: theirs.session.guest_failures.clone(),
        ..ours.session.clone()
    };
    session == *theirs.session && theirs.memory == ours.memory
}

/// Returns the rule if only bytes of the record `bad` differ, and wiggle wrote them.
fn part_of_record(bad: std::ops::Range<u32>, theirs: &State<'_>, ours: &State<'_>) -> Option<Rule> {
    let is_same = theirs.outcome == ours.outcome && theirs.session == ours.session;
    let changed = changes(ours.memory, theirs.memory);
    (is_same && changed.iter().all(|address| bad.contains(address))).then_some(Rule::PartOfRecord)
}
