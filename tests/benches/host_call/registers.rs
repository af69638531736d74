//! A few calls of a host with registers, whose interface is from Rust.

use wasmtime::{Engine, Memory, Module};
use wasmtime_integration::MemorySlot;

#[path = "../../hosts/near/host/mod.rs"]
mod host;

use self::host::by_hand;
use self::host::interface::Env;
use self::host::machine::{Host, Machine};
use crate::calls::{Variant, variant};

/// What a guest does in each iteration.
pub(crate) const SHAPES: [(&str, &str); 2] = [
    (
        "registers, write and read",
        "(call $write_register (i64.const 1) (i64.const 32) (i64.const 1024))
         (call $read_register (i64.const 1) (i64.const 64))",
    ),
    (
        "registers, read the storage",
        "(drop (call $storage_read (i64.const 8) (i64.const 1024) (i64.const 1)))",
    ),
];

/// Returns a guest that repeats `body`, with `others` functions before it. It writes a value to
/// the storage first.
pub(crate) fn guest(body: &str, others: usize) -> String {
    let others = "(func (param i32))".repeat(others);
    format!(
        r#"(module
            (import "env" "write_register" (func $write_register (param i64 i64 i64)))
            (import "env" "read_register" (func $read_register (param i64 i64)))
            (import "env" "storage_read"
              (func $storage_read (param i64 i64 i64) (result i64)))
            (import "env" "storage_write"
              (func $storage_write (param i64 i64 i64 i64 i64) (result i64)))
            (memory (export "memory") 1)
            (data (i32.const 1024) "a string that is 32 bytes long..")
            {others}
            (func (export "run") (param $n i32)
              (drop (call $storage_write
                (i64.const 8) (i64.const 1024) (i64.const 24) (i64.const 1032) (i64.const 0)))
              (loop $again
                {body}
                (local.set $n (i32.sub (local.get $n) (i32.const 1)))
                (br_if $again (local.get $n)))))"#
    )
}

/// The data of a store. The copies lay it out differently.
struct Data<const COPY: usize, M> {
    #[allow(dead_code, reason = "it only moves the host")]
    pad: [u64; COPY],
    host: Host<M>,
}

impl<const COPY: usize, M: Default> Default for Data<COPY, M> {
    fn default() -> Self {
        Data {
            pad: [0; COPY],
            host: Host {
                machine: Machine::new(u64::MAX),
                memory: M::default(),
            },
        }
    }
}

/// Returns the interface unbound and bound, and the handwritten glue with the memory looked up
/// in each call and in advance, of the copy for this set-up.
pub(crate) fn variants(
    set_up: usize,
    engine: &Engine,
    guest: &Module,
) -> wasmtime::Result<[Variant; 4]> {
    match set_up % 5 {
        0 => copies::<0>(engine, guest),
        1 => copies::<1>(engine, guest),
        2 => copies::<2>(engine, guest),
        3 => copies::<3>(engine, guest),
        _ => copies::<4>(engine, guest),
    }
}

fn copies<const COPY: usize>(engine: &Engine, guest: &Module) -> wasmtime::Result<[Variant; 4]> {
    type Ours<const COPY: usize> = Data<COPY, MemorySlot>;
    type ByHand<const COPY: usize> = Data<COPY, Option<Memory>>;
    Ok([
        variant(
            engine,
            guest,
            |linker| Env::add_to_linker(linker, |data: &mut Ours<COPY>| &mut data.host),
            |_, _| Ok(()),
        )?,
        variant(
            engine,
            guest,
            |linker| Env::add_to_linker(linker, |data: &mut Ours<COPY>| &mut data.host),
            |store, instance| Env::bind_memory(store, instance, |data| &mut data.host),
        )?,
        variant(
            engine,
            guest,
            |linker| by_hand::add_to_linker(linker, |data: &mut ByHand<COPY>| &mut data.host),
            |_, _| Ok(()),
        )?,
        variant(
            engine,
            guest,
            |linker| by_hand::add_to_linker(linker, |data: &mut ByHand<COPY>| &mut data.host),
            |store, instance| {
                store.data_mut().host.memory = instance.get_memory(&mut *store, "memory");
                Ok(())
            },
        )?,
    ])
}
