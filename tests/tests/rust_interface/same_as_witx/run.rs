//! Runs the cases of a document through pairs of hosts.

use std::collections::BTreeMap;
use std::sync::LazyLock;

use proptest::collection::vec;
use proptest::prelude::any;
use proptest::test_runner::{Config, FileFailurePersistence, TestCaseError, TestError, TestRunner};
use wasmtime::{Config as EngineConfig, Engine, Func, Instance, Linker, Store, Val};
use wasmtime_integration_tests::{changes, forwarder};

use super::document::Document;
use super::generate::{self, Case, DRAWS};
use super::host::{Log, State, canonical};

/// The number of cases of a document, and the number of calls of a function through each pair that
/// must reach the method, and of those that must fail before.
const CASES: u32 = 5_000;
const ENOUGH: u32 = 20;

static ENGINE: LazyLock<Engine> = LazyLock::new(|| {
    let mut config = EngineConfig::new();
    // Half of the calls trap, and their backtraces are never used.
    #[allow(deprecated, reason = "its replacement is new")]
    config.wasm_backtrace(false);
    Engine::new(&config).expect("the configuration is valid")
});

/// A guest that calls the functions of one host.
pub(super) trait Host {
    /// Calls the function of the case from a guest with the memory of the case.
    fn run(&mut self, case: &Case<'_>) -> Observation;

    /// Returns the names and core types of the functions of the instance struct.
    fn signatures(&self) -> &[String];
}

#[derive(Debug, PartialEq)]
pub(super) struct Observation {
    outcome: Outcome,
    saw: Vec<String>,
    /// The addresses that the call changed, with the new bytes.
    changed: Vec<(u32, u8)>,
}

#[derive(Debug, PartialEq)]
enum Outcome {
    /// The core result, in text that tells each bit.
    Returned(String),
    Trapped(String),
}

/// Returns a guest with the items, of a host that `add` adds to a linker and `new` creates in a
/// store. `bind` binds the guest's memory, or does nothing.
pub(super) fn guest<T: AsMut<State> + Default + 'static>(
    module: &str,
    items: &str,
    add: impl FnOnce(&mut Linker<T>) -> wasmtime::Result<()>,
    new: impl FnOnce(&mut Store<T>) -> Vec<(&'static str, Func)>,
    bind: impl FnOnce(&mut Store<T>, &Instance),
) -> Box<dyn Host> {
    let mut linker = Linker::new(&ENGINE);
    add(&mut linker).expect("the linker is empty");
    let mut store = Store::new(&ENGINE, T::default());
    let functions = new(&mut store).into_iter();
    let signatures = functions.map(|(name, func)| format!("{name} {}", func.ty(&store)));
    let signatures = signatures.collect();
    let module = forwarder(&linker, &mut store, module, items);
    let instance = linker
        .instantiate(&mut store, &module)
        .expect("the guest imports only what the linker has");
    bind(&mut store, &instance);
    Box::new(Guest {
        store,
        instance,
        signatures,
    })
}

struct Guest<T: 'static> {
    store: Store<T>,
    instance: Instance,
    signatures: Vec<String>,
}

impl<T: AsMut<State>> Host for Guest<T> {
    fn run(&mut self, case: &Case<'_>) -> Observation {
        let Guest {
            store, instance, ..
        } = self;
        let memory = instance.get_memory(&mut *store, "memory");
        if let Some(memory) = memory {
            memory.data_mut(&mut *store).copy_from_slice(&case.memory);
        }
        store.data_mut().as_mut().log = Log::new(case.answers);
        let function = instance.get_func(&mut *store, &case.function.name);
        let function = function.expect("the guest exports what it imports");
        let mut results = vec![Val::I32(0); function.ty(&*store).results().len()];
        let outcome = match function.call(&mut *store, &case.args, &mut results) {
            Ok(()) => Outcome::Returned(format!("{results:?}")),
            Err(error) => Outcome::Trapped(canonical(&format!("{error:#}"))),
        };
        let changed = memory.map_or_else(Vec::new, |memory| {
            let memory = memory.data(&*store);
            let changes = changes(&case.memory, memory).into_iter();
            let changes = changes.map(|address| (address, memory[address as usize]));
            changes.collect()
        });
        let log = std::mem::take(&mut store.data_mut().as_mut().log);
        Observation {
            outcome,
            saw: log.saw,
            changed,
        }
    }

