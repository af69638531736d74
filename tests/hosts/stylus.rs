//! Shaped like Arbitrum's Stylus: keys and values of 32 bytes by address, and ink, which is in a global of
//! the instrumented guest. Ink is charged before anything is read, and calls are traced after it.

use std::collections::BTreeMap;

use wasmtime::{Caller, Error, Extern, Val};
use wasmtime_integration::{GuestMemory, GuestPtr, HostFunction, Out, wasmtime_integration};
use wasmtime_integration_tests::linker;

use crate::random::{Host, compare};

type Bytes20 = [u8; 20];
type Bytes32 = [u8; 32];

/// What a call costs, in the order of the functions.
const INK: [i64; VmHooks::FUNCTIONS.len()] = [10, 20, 50, 60, 70, 30, 5, 5, 1, 1, 40, 15, 2];

/// The chain and the message of a call.
#[derive(Debug, Default)]
struct Chain {
    args: Vec<u8>,
    result: Vec<u8>,
    storage: BTreeMap<Bytes32, Bytes32>,
    cache: BTreeMap<Bytes32, Bytes32>,
    logs: Vec<(u32, Vec<u8>)>,
    trace: Vec<String>,
    pages: u32,
}

impl Chain {
    fn new() -> Self {
        Chain {
            args: b"arguments".to_vec(),
            ..Chain::default()
        }
    }

    fn load(&self, key: &Bytes32) -> Bytes32 {
        let value = self.cache.get(key).or_else(|| self.storage.get(key));
        value.copied().unwrap_or_default()
    }

    fn flush(&mut self, clear: bool) {
        self.storage.extend(&self.cache);
        if clear {
            self.cache.clear();
        }
    }
}

fn balance(address: &Bytes20) -> Bytes32 {
    let mut balance = [0; 32];
    balance[12..].copy_from_slice(address);
    balance
}

/// Not the hash that the name promises, but one of 32 bytes.
fn hash(bytes: &[u8]) -> Bytes32 {
    let mut hash = [0x55_u8; 32];
    for (index, byte) in bytes.iter().enumerate() {
        let at = &mut hash[index % 32];
        *at = at.rotate_left(3) ^ byte;
    }
    hash
}

#[wasmtime_integration(module("vm_hooks", name = VmHooks))]
impl Chain {
    #[guest(before)]
    fn charge(caller: &mut Caller<'_, Chain>, function: HostFunction) -> wasmtime::Result<()> {
        let ink = caller
            .get_export("stylus_ink_left")
            .and_then(Extern::into_global);
        let ink = ink.ok_or_else(|| Error::msg("the guest isn't instrumented"))?;
        let left = ink.get(&mut *caller).i64().unwrap_or(0) - INK[function.index];
        if left < 0 {
            return Err(Error::msg("out of ink"));
        }
        ink.set(caller, Val::I64(left))
    }

    #[guest(after)]
    fn record(&mut self, function: HostFunction, result: Result<(), &Error>) {
        self.trace
            .push(format!("{} {}", function.name, result.is_ok()));
    }

    pub fn read_args(
        &self,
        memory: &mut GuestMemory<'_>,
        dest: GuestPtr<u8>,
    ) -> wasmtime::Result<()> {
        memory.copy_from_slice(&self.args, dest.as_array(u32::try_from(self.args.len())?))?;
        Ok(())
    }

    pub fn write_result(&mut self, data: &[u8]) {
        data.clone_into(&mut self.result);
    }

    pub fn storage_load_bytes32(&self, key: &[u8; 32]) -> Out<Bytes32> {
        Out(self.load(key))
    }

    pub fn storage_cache_bytes32(&mut self, key: &[u8; 32], value: &[u8; 32]) {
        self.cache.insert(*key, *value);
    }

    pub fn storage_flush_cache(&mut self, clear: u32) {
        self.flush(clear != 0);
    }

    pub fn account_balance(&self, address: &[u8; 20]) -> Out<Bytes32> {
        Out(balance(address))
    }

    pub fn msg_sender(&self) -> Out<Bytes20> {
        Out([7; 20])
    }

    pub fn msg_value(&self) -> Out<Bytes32> {
        Out([9; 32])
    }

    pub fn block_number(&self) -> u64 {
        1_000_000
    }

    pub fn block_timestamp(&self) -> u64 {
        1_700_000_000
    }

    pub fn native_keccak256(&self, bytes: &[u8]) -> Out<Bytes32> {
        Out(hash(bytes))
    }

    pub fn emit_log(&mut self, data: &[u8], topics: u32) -> wasmtime::Result<()> {
        if topics > 4 || data.len() < topics as usize * 32 {
            return Err(Error::msg("bad topic data"));
        }
        self.logs.push((topics, data.to_vec()));
        Ok(())
    }

