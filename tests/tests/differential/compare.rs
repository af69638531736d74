//! Observations of calls, and the differences that are allowed.

use std::fmt::{self, Write as _};

use wasmtime_integration_tests::{PAGE, changes};

use crate::generate::Case;
use crate::host::Access;

/// The observed outcome of a call.
#[derive(Debug)]
pub(crate) struct Observation {
    pub(crate) outcome: Outcome,
    pub(crate) saw: Vec<String>,
    pub(crate) accesses: Vec<Access>,
    /// The guest's memory after the call.
    pub(crate) memory: Vec<u8>,
}

#[derive(Debug)]
pub(crate) enum Outcome {
    /// The core result.
    Returned(Option<i32>),
    /// A trap for a bad argument or a bad access by the method, with the module and the
    /// function if the trap names them.
    Bad(Kind, Option<(&'static str, &'static str)>),
    /// A trap that the method returned.
    Trapped(String),
}

impl PartialEq for Outcome {
    fn eq(&self, other: &Self) -> bool {
        match (self, other) {
            (Outcome::Returned(a), Outcome::Returned(b)) => a == b,
            // wiggle does not name the function if a method's own access fails.
            (Outcome::Bad(a, in_a), Outcome::Bad(b, in_b)) => {
                a == b && (in_a == in_b || in_a.is_none() || in_b.is_none())
            }
            (Outcome::Trapped(a), Outcome::Trapped(b)) => a == b,
            _ => false,
        }
    }
}

/// The errors that both crates have.
#[derive(Debug, PartialEq, Eq)]
pub(crate) enum Kind {
    /// Holds the name of the type in lower case without underscores, because wiggle reports
    /// the Rust name and this crate the witx name.
    FlagValue(String),
    /// Holds the name in the same form.
    EnumValue(String),
    IntRange,
    Utf8(std::str::Utf8Error),
    Overflow,
    OutOfBounds {
        start: u32,
        len: u32,
    },
    NotAligned {
        start: u32,
        len: u32,
        align: u32,
    },
    LengthsDiffer,
    Other(String),
}

fn canonical(name: &str) -> String {
    name.replace('_', "").to_lowercase()
}

/// Converts an error of one of the crates. Both use the same names.
macro_rules! kind {
    ($function:ident, $($krate:ident)::+) => {
        fn $function(error: &$($krate)::+::GuestError) -> Outcome {
            use $($krate)::+::GuestError;

            let (error, function) = match error {
                GuestError::InFunc { modulename, funcname, err, .. } => {
                    (&**err, Some((*modulename, *funcname)))
                }
                error => (error, None),
            };
            let kind = match error {
                GuestError::InvalidFlagValue(name) => Kind::FlagValue(canonical(name)),
                GuestError::InvalidEnumValue(name) => Kind::EnumValue(canonical(name)),
                GuestError::TryFromIntError(_) => Kind::IntRange,
                GuestError::InvalidUtf8(error) => Kind::Utf8(*error),
                GuestError::PtrOverflow => Kind::Overflow,
                GuestError::PtrOutOfBounds(region) => Kind::OutOfBounds {
                    start: region.start,
                    len: region.len,
                },
                GuestError::PtrNotAligned(region, align) => Kind::NotAligned {
                    start: region.start,
                    len: region.len,
                    align: *align,
                },
                GuestError::SliceLengthsDiffer => Kind::LengthsDiffer,
                other => Kind::Other(other.to_string()),
            };
            Outcome::Bad(kind, function)
        }
    };
}

kind!(of_ours, wasmtime_integration);
kind!(of_theirs, wiggle);

impl Outcome {
    pub(crate) fn of_error(error: &wasmtime::Error) -> Self {
        if let Some(error) = error.downcast_ref::<wasmtime_integration::GuestError>() {
            of_ours(error)
        } else if let Some(error) = error.downcast_ref::<wiggle::GuestError>() {
            of_theirs(error)
        } else {
            Outcome::Trapped(error.root_cause().to_string())
        }
    }
}

