//! Shaped like the virtual machine of NEAR, for the functions that deal with registers and memory. Guests
//! pass lengths before addresses, both in 64 bits, and the length `u64::MAX` for a value in a register. Gas
//! is charged before anything is looked up, and for the bytes of a value before they are read.
//!
//! The bodies behave as the public specification says, except that the fees and limits are small
//! and the hash isn't SHA-256.

mod host;
mod random_calls;

use wasmtime::{Module, Store};
use wasmtime_integration::MemorySlot;
use wasmtime_integration_tests::{Guest, PAGE, linker};

use self::host::interface::Env;
use self::host::machine::{Fault, Host, Machine};

/// A guest stores what the host made of its bytes.
const CONTRACT: &str = r#"(module
    (import "env" "sha256" (func $sha256 (param i64 i64 i64)))
    (import "env" "storage_write"
      (func $storage_write (param i64 i64 i64 i64 i64) (result i64)))
    (import "env" "account_balance" (func $account_balance (param i64)))
    (import "env" "read_register" (func $read_register (param i64 i64)))
    (import "env" "used_gas" (func $used_gas (result i64)))
    (memory (export "memory") 1)
    (data (i32.const 8) "name")
    (func (export "greet") (result i64)
      (call $sha256 (i64.const 4) (i64.const 8) (i64.const 1))
      (drop (call $storage_write
        (i64.const 4) (i64.const 8) (i64.const -1) (i64.const 1) (i64.const 0)))
      (call $account_balance (i64.const 32))
      (call $read_register (i64.const 1) (i64.const 64))
      (call $used_gas)))
"#;

fn host(gas: u64) -> Host<MemorySlot> {
    Host {
        machine: Machine::new(gas),
        memory: MemorySlot::default(),
    }
}

#[test]
fn a_contract_runs() {
    let linker = linker(|linker| Env::add_to_linker(linker, |host| host));
    let mut store = Store::new(linker.engine(), host(200));
    let module = Module::new(linker.engine(), CONTRACT).unwrap();
    let instance = linker.instantiate(&mut store, &module).unwrap();
    let mut guest = Guest { store, instance };
    let used = guest.call::<u64>("greet", ()).unwrap();
    let balance = u128::from_le_bytes(guest.bytes(32));
    assert_eq!(balance, 2_000_000_000_000_000_000_000_000);
    assert_ne!(guest.bytes::<32>(64), [0; 32]);
    // The fees of five functions, a key that is read twice, and a digest that is written, and read twice.
    assert_eq!(used, 9 + 12 + 2 + 3 + 1 + 2 * 4 + 3 * 32);
}

#[test]
fn gas_comes_first() {
    let linker = linker(|linker| Env::add_to_linker(linker, |host| host));
    let mut guest = Guest::new(&linker, "env", host(22));
    let fault = |guest: &mut Guest<_>, function: &str, args: (i64, i64, i64)| {
        guest
            .call::<()>(function, args)
            .unwrap_err()
            .downcast::<Fault>()
            .unwrap()
    };
    // The bytes are paid before they are read, and the fee before the register is looked up.
    let outside = i64::from(PAGE);
    assert_eq!(
        fault(&mut guest, "sha256", (1, outside, 0)),
        Fault::OutOfBounds
    );
    assert_eq!(
        fault(&mut guest, "sha256", (9, outside, 0)),
        Fault::OutOfGas
    );
    assert_eq!(guest.call::<u64>("block_index", ()).unwrap(), 9_820_210);
    assert_eq!(fault(&mut guest, "sha256", (-1, 7, 0)), Fault::OutOfGas);
}