    fn signatures(&self) -> &[String] {
        &self.signatures
    }
}

/// A host from a document, and one whose block is the interface.
pub(super) struct Pair {
    pub(super) name: &'static str,
    pub(super) of_witx: Box<dyn Host>,
    pub(super) of_rust: Box<dyn Host>,
    pub(super) has_memory: bool,
}

/// The functions that differ from others.
pub(super) struct Special {
    /// Those that accept all arguments.
    pub(super) infallible: &'static [&'static str],
    /// Those that don't need the guest's memory.
    pub(super) memoryless: &'static [&'static str],
}

#[derive(Default)]
struct Tally {
    calls: u32,
    reached: u32,
    /// How many calls failed for what the guest passed.
    failed: u32,
}

/// Checks that both hosts of each pair do the same.
pub(super) fn check(witx: &str, regressions: &'static str, special: &Special, pairs: Vec<Pair>) {
    let document = Document::load(witx);
    for pair in &pairs {
        let signatures = pair.of_witx.signatures();
        assert_eq!(signatures.len(), document.functions.len());
        assert_eq!(signatures, pair.of_rust.signatures(), "{}", pair.name);
    }
    let config = Config {
        cases: CASES,
        failure_persistence: Some(Box::new(FileFailurePersistence::Direct(regressions))),
        ..Config::default()
    };
    let state = std::cell::RefCell::new((pairs, BTreeMap::new()));
    let result = TestRunner::new(config).run(&vec(any::<u32>(), DRAWS), |draws| {
        let (pairs, tallies) = &mut *state.borrow_mut();
        let case = generate::case(&document, &draws);
        pairs.iter_mut().try_for_each(|pair| {
            let key = (pair.name, case.function.name.clone());
            compare(pair, &case, tallies.entry(key).or_default()).map_err(TestCaseError::fail)
        })
    });
    match result {
        Ok(()) => {}
        Err(TestError::Fail(difference, _)) => panic!("{difference}"),
        Err(aborted) => panic!("{aborted}"),
    }
    let (pairs, tallies) = state.into_inner();
    for pair in &pairs {
        for function in &document.functions {
            let tally: &Tally = &tallies[&(pair.name, function.name.clone())];
            let Tally {
                calls,
                reached,
                failed,
            } = tally;
            let call = format!("{}, {}", pair.name, function.name);
            println!("{call}: {calls} calls, {reached} reached the method, {failed} failed");
            let name = &*function.name;
            if pair.has_memory || special.memoryless.contains(&name) {
                assert!(*reached >= ENOUGH, "too few good calls of {call}");
                if special.infallible.contains(&name) {
                    assert_eq!(*failed, 0, "{call}");
                } else {
                    assert!(*failed >= ENOUGH, "too few bad calls of {call}");
                }
            } else {
                assert!(*reached == 0 && *failed >= ENOUGH, "{call}");
            }
        }
    }
}

fn compare(pair: &mut Pair, case: &Case<'_>, tally: &mut Tally) -> Result<(), String> {
    let of_witx = pair.of_witx.run(case);
    let of_rust = pair.of_rust.run(case);
    if of_witx != of_rust {
        let name = pair.name;
        return Err(format!(
            "{name}: {case}from witx: {of_witx:#?}\nfrom Rust: {of_rust:#?}"
        ));
    }
    tally.calls += 1;
    // Each method logs its arguments first, and no function is without any.
    let reached = !of_rust.saw.is_empty();
    tally.reached += u32::from(reached);
    tally.failed += u32::from(!reached);
    Ok(())
}
