//! A guest that exports no memory.

use wasmtime_integration::{GuestError, wasmtime_integration};
use wasmtime_integration_tests::{Guest, linker};
use wasmtime_wasi::p1::{self, WasiP1Ctx};

use crate::types::Errno;

struct Ctx(WasiP1Ctx);

#[wasmtime_integration(
    witx = "../../examples/wasi/witx/wasi_snapshot_preview1.witx",
    types = crate::types,
    modules(wasi_snapshot_preview1(name = Preview1)),
    target(path = wasmtime_wasi::p1, ctx = self.0),
    block_on = crate::block_on,
    missing_memory = Errno::Inval,
)]
impl Ctx {}

/// Calls of functions of the target: one with results, one that waits, and one that
/// wouldn't need a memory.
const CALLS: [(&str, &[i32]); 3] = [
    ("args_sizes_get", &[0, 4]),
    ("fd_filestat_get", &[0, 0]),
    ("sched_yield", &[]),
];

fn arguments(arguments: &[i32]) -> Vec<wasmtime::Val> {
    arguments
        .iter()
        .map(|argument| (*argument).into())
        .collect()
}

#[test]
fn gets_an_error() {
    let linker = linker(|linker| Preview1::add_to_linker(linker, |ctx| ctx));
    let mut guest = Guest::without_memory(&linker, crate::MODULE, Ctx(crate::wasi()));
    for (function, args) in CALLS {
        let result = guest.call_dynamic(function, &arguments(args)).unwrap();
        assert_eq!(
            result.unwrap().i32(),
            Some(Errno::Inval as i32),
            "{function}"
        );
    }
    // This function has no error result.
    let trap = guest.trap("proc_exit", 3);
    let missing = GuestError::MissingMemory;
    let message = format!("in `wasi_snapshot_preview1::proc_exit`: {missing}");
    assert!(trap.message().ends_with(&message), "{trap:?}");
}

#[test]
fn traps_with_wasmtime_alone() {
    let linker = linker(|linker| p1::add_to_linker_sync(linker, |ctx| ctx));
    let mut guest = Guest::without_memory(&linker, crate::MODULE, crate::wasi());
    for (function, args) in CALLS {
        let error = guest.call_dynamic(function, &arguments(args)).unwrap_err();
        assert!(
            format!("{error:#}").ends_with("missing required memory export"),
            "{function}"
        );
    }
}
