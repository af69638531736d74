//! Random calls of two hosts, which must behave the same.

use wasmtime::{Linker, Val, ValType};
use wasmtime_integration_tests::Guest;

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
        const NUMBERS: [i32; 16] = [
            0, 1, 2, 3, 8, 20, 32, 64, 100, 1024, 65_000, 65_504, 65_516, 65_535, 65_536, -1,
        ];
        let number = NUMBERS[self.below(NUMBERS.len())];
        match ty {
            ValType::I64 => Val::I64(number.into()),
            _ => Val::I32(number),
        }
    }
}

/// A host that is called at random.
pub(crate) struct Host<'a, T: 'static> {
    pub(crate) linker: &'a Linker<T>,
    pub(crate) data: T,
    /// Returns what can be seen of the state.
    pub(crate) state: fn(&T) -> String,
}

/// Makes random calls of the functions of `module` in two hosts, and compares results, memories, globals
/// and states after each. Returns how many calls succeeded.
pub(crate) fn compare<A, B>(
    module: &str,
    items: &str,
    functions: &[&str],
    ours: Host<'_, A>,
    by_hand: Host<'_, B>,
    calls: usize,
) -> usize {
    let mut ours_guest = Guest::with_items(ours.linker, module, ours.data, items);
    let mut hand_guest = Guest::with_items(by_hand.linker, module, by_hand.data, items);
    let random = &mut Random(0x9e37_79b9_7f4a_7c15);
    let mut successes = 0;
    for _ in 0..calls {
        let function = functions[random.below(functions.len())];
        let func = ours_guest
            .instance
            .get_func(&mut ours_guest.store, function);
        let ty = func
            .expect("the guest forwards each function")
            .ty(&ours_guest.store);
        let arguments: Vec<Val> = ty.params().map(|ty| random.argument(&ty)).collect();
        let ours_result = outcome(&mut ours_guest, function, &arguments);
        let hand_result = outcome(&mut hand_guest, function, &arguments);
        let call = format!("{function}{arguments:?}");
        assert_eq!(ours_result, hand_result, "{call}");
        successes += usize::from(ours_result.is_some());
        assert_eq!(
            (ours.state)(ours_guest.store.data()),
            (by_hand.state)(hand_guest.store.data()),
            "{call}"
        );
        assert!(memory(&mut ours_guest) == memory(&mut hand_guest), "{call}");
        assert_eq!(globals(&mut ours_guest), globals(&mut hand_guest), "{call}");
    }
    successes
}

/// Calls a function, and returns its results as text, or `None` if it traps.
fn outcome<T>(guest: &mut Guest<T>, function: &str, arguments: &[Val]) -> Option<String> {
    let result = guest.call_dynamic(function, arguments).ok()?;
    Some(format!("{result:?}"))
}

fn memory<T>(guest: &mut Guest<T>) -> Vec<u8> {
    let memory = guest.instance.get_memory(&mut guest.store, "memory");
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
