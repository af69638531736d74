//! Runs the cases of a document.

use std::cell::RefCell;
use std::fmt;

use proptest::collection::vec;
use proptest::prelude::any;
use proptest::test_runner::{Config, FileFailurePersistence, TestCaseError, TestError, TestRunner};

use crate::compare::{Outcome, Rule, compare};
use crate::document::Document;
use crate::generate::{self, DRAWS};
use crate::guest::Implementation;

/// The number of documents, which share the cases.
const DOCUMENTS: u32 = 8;

/// The number of cases, unless the environment sets it.
const CASES: u32 = 120_000;

/// The number of calls from which the shares of a function are significant.
const ENOUGH: u32 = 400;

/// The number of cases of a document from which each of its rules should apply.
const ENOUGH_FOR_RULES: u32 = 10_000;

/// The percentage of a function's calls that must reach its method, and of those that must
/// fail for a bad argument, if the function has any.
const MIN_REACHED: u32 = 25;
const MIN_BAD: u32 = 10;

/// The percentage of all calls that rules may excuse.
const MAX_EXCUSED: u32 = 35;

fn cases() -> u32 {
    let total = match std::env::var("DIFFERENTIAL_CASES") {
        Ok(cases) => cases.parse().expect("DIFFERENTIAL_CASES is a number"),
        Err(_) => CASES,
    };
    total.div_ceil(DOCUMENTS)
}

/// Checks that `ours` and `theirs` do the same, except where one of the document's rules
/// applies. The `rare` rules need not apply.
pub(crate) fn check(
    witx: &str,
    regressions: &'static str,
    theirs: Box<dyn Implementation>,
    ours: Vec<Box<dyn Implementation>>,
    rules: &[Rule],
    rare: &[Rule],
) {
    let document = Document::load(witx);
    let cases = cases();
    let config = Config {
        cases,
        failure_persistence: Some(Box::new(FileFailurePersistence::Direct(regressions))),
        ..Config::default()
    };
    let tests = RefCell::new(Tests {
        tally: Tally::new(&document, rules, rare),
        document,
        theirs,
        ours,
    });
    let mut runner = TestRunner::new(config);
    let result = runner.run(&vec(any::<u32>(), DRAWS), |draws| {
        tests.borrow_mut().run(&draws).map_err(TestCaseError::fail)
    });
    let tally = tests.into_inner().tally;
    println!("{tally}");
    match result {
        Ok(()) => {}
        Err(TestError::Fail(difference, _)) => panic!("{difference}"),
        Err(aborted) => panic!("{aborted}"),
    }
    tally.assert_balanced(cases);
}

struct Tests {
    document: Document,
    theirs: Box<dyn Implementation>,
    ours: Vec<Box<dyn Implementation>>,
    tally: Tally,
}

impl Tests {
    fn run(&mut self, draws: &[u32]) -> Result<(), String> {
        let case = generate::case(&self.document, draws);
        let theirs = self.theirs.run(&case);
        for (nth, implementation) in self.ours.iter_mut().enumerate() {
            let ours = implementation.run(&case);
            let rule = compare(&case, &theirs, &ours)
                .map_err(|difference| format!("{}: {difference}", implementation.name()))?;
            if let Outcome::Bad(_, function) = ours.outcome
                && function != Some((&*self.document.module, &*case.function.name))
            {
                return Err(format!(
                    "{}: the trap of {case} names the function {function:?}",
                    implementation.name()
                ));
            }
            let first = nth == 0;
            self.tally
                .count(&case.function.name, &ours.outcome, &ours.saw, rule, first)?;
        }
        Ok(())
    }
}

/// The counts of outcomes.
struct Tally {
    module: String,
    functions: Vec<Shares>,
    rules: Vec<Applied>,
}

/// How often a rule for the document applied.
struct Applied {
    rule: Rule,
    is_rare: bool,
    times: u32,
}

struct Shares {
    name: String,
    is_fallible: bool,
    returns: bool,
    calls: u32,
    reached: u32,
    succeeded: u32,
    bad: u32,
}

impl Tally {
    fn new(document: &Document, rules: &[Rule], rare: &[Rule]) -> Self {
        let functions = document.functions.iter().map(|function| Shares {
            name: function.name.clone(),
            is_fallible: function.is_fallible(),
            returns: !function.noreturn,
            calls: 0,
            reached: 0,
            succeeded: 0,
            bad: 0,
        });
        Tally {
            module: document.module.clone(),
            functions: functions.collect(),
            rules: rules
                .iter()
                .map(|rule| (*rule, false))
                .chain(rare.iter().map(|rule| (*rule, true)))
                .map(|(rule, is_rare)| Applied {
                    rule,
                    is_rare,
                    times: 0,
                })
                .collect(),
        }
    }

    fn count(
        &mut self,
        function: &str,
        outcome: &Outcome,
        saw: &[String],
        rule: Option<Rule>,
        first: bool,
    ) -> Result<(), String> {
        if let Some(rule) = rule {
            let known = self.rules.iter_mut().find(|known| known.rule == rule);
            match known {
                Some(known) => known.times += 1,
                None => {
                    return Err(format!("the rule {rule:?} is not for {}", self.module));
                }
            }
        }
        let shares = self.functions.iter_mut().find(|f| f.name == function);
        if let (true, Some(shares)) = (first, shares) {
            shares.calls += 1;
            shares.reached += u32::from(!saw.is_empty());
            shares.succeeded += u32::from(matches!(outcome, Outcome::Returned(None | Some(0))));
            shares.bad += u32::from(matches!(outcome, Outcome::Bad(..)));
        }
        Ok(())
    }

    /// Checks that the cases have not degenerated into only good or only bad ones, and that the
    /// rules are needed and remain exceptions.
    fn assert_balanced(&self, cases: u32) {
        for shares in &self.functions {
            if shares.calls < ENOUGH {
                continue;
            }
            assert!(
                percent(shares.reached, shares.calls) >= MIN_REACHED
                    && (shares.succeeded > 0 || !shares.returns),
                "too few good calls of {shares}"
            );
            assert!(
                percent(shares.bad, shares.calls) >= MIN_BAD || !shares.is_fallible,
                "too few bad calls of {shares}"
            );
        }
        for Applied {
            rule,
            is_rare,
            times,
        } in &self.rules
        {
            let module = &self.module;
            assert!(
                *times > 0 || *is_rare || cases < ENOUGH_FOR_RULES,
                "{rule:?} never applies in {module}: is there still a difference?"
            );
            assert!(
                percent(*times, cases) <= MAX_EXCUSED,
                "{rule:?} excuses {times} of {cases} cases of {module}"
            );
        }
    }
}

fn percent(part: u32, whole: u32) -> u32 {
    u32::try_from(u64::from(part) * 100 / u64::from(whole.max(1))).expect("it is at most 100 or so")
}

impl fmt::Display for Tally {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for shares in &self.functions {
            writeln!(f, "{}::{shares}", self.module)?;
        }
        for Applied { rule, times, .. } in &self.rules {
            writeln!(f, "{}: {rule:?} applied {times} times", self.module)?;
        }
        Ok(())
    }
}

impl fmt::Display for Shares {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Shares { name, calls, .. } = self;
        write!(
            f,
            "{name}: {calls} calls, {}% reached the method, {}% succeeded, {}% were bad",
            percent(self.reached, *calls),
            percent(self.succeeded, *calls),
            percent(self.bad, *calls)
        )
    }
}