/// The intentional differences from wiggle.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Rule {
    /// A value of several parts is checked for bounds and alignment as a whole, before any part
    /// is read or written.
    ///
    /// wiggle checks each part when it gets there. So it may find an invalid part first, names
    /// the part instead of the value, and has written the parts before the bad one. Here, no
    /// part of the value is written.
    Whole,
    /// The same for a variant, whose size and alignment are the maximum over its cases,
    /// whichever case the value is.
    ///
    /// wiggle checks only the tag and the payload, so in some cases it accepts a variant that
    /// is misaligned or reaches past the end of memory. No C compiler creates such a value.
    WholeVariant,
    /// An enum or flags value with bits above the type's width in memory is an unknown case or
    /// flag.
    ///
    /// wiggle first converts to the narrow number, and reports that the number is out of range.
    /// Both reject the value; here, the error names the type.
    Narrow,
    /// The highest of 32 or 64 flags can be set.
    ///
    /// wiggle converts the signed core value to an unsigned one with a range check, and so
    /// rejects all values with this flag. They are valid.
    TopFlag,
    /// A bool that is neither 0 nor 1 is reported as a bad `bool`.
    ///
    /// In wiggle, an alias of `bool` is an enum with its own name.
    BoolName,
    /// A copy to an empty list out of bounds fails.
    ///
    /// This crate checks each access. wiggle checks empty lists when it reads, but not when it
    /// writes.
    EmptyCopy,
}

/// The functions whose methods copy to a list in the guest's memory.
const COPYING: [&str; 3] = ["copy_halves", "copy_longs", "path_readlink"];

fn bad_flags(outcome: &Outcome, name: &str) -> bool {
    matches!(outcome, Outcome::Bad(Kind::FlagValue(bad), _) if *bad == canonical(name))
}

/// Compares the outcomes of a case in wiggle and in this crate. Returns the rule for an
/// intentional difference.
pub(crate) fn compare(
    case: &Case<'_>,
    theirs: &Observation,
    ours: &Observation,
) -> Result<Option<Rule>, String> {
    let pair = Pair { case, theirs, ours };
    if theirs.outcome == ours.outcome && pair.is_same() && pair.is_same_memory() {
        return Ok(None);
    }
    pair.rule().map(Some).ok_or_else(|| pair.to_string())
}

struct Pair<'a> {
    case: &'a Case<'a>,
    theirs: &'a Observation,
    ours: &'a Observation,
}

