//! Guests of the interface and of the handwritten glue make the same random calls. After each
//! call, the result or the trap, the guest's memory and the host's state must be the same.

use std::cell::RefCell;
use std::collections::BTreeMap;

use proptest::collection::vec;
use proptest::prelude::*;
use proptest::test_runner::{Config, RngAlgorithm, TestRng, TestRunner};
use wasmtime::Val;
use wasmtime_integration::MemorySlot;
use wasmtime_integration_tests::{Guest, PAGE, changes, linker};

use super::host::by_hand::{self, ByHand};
use super::host::interface::Env;
use super::host::machine::{FEES, Fault, Host, Machine};

const CASES: u32 = 300;

/// How often each function must return, and how often each fault must end a call.
const MIN: u32 = 25;

const PREPAID_GAS: u64 = 3_000;

/// Functions that never return.
const PANICS: [&str; 2] = ["panic", "panic_utf8"];

type Outcome = Result<Option<u64>, Fault>;

/// A function, as an index into the functions sorted by name, and as many arguments as the
/// largest one has.
type Call = (prop::sample::Index, [u64; 5]);

struct Hosts {
    ours: Guest<Host<MemorySlot>>,
    by_hand: Guest<ByHand>,
    has_memory: bool,
    /// The functions with their numbers of parameters.
    functions: Vec<(String, usize)>,
    returned: BTreeMap<String, u32>,
    faults: BTreeMap<Fault, u32>,
}

impl Hosts {
    fn new(guest: &str) -> Self {
        let ours = linker(|linker| Env::add_to_linker(linker, |host| host));
        let by_hand = linker(|linker| by_hand::add_to_linker(linker, |host| host));
        let mut ours = Guest::with_items(&ours, "env", Host::new(), guest);
        let mut by_hand = Guest::with_items(&by_hand, "env", Host::new(), guest);
        let signatures = signatures(&mut ours);
        assert_eq!(signatures, self::signatures(&mut by_hand));
        let functions = signatures.into_iter();
        Hosts {
            ours,
            by_hand,
            has_memory: guest.contains("memory"),
            functions: functions
                .map(|(name, params, _)| (name, params.len()))
                .collect(),
            returned: BTreeMap::new(),
            faults: BTreeMap::new(),
        }
    }

    fn bind(&mut self) {
        let Guest { store, instance } = &mut self.ours;
        Env::bind_memory(store, instance, |host| host).expect("the guest exports a memory");
        let Guest { store, instance } = &mut self.by_hand;
        store.data_mut().memory = instance.get_memory(&mut *store, "memory");
    }

    fn sequence(&mut self, memory: &[u8], calls: &[Call]) -> Result<(), TestCaseError> {
        self.ours.data().machine = Machine::new(PREPAID_GAS);
        self.by_hand.data().machine = Machine::new(PREPAID_GAS);
        if self.has_memory {
            self.ours.memory().fill(0);
            self.ours.put(0, memory);
            self.by_hand.memory().fill(0);
            self.by_hand.put(0, memory);
        }
        for (function, args) in calls {
            let (function, params) = function.get(&self.functions);
            let args = args.map(|arg| Val::I64(arg.cast_signed()));
            let ours = call(&mut self.ours, function, &args[..*params]);
            let by_hand = call(&mut self.by_hand, function, &args[..*params]);
            prop_assert_eq!(&ours, &by_hand, "{}{:?}", function, args);
            let machines = (&self.ours.data().machine, &self.by_hand.data().machine);
            prop_assert_eq!(machines.0, machines.1, "{}{:?}", function, args);
            if self.has_memory {
                let changes = changes(self.ours.memory(), self.by_hand.memory());
                prop_assert_eq!(changes, [], "{}{:?}", function, args);
            }
            match ours {
                Ok(_) => *self.returned.entry(function.clone()).or_default() += 1,
                Err(Fault::Panicked(_)) => {
                    *self
                        .faults
                        .entry(Fault::Panicked(String::new()))
                        .or_default() += 1;
                }
                Err(fault) => *self.faults.entry(fault).or_default() += 1,
            }
        }
        Ok(())
    }

