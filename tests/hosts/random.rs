//! Random calls of two hosts, which must behave the same.

use std::collections::BTreeMap;

#[cfg(feature = "async")]
use wasmtime::Store;
use wasmtime::{Linker, Val, ValType};
use wasmtime_integration_tests::Guest;
#[cfg(feature = "async")]
use wasmtime_integration_tests::forwarder;

/// A generator of numbers that are the same in each run.
pub(crate) struct Random(u64);

impl Random {
    /// Returns a number below `end`.
    fn below(&mut self, end: usize) -> usize {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        usize::try_from(self.0 >> 33).unwrap_or(0) % end
    }

    /// Returns an argument: often a small number or an address, sometimes one at a border.
    fn argument(&mut self, ty: &ValType) -> Val {
        const NUMBERS: [i32; 18] = [
            0, 1, 2, 3, 4, 6, 8, 20, 32, 64, 100, 1024, 65_000, 65_504, 65_516, 65_535, 65_536, -1,
        ];
        let number = NUMBERS[self.below(NUMBERS.len())];
        match ty {
            ValType::I64 => Val::I64(number.into()),
            _ => Val::I32(number),
        }
    }

    /// Returns a function and arguments for it.
    fn call<'a, T>(&mut self, guest: &mut Guest<T>, functions: &[&'a str]) -> (&'a str, Vec<Val>) {
        let function = functions[self.below(functions.len())];
        let params = guest.signature(function).params().collect::<Vec<_>>();
        let arguments = params.iter().map(|ty| self.argument(ty));
        (function, arguments.collect())
    }
}

impl Default for Random {
    fn default() -> Self {
        Random(0x9e37_79b9_7f4a_7c15)
    }
}

/// A host that is called at random.
pub(crate) struct Host<'a, T: 'static> {
    pub(crate) linker: &'a Linker<T>,
    pub(crate) data: T,
    /// Returns what can be seen of the state.
    pub(crate) state: fn(&T) -> String,
}

/// How often each result occurred; a trap is `None`.
pub(crate) type Outcomes = BTreeMap<Option<String>, usize>;

/// Makes random calls of the functions of `module` in two hosts, and compares results, memories, globals
/// and states after each.
pub(crate) fn compare<A, B>(
    module: &str,
    items: &str,
    functions: &[&str],
    ours: Host<'_, A>,
    by_hand: Host<'_, B>,
    calls: usize,
) -> Outcomes {
    let ours_guest = Guest::with_items(ours.linker, module, ours.data, items);
    let hand_guest = Guest::with_items(by_hand.linker, module, by_hand.data, items);
    let guests = (ours_guest, hand_guest);
    compare_guests(functions, guests, ours.state, by_hand.state, calls)
}

/// Like [`compare`], for guests that exist.
pub(crate) fn compare_guests<A, B>(
    functions: &[&str],
    (mut ours, mut by_hand): (Guest<A>, Guest<B>),
    state: fn(&A) -> String,
    hand_state: fn(&B) -> String,
    calls: usize,
) -> Outcomes {
    let mut random = Random::default();
    let mut outcomes = Outcomes::new();
    for _ in 0..calls {
        let (function, arguments) = random.call(&mut ours, functions);
        let result = outcome(&mut ours, function, &arguments);
        let hand_result = outcome(&mut by_hand, function, &arguments);
        let call = format!("{function}{arguments:?}");
        assert_eq!(result, hand_result, "{call}");
        *outcomes.entry(result).or_default() += 1;
        assert_eq!(state(ours.data()), hand_state(by_hand.data()), "{call}");
        assert_same_guest(&mut ours, &mut by_hand, &call);
    }
    outcomes
}

/// Like [`compare`], for guests of hosts with asynchronous functions.
#[cfg(feature = "async")]
pub(crate) async fn compare_async<T: Send>(
    functions: &[&str],
    [mut ours, mut by_hand]: [Guest<T>; 2],
    state: fn(&T) -> String,
    calls: usize,
) -> Outcomes {
    let mut random = Random::default();
    let mut outcomes = Outcomes::new();
    for _ in 0..calls {
        let (function, arguments) = random.call(&mut ours, functions);
        let result = ours.call_dynamic_async(function, &arguments).await;
        let result = result.ok().map(|result| format!("{result:?}"));
        let hand_result = by_hand.call_dynamic_async(function, &arguments).await;
        let hand_result = hand_result.ok().map(|result| format!("{result:?}"));
        let call = format!("{function}{arguments:?}");
        assert_eq!(result, hand_result, "{call}");
        *outcomes.entry(result).or_default() += 1;
        assert_eq!(state(ours.data()), state(by_hand.data()), "{call}");
        assert_same_guest(&mut ours, &mut by_hand, &call);
    }
    outcomes
}

/// Returns a guest of a host with asynchronous functions, which exports a forwarder to each function of
/// `module`.
#[cfg(feature = "async")]
pub(crate) async fn forwarding_guest<T: Send>(
    linker: &Linker<T>,
    mut store: Store<T>,
    module: &str,
    items: &str,
) -> Guest<T> {
    let guest = forwarder(linker, &mut store, module, items);
    let instance = linker.instantiate_async(&mut store, &guest).await;
    let instance = instance.expect("the guest imports only what the linker has");
    Guest { store, instance }
}

fn assert_same_guest<A, B>(ours: &mut Guest<A>, by_hand: &mut Guest<B>, call: &str) {
    assert!(memory(ours) == memory(by_hand), "{call}");
    assert_eq!(globals(ours), globals(by_hand), "{call}");
}

/// Calls a function, and returns its results as text, or `None` if it traps.
fn outcome<T>(guest: &mut Guest<T>, function: &str, arguments: &[Val]) -> Option<String> {
    let result = guest.call_dynamic(function, arguments).ok()?;
    Some(format!("{result:?}"))
}

/// Returns the bytes of the memory, which may have any name.
fn memory<T>(guest: &mut Guest<T>) -> Vec<u8> {
    let memory = {
        let mut exports = guest.instance.exports(&mut guest.store);
        exports.find_map(wasmtime::Export::into_memory)
    };
    memory.map_or_else(Vec::new, |memory| memory.data(&guest.store).to_vec())
}

fn globals<T>(guest: &mut Guest<T>) -> Vec<String> {
    let exports = guest.instance.exports(&mut guest.store);
    let globals: Vec<_> = exports.filter_map(wasmtime::Export::into_global).collect();
    let globals = globals.into_iter();
    globals
        .map(|global| format!("{:?}", global.get(&mut guest.store)))
        .collect()
}