impl Pair<'_> {
    /// Returns the rule by which these observations differ.
    fn rule(&self) -> Option<Rule> {
        let Pair { case, theirs, ours } = self;
        let same = self.is_same();
        let same_memory = self.is_same_memory();
        match (&theirs.outcome, &ours.outcome) {
            (
                Outcome::Bad(Kind::IntRange, _),
                Outcome::Bad(Kind::EnumValue(name) | Kind::FlagValue(name), _),
            ) if same
                && same_memory
                && case
                    .tags
                    .iter()
                    .any(|tag| !tag.fits && canonical(&tag.name) == *name) =>
            {
                Some(Rule::Narrow)
            }

            // wiggle stopped at the flags, so there is no outcome to compare with. This crate's
            // only must not be an error for these flags.
            (Outcome::Bad(Kind::IntRange, Some(_)), our_outcome)
                if theirs.saw.is_empty()
                    && theirs.memory == case.memory
                    && case.tags.iter().any(|tag| {
                        let refused = bad_flags(our_outcome, &tag.name);
                        !tag.fits && tag.has_top_flag && !refused
                    }) =>
            {
                Some(Rule::TopFlag)
            }

            (
                Outcome::Bad(Kind::EnumValue(their_name), _),
                Outcome::Bad(Kind::EnumValue(our_name), _),
            ) if same && same_memory && their_name == "flag" && our_name == "bool" => {
                Some(Rule::BoolName)
            }

            (_, Outcome::Bad(Kind::OutOfBounds { start, len: 0 }, _))
                if *start > PAGE
                    && COPYING.contains(&&*case.function.name)
                    && self.is_same_so_far()
                    && ours.memory == case.memory =>
            {
                Some(Rule::EmptyCopy)
            }

            (_, Outcome::Bad(Kind::OutOfBounds { start, len }, _))
                if u64::from(*start) + u64::from(*len) > u64::from(PAGE) =>
            {
                self.whole(*start, *len, None)
            }
            (_, Outcome::Bad(Kind::NotAligned { start, len, align }, _))
                if start % align != 0 && u64::from(*start) + u64::from(*len) <= u64::from(PAGE) =>
            {
                self.whole(*start, *len, Some(*align))
            }
            _ => None,
        }
    }

    /// Returns the rule if the value at `start` was rightly rejected as a whole.
    fn whole(&self, start: u32, len: u32, align: Option<u32>) -> Option<Rule> {
        let Pair { case, theirs, ours } = self;
        // The rejected range is that of a value of several parts.
        let mut accesses = case.places.iter().chain(&ours.accesses);
        accesses.find(|access| {
            access.start == start
                && access.len == len
                && access.len != access.align
                && align.is_none_or(|align| access.align == align)
        })?;
        let end = u64::from(start) + u64::from(len);
        let fails_there = match theirs.outcome {
            Outcome::Bad(
                Kind::OutOfBounds {
                    start: part,
                    len: part_len,
                }
                | Kind::NotAligned {
                    start: part,
                    len: part_len,
                    ..
                },
                _,
            ) => part >= start && u64::from(part) + u64::from(part_len) <= end,
            Outcome::Bad(Kind::EnumValue(_) | Kind::FlagValue(_), _) => true,
            _ => false,
        };
        if fails_there && self.is_same() {
            let outside = |address: &u32| *address < start || u64::from(*address) >= end;
            return (!changes(&theirs.memory, &ours.memory).iter().any(outside))
                .then_some(Rule::Whole);
        }
        // wiggle continued. Here, only what the method wrote before may have changed.
        let written = |address: &u32| {
            case.places.iter().chain(&ours.accesses).any(|access| {
                (access.start, access.len) != (start, len)
                    && (u64::from(access.start)..u64::from(access.start) + u64::from(access.len))
                        .contains(&u64::from(*address))
            })
        };
        (case.function.has_variant()
            && self.is_same_so_far()
            && changes(&case.memory, &ours.memory).iter().all(written))
        .then_some(Rule::WholeVariant)
    }

    /// Whether both methods saw and did the same.
    fn is_same(&self) -> bool {
        let Pair { theirs, ours, .. } = self;
        theirs.saw == ours.saw && theirs.accesses == ours.accesses
    }

    /// Whether both did the same until this crate's method ended.
    fn is_same_so_far(&self) -> bool {
        let Pair { theirs, ours, .. } = self;
        theirs.saw.starts_with(&ours.saw) && theirs.accesses.starts_with(&ours.accesses)
    }

    fn is_same_memory(&self) -> bool {
        self.theirs.memory == self.ours.memory
    }
}

/// A report for debugging the difference.
impl fmt::Display for Pair<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Pair { case, theirs, ours } = self;
        writeln!(f, "the crates differ in {case}")?;
        for (name, observation) in [("wiggle", theirs), ("this crate", ours)] {
            let changed = changes(&case.memory, &observation.memory);
            writeln!(f, "{name}: {:?}", observation.outcome)?;
            writeln!(f, "  the method saw {:?}", observation.saw)?;
            let accesses = &observation.accesses;
            let some = &accesses[..accesses.len().min(16)];
            writeln!(f, "  and made {} accesses: {some:?}", accesses.len())?;
            let mut bytes = String::new();
            for address in changed.iter().take(64) {
                let byte = observation.memory[*address as usize];
                write!(bytes, " {address:#x}: {byte:02x}")?;
            }
            writeln!(f, "  {} bytes changed:{bytes}", changed.len())?;
        }
        Ok(())
    }
}

/// Tests of the comparison itself.
mod tests {
    use super::{Access, Case, Kind, Observation, Outcome, Rule, compare};
    use crate::document::Document;
    use crate::generate;