    /// Makes sequences of random calls.
    fn run(&mut self) {
        let config = Config {
            cases: CASES,
            failure_persistence: None,
            ..Config::default()
        };
        let rng = TestRng::deterministic_rng(RngAlgorithm::ChaCha);
        let byte = prop_oneof![20 => Just(b'a'), 1 => Just(0), 1 => any::<u8>()];
        let args = prop::array::uniform5(argument());
        let sequences = (
            vec(byte, 512),
            vec((any::<prop::sample::Index>(), args), 1..150),
        );
        let hosts = RefCell::new(self);
        let result = TestRunner::new_with_rng(config, rng).run(&sequences, |(memory, calls)| {
            hosts.borrow_mut().sequence(&memory, &calls)
        });
        if let Err(error) = result {
            panic!("{error}");
        }
    }
}

impl<M: Default> Host<M> {
    fn new() -> Self {
        Host {
            machine: Machine::new(PREPAID_GAS),
            memory: M::default(),
        }
    }
}

/// A register, a length or an address, which may all be hostile.
fn argument() -> impl Strategy<Value = u64> {
    prop_oneof![
        12 => 0..4u64,
        6 => 0..512u64,
        1 => u64::from(PAGE - 8)..=u64::from(PAGE),
        1 => u64::from(u32::MAX - 512)..1 << 32,
        // Their low halves are good.
        1 => (1..8u64, 0..512u64).prop_map(|(high, low)| high << 32 | low),
        2 => Just(u64::MAX),
        1 => any::<u64>(),
    ]
}

/// Returns the functions that the guest exports, sorted by name, with their core types.
fn signatures<T>(guest: &mut Guest<T>) -> Vec<(String, Vec<String>, Vec<String>)> {
    let exports = guest.instance.exports(&mut guest.store);
    let exports = exports.filter_map(|export| {
        let name = export.name().to_owned();
        Some((name, export.into_func()?))
    });
    let functions: BTreeMap<_, _> = exports.collect();
    let signature = |(name, function): (String, wasmtime::Func)| {
        let ty = function.ty(&guest.store);
        let params = ty.params().map(|param| param.to_string());
        let results = ty.results().map(|result| result.to_string());
        (name, params.collect(), results.collect())
    };
    functions.into_iter().map(signature).collect()
}

fn call<T>(guest: &mut Guest<T>, function: &str, args: &[Val]) -> Outcome {
    match guest.call_dynamic(function, args) {
        Ok(result) => Ok(result.map(|value| value.unwrap_i64().cast_unsigned())),
        Err(error) => Err(match error.downcast_ref::<Fault>() {
            Some(fault) => fault.clone(),
            None if format!("{error:#}").contains("exports no memory") => Fault::NoMemory,
            None => panic!("{function}: {error:?}"),
        }),
    }
}

#[test]
fn both_behave_the_same() {
    let mut hosts = Hosts::new(r#"(memory (export "memory") 1)"#);
    let functions = Env::FUNCTIONS.iter().map(|function| function.name);
    assert!(functions.eq(FEES.iter().map(|(name, _)| *name)));
    hosts.run();
    hosts.bind();
    hosts.run();
    for (function, _) in &hosts.functions {
        let returned = hosts.returned.get(function).copied().unwrap_or_default();
        if PANICS.contains(&&**function) {
            assert_eq!(returned, 0, "{function}");
        } else {
            assert!(returned >= MIN, "{function} returned {returned} times");
        }
    }
    for fault in [
        Fault::OutOfBounds,
        Fault::InvalidUtf8,
        Fault::InvalidRegister,
        Fault::RegisterLimit,
        Fault::OutOfGas,
        Fault::Panicked(String::new()),
    ] {
        let count = hosts.faults.get(&fault).copied().unwrap_or_default();
        assert!(count >= MIN, "{fault} occurred {count} times");
    }
}

#[test]
fn both_behave_the_same_without_a_memory() {
    let mut hosts = Hosts::new("");
    hosts.run();
    let kinds: Vec<_> = hosts.faults.keys().collect();
    let expected = [
        Fault::NoMemory,
        Fault::RegisterLimit,
        Fault::Panicked(String::new()),
    ];
    assert_eq!(kinds, expected.each_ref());
    assert!(hosts.returned["block_index"] >= MIN);
    assert!(!hosts.returned.contains_key("read_register"));
}