    pub fn pay_for_memory_grow(&mut self, pages: u16) {
        self.pages += u32::from(pages);
    }
}

/// The same functions by `func_wrap`.
mod by_hand {
    use wasmtime::{Caller, Error, Extern, Linker, Memory, Val};

    use super::{Bytes20, Bytes32, Chain, INK, balance, hash};

    type Result<T> = wasmtime::Result<T>;

    fn memory(caller: &mut Caller<'_, Chain>) -> Result<Memory> {
        match caller.get_export("memory") {
            Some(Extern::Memory(memory)) => Ok(memory),
            _ => Err(Error::msg("no memory")),
        }
    }

    fn bytes(memory: &[u8], at: u32, len: u32) -> Result<&[u8]> {
        let bytes = memory
            .get(at as usize..)
            .and_then(|bytes| bytes.get(..len as usize));
        bytes.ok_or_else(|| Error::msg("out of bounds"))
    }

    fn array<const N: usize>(memory: &[u8], at: u32) -> Result<[u8; N]> {
        Ok(bytes(memory, at, u32::try_from(N)?)?.try_into()?)
    }

    /// Charges ink, and records the call after `body`.
    fn call<R>(
        caller: &mut Caller<'_, Chain>,
        index: usize,
        name: &str,
        body: impl FnOnce(&mut Caller<'_, Chain>) -> Result<R>,
    ) -> Result<R> {
        let ink = caller
            .get_export("stylus_ink_left")
            .and_then(Extern::into_global);
        let ink = ink.ok_or_else(|| Error::msg("the guest isn't instrumented"))?;
        let left = ink.get(&mut *caller).i64().unwrap_or(0) - INK[index];
        if left < 0 {
            return Err(Error::msg("out of ink"));
        }
        ink.set(&mut *caller, Val::I64(left))?;
        let result = body(caller);
        let line = format!("{name} {}", result.is_ok());
        caller.data_mut().trace.push(line);
        result
    }

    /// Writes `value(…)` to `dest`, which is checked first.
    fn put<const N: usize>(
        caller: &mut Caller<'_, Chain>,
        dest: u32,
        value: impl FnOnce(&[u8], &Chain) -> Result<[u8; N]>,
    ) -> Result<()> {
        let memory = memory(caller)?;
        let (memory, chain) = memory.data_and_store_mut(caller);
        let value = value(memory, chain)?;
        bytes(memory, dest, u32::try_from(N)?)?;
        memory[dest as usize..][..N].copy_from_slice(&value);
        Ok(())
    }

    type C<'a> = Caller<'a, Chain>;

    #[expect(clippy::too_many_lines, reason = "the functions are thirteen")]
    pub(super) fn add(linker: &mut Linker<Chain>) -> Result<()> {
        let m = "vm_hooks";
        linker.func_wrap(m, "read_args", |mut c: C<'_>, dest: u32| {
            call(&mut c, 0, "read_args", |c| {
                let memory = memory(c)?;
                let (memory, chain) = memory.data_and_store_mut(c);
                let len = chain.args.len();
                bytes(memory, dest, u32::try_from(len)?)?;
                memory[dest as usize..][..len].copy_from_slice(&chain.args);
                Ok(())
            })
        })?;
        linker.func_wrap(m, "write_result", |mut c: C<'_>, data: u32, len: u32| {
            call(&mut c, 1, "write_result", |c| {
                let memory = memory(c)?;
                let (memory, chain) = memory.data_and_store_mut(c);
                chain.result = bytes(memory, data, len)?.to_vec();
                Ok(())
            })
        })?;
        linker.func_wrap(
            m,
            "storage_load_bytes32",
            |mut c: C<'_>, key: u32, dest: u32| {
                call(&mut c, 2, "storage_load_bytes32", |c| {
                    put(
                        c,
                        dest,
                        |memory, chain| Ok(chain.load(&array(memory, key)?)),
                    )
                })
            },
        )?;
        linker.func_wrap(
            m,
            "storage_cache_bytes32",
            |mut c: C<'_>, key: u32, value: u32| {
                call(&mut c, 3, "storage_cache_bytes32", |c| {
                    let memory = memory(c)?;
                    let (memory, chain) = memory.data_and_store_mut(c);
                    let (key, value) = (array(memory, key)?, array(memory, value)?);
                    chain.cache.insert(key, value);
                    Ok(())
                })
            },
        )?;
        linker.func_wrap(m, "storage_flush_cache", |mut c: C<'_>, clear: u32| {
            call(&mut c, 4, "storage_flush_cache", |c| {
                c.data_mut().flush(clear != 0);
                Ok(())
            })
        })?;
        linker.func_wrap(
            m,
            "account_balance",
            |mut c: C<'_>, address: u32, dest: u32| {
                call(&mut c, 5, "account_balance", |c| {
                    put(c, dest, |memory, _| Ok(balance(&array(memory, address)?)))
                })
            },
        )?;
        linker.func_wrap(m, "msg_sender", |mut c: C<'_>, dest: u32| {
            let sender: Bytes20 = [7; 20];
            call(&mut c, 6, "msg_sender", |c| put(c, dest, |_, _| Ok(sender)))
        })?;
        linker.func_wrap(m, "msg_value", |mut c: C<'_>, dest: u32| {
            let value: Bytes32 = [9; 32];
            call(&mut c, 7, "msg_value", |c| put(c, dest, |_, _| Ok(value)))
        })?;
        linker.func_wrap(m, "block_number", |mut c: C<'_>| {
            call(&mut c, 8, "block_number", |_| Ok(1_000_000_u64))
        })?;
        linker.func_wrap(m, "block_timestamp", |mut c: C<'_>| {
            call(&mut c, 9, "block_timestamp", |_| Ok(1_700_000_000_u64))
        })?;
        linker.func_wrap(
            m,
            "native_keccak256",
            |mut c: C<'_>, data: u32, len: u32, dest: u32| {
                call(&mut c, 10, "native_keccak256", |c| {
                    put(c, dest, |memory, _| Ok(hash(bytes(memory, data, len)?)))
                })
            },
        )?;
        linker.func_wrap(
            m,
            "emit_log",
            |mut c: C<'_>, data: u32, len: u32, topics: u32| {
                call(&mut c, 11, "emit_log", |c| {
                    let memory = memory(c)?;
                    let (memory, chain) = memory.data_and_store_mut(c);
                    let data = bytes(memory, data, len)?;
                    if topics > 4 || data.len() < topics as usize * 32 {
                        return Err(Error::msg("bad topic data"));
                    }
                    chain.logs.push((topics, data.to_vec()));
                    Ok(())
                })
            },
        )?;
        linker.func_wrap(m, "pay_for_memory_grow", |mut c: C<'_>, pages: u32| {
            call(&mut c, 12, "pay_for_memory_grow", |c| {
                c.data_mut().pages += u32::from(u16::try_from(pages)?);
                Ok(())
            })
        })?;
        Ok(())
    }
}