    fn observation(case: &Case<'_>, outcome: Outcome) -> Observation {
        Observation {
            outcome,
            saw: vec!["1".to_owned()],
            accesses: vec![Access {
                start: 8,
                len: 4,
                align: 4,
            }],
            memory: case.memory.clone(),
        }
    }

    fn bad(kind: Kind) -> Outcome {
        Outcome::Bad(kind, Some(("outputs", "pair")))
    }

    fn out_of_bounds(start: u32, len: u32) -> Outcome {
        bad(Kind::OutOfBounds { start, len })
    }

    fn not_aligned(start: u32, len: u32, align: u32) -> Outcome {
        bad(Kind::NotAligned { start, len, align })
    }

    /// Compares after `tamper` has changed this crate's observation.
    fn tampered(tamper: impl FnOnce(&mut Observation)) -> Result<Option<Rule>, String> {
        let document = Document::load("witx/differential/outputs.witx");
        let case = generate::case(&document, &[]);
        let theirs = observation(&case, Outcome::Returned(Some(0)));
        let mut ours = observation(&case, Outcome::Returned(Some(0)));
        tamper(&mut ours);
        compare(&case, &theirs, &ours)
    }

    #[test]
    fn every_difference_is_noticed() {
        assert_eq!(tampered(|_| ()), Ok(None));
        assert!(tampered(|ours| ours.outcome = Outcome::Returned(Some(1))).is_err());
        assert!(tampered(|ours| ours.outcome = Outcome::Trapped(String::new())).is_err());
        assert!(tampered(|ours| ours.outcome = bad(Kind::IntRange)).is_err());
        assert!(tampered(|ours| ours.saw.clear()).is_err());
        assert!(tampered(|ours| ours.saw.push(String::new())).is_err());
        assert!(tampered(|ours| ours.accesses[0].len += 1).is_err());
        assert!(tampered(|ours| ours.memory[0xffff] ^= 1).is_err());
    }

    /// Compares two outcomes of a call of `records` that takes a point of eight bytes at 0xfffc
    /// and does nothing.
    fn outcomes(theirs: Outcome, ours: Outcome) -> Result<Option<Rule>, String> {
        let document = Document::load("witx/differential/outputs.witx");
        let mut case = generate::case(&document, &[3]);
        assert_eq!(case.function.name, "records");
        case.places[0].start = 0xfffc;
        let theirs = observation(&case, theirs);
        let ours = observation(&case, ours);
        compare(&case, &theirs, &ours)
    }

    #[test]
    fn only_a_value_of_several_parts_that_is_bad_as_a_whole_is_excused() {
        let part = || out_of_bounds(0x1_0000, 4);
        let whole = outcomes(part(), out_of_bounds(0xfffc, 8));
        assert_eq!(whole, Ok(Some(Rule::Whole)));
        // wiggle succeeds, or fails elsewhere.
        assert!(outcomes(Outcome::Returned(Some(0)), out_of_bounds(0xfffc, 8)).is_err());
        assert!(outcomes(not_aligned(3, 4, 4), out_of_bounds(0xfffc, 8)).is_err());
        // The error is another one, or at another place.
        assert!(outcomes(part(), out_of_bounds(0xfffc, 9)).is_err());
        assert!(outcomes(part(), out_of_bounds(0xfff8, 8)).is_err());
        assert!(outcomes(part(), not_aligned(0xfffc, 8, 4)).is_err());
        // A single number.
        assert!(outcomes(out_of_bounds(8, 4), not_aligned(8, 4, 4)).is_err());
    }

    #[test]
    fn no_other_range_of_a_number_is_excused() {
        let name = || "color".to_owned();
        assert!(outcomes(bad(Kind::IntRange), bad(Kind::EnumValue(name()))).is_err());
        assert!(outcomes(bad(Kind::IntRange), bad(Kind::FlagValue(name()))).is_err());
        assert!(outcomes(bad(Kind::IntRange), Outcome::Returned(Some(0))).is_err());
        assert!(
            outcomes(
                bad(Kind::EnumValue(name())),
                bad(Kind::EnumValue("bool".to_owned()))
            )
            .is_err()
        );
    }
}
