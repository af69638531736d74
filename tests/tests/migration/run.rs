//! Makes the calls in lock-step, and counts their outcomes.

use std::cell::RefCell;
use std::collections::BTreeMap;

use proptest::collection::vec;
use proptest::prelude::any;
use proptest::test_runner::{Config, RngAlgorithm, TestCaseError, TestRng, TestRunner};
use wasmtime::Engine;
use wasmtime_integration_tests::async_config;

use crate::calls::{Call, FUNCTIONS};
use crate::compare::{RULES, State, rule};
use crate::guest::{Guest, Outcome};
use crate::session::Session;
use crate::{by_target, half_moved, wiggle};

/// The number of sequences of calls, unless the environment sets it.
const CASES: u32 = 1500;

/// The longest sequence.
const CALLS: usize = 200;

/// How often each function must be called, and how often it must end in each way.
const MIN_CALLS: u32 = 500;
const MIN: u32 = 25;

/// The functions whose methods don't access the guest's memory, so that only the glue can fail
/// for it, with a trap.
const WITHOUT_MEMORY: [&str; 14] = [
    "log.flush",
    "log.close",
    "kv.close",
    "dict.close",
    "cache.state",
    "cache.info",
    "cache.close",
    "clock.now",
    "clock.set",
    "body.open",
    "body.append",
    "body.close",
    "request.close",
    "geo.nearest",
];

/// The outcomes of a function's calls.
#[derive(Debug, Default)]
struct Counts {
    calls: u32,
    succeeded: u32,
    /// Failed by the host's own error.
    own: u32,
    /// Failed for an access of the method to the guest's memory.
    guest: u32,
    trapped: u32,
}

struct Hosts {
    wiggle: Guest<Session>,
    by_target: Guest<by_target::Session>,
    half_moved: Guest<Session>,
    counts: BTreeMap<(&'static str, &'static str), Counts>,
    /// How often each rule applied.
    rules: BTreeMap<String, u32>,
}

impl AsMut<Session> for Session {
    fn as_mut(&mut self) -> &mut Session {
        self
    }
}

impl Hosts {
    async fn new() -> Self {
        let mut config = async_config();
        // Many calls trap, and their backtraces are never used.
        #[allow(deprecated, reason = "its replacement is new")]
        config.wasm_backtrace(false);
        let engine = Engine::new(&config).expect("the configuration is valid");
        Hosts {
            wiggle: Guest::new(&engine, wiggle::add_to_linker).await,
            by_target: Guest::new(&engine, by_target::add_to_linker).await,
            half_moved: Guest::new(&engine, half_moved::add_to_linker).await,
            counts: BTreeMap::new(),
            rules: BTreeMap::new(),
        }
    }

    async fn sequence(&mut self, seeds: &[u64]) -> Result<(), String> {
        self.wiggle.reset();
        self.by_target.reset();
        self.half_moved.reset();
        for seed in seeds {
            if !self.call(&Call::new(*seed)).await? {
                break;
            }
        }
        Ok(())
    }

    /// Returns whether the hosts are still the same.
    async fn call(&mut self, call: &Call) -> Result<bool, String> {
        let session = self.wiggle.session().clone();
        let mut before = self.wiggle.memory().to_vec();
        for (address, bytes) in &call.contents {
            before[*address as usize..][..bytes.len()].copy_from_slice(bytes);
        }
        let outcome = self.wiggle.call(call).await;
        self.count(call, outcome, &session);
        let session_after = self.wiggle.session().clone();
        let theirs = State {
            outcome,
            session: &session_after,
            memory: self.wiggle.memory(),
        };

        let outcome = self.by_target.call(call).await;
        let session_ours = self.by_target.session().clone();
        let ours = State {
            outcome,
            session: &session_ours,
            memory: self.by_target.memory(),
        };
        if !theirs.is_same(&ours) {
            return Err(difference("by target", call, &theirs, &ours));
        }

        let outcome = self.half_moved.call(call).await;
        let session_ours = self.half_moved.session().clone();
        let ours = State {
            outcome,
            session: &session_ours,
            memory: self.half_moved.memory(),
        };
        if theirs.is_same(&ours) {
            return Ok(true);
        }
        match rule(call, (&session, &before), &theirs, &ours) {
            Some(rule) => *self.rules.entry(format!("{rule:?}")).or_default() += 1,
            None => return Err(difference("half moved", call, &theirs, &ours)),
        }
        Ok(false)
    }

    fn count(&mut self, call: &Call, outcome: Outcome, before: &Session) {
        let is_own = self.wiggle.session().own_failures != before.own_failures;
        let counts = self.counts.entry((call.module, call.function));
        let counts = counts.or_default();
        counts.calls += 1;
        match outcome {
            Outcome::Returned(0) => counts.succeeded += 1,
            Outcome::Returned(_) if is_own => counts.own += 1,
            Outcome::Returned(_) => counts.guest += 1,
            Outcome::Trapped => counts.trapped += 1,
        }
    }

    /// Checks that the calls have not degenerated, and that each rule is needed.
    fn assert_covered(&self) {
        for (module, function, _) in FUNCTIONS {
            let name = format!("{module}.{function}");
            let counts = &self.counts[&(module, function)];
            assert!(counts.calls >= MIN_CALLS, "too few calls of {name}");
            assert!(counts.succeeded >= MIN, "too few good calls of {name}");
            assert!(counts.own >= MIN, "too few own errors of {name}");
            if WITHOUT_MEMORY.contains(&&*name) {
                assert_eq!(counts.guest, 0, "{name} accesses memory");
            } else {
                assert!(counts.guest >= MIN, "too few guest errors of {name}");
            }
        }
        for rule in RULES {
            let name = format!("{rule:?}");
            assert!(self.rules.contains_key(&name), "{name} never applies");
        }
    }
}

fn difference(host: &str, call: &Call, theirs: &State<'_>, ours: &State<'_>) -> String {
    format!(
        "{host} differs in {call:?}\nwiggle: {:?} {:?}\nhere: {:?} {:?}\nbytes that differ: {:?}",
        theirs.outcome,
        theirs.session,
        ours.outcome,
        ours.session,
        wasmtime_integration_tests::changes(theirs.memory, ours.memory),
    )
}

#[test]
fn all_states_of_the_move_behave_the_same() {
    let runtime = tokio::runtime::Builder::new_current_thread().build();
    let runtime = runtime.expect("it needs no resources");
    let cases = std::env::var("MIGRATION_CASES").map_or(CASES, |cases| {
        cases.parse().expect("MIGRATION_CASES is a number")
    });
    let config = Config {
        cases,
        failure_persistence: None,
        ..Config::default()
    };
    let rng = TestRng::deterministic_rng(RngAlgorithm::ChaCha);
    let mut runner = TestRunner::new_with_rng(config, rng);
    let hosts = RefCell::new(runtime.block_on(Hosts::new()));
    let result = runner.run(&vec(any::<u64>(), 1..CALLS), |seeds| {
        let result = runtime.block_on(hosts.borrow_mut().sequence(&seeds));
        result.map_err(TestCaseError::fail)
    });
    let hosts = hosts.into_inner();
    for ((module, function), counts) in &hosts.counts {
        println!("{module}::{function}: {counts:?}");
    }
    println!("{:?}", hosts.rules);
    if let Err(error) = result {
        panic!("{error}");
    }
    hosts.assert_covered();
}