#[test]
fn random_calls_do_the_same_as_by_hand() {
    let ours = linker(|linker| VmHooks::add_to_linker(linker, |chain: &mut Chain| chain));
    let by_hand = linker(by_hand::add);
    let functions: Vec<&str> = VmHooks::FUNCTIONS
        .iter()
        .map(|function| function.name)
        .collect();
    let items = r#"
        (memory (export "memory") 1)
        (global (export "stylus_ink_left") (mut i64) (i64.const 9000))
        (data (i32.const 0) "\01\02\03\04\05\06\07\08\09\0a\0b\0c\0d\0e\0f\10\11\12\13\14\15\16\17\18")
    "#;
    let state = |chain: &Chain| format!("{chain:?}");
    let host = |linker| Host {
        linker,
        data: Chain::new(),
        state,
    };
    let outcomes = compare(
        "vm_hooks",
        items,
        &functions,
        host(&ours),
        host(&by_hand),
        600,
    );
    let successes = 600 - outcomes[&None];
    // The ink lasts for a part of the calls, some of which are bad.
    assert!((100..500).contains(&successes), "{successes}");
}

#[test]
fn a_guest_without_ink_calls_nothing() {
    let linker = linker(|linker| VmHooks::add_to_linker(linker, |chain: &mut Chain| chain));
    let items = r#"
        (memory (export "memory") 1)
        (global (export "stylus_ink_left") (mut i64) (i64.const 49))
    "#;
    let mut guest =
        wasmtime_integration_tests::Guest::with_items(&linker, "vm_hooks", Chain::new(), items);
    // Ink comes before the address, which is bad too.
    let trap = guest.trap("storage_load_bytes32", (-1, -1));
    let text = "in `vm_hooks::storage_load_bytes32`: out of ink";
    assert!(trap.message().ends_with(text), "{trap:?}");
    assert!(guest.data().trace.is_empty());
    guest.call::<()>("read_args", 8).unwrap();
    assert_eq!(guest.bytes(8), *b"arguments");
    assert_eq!(guest.data().trace, ["read_args true"]);
    let trap = guest.trap("write_result", (-1, 1));
    assert!(
        trap.message().contains("parameter `data`: out of bounds"),
        "{trap:?}"
    );
    assert_eq!(guest.data().trace, ["read_args true", "write_result false"]);
}
