//! Wasmtime's WASI with three functions replaced, for a synchronous host.

use wasmtime_integration::{GuestMemory, GuestPtr, Trappable, wasmtime_integration};
use wasmtime_wasi::p1::WasiP1Ctx;

use crate::clock::Clock;
use crate::exit::Exit;
use crate::interface::types;
use crate::random::Random;

/// The context of Wasmtime's functions, together with the state of ours.
///
/// Rust does not let a crate add methods to a type of another crate, so a host wraps
/// Wasmtime's type in a type of its own.
pub(crate) struct Overridden {
    wasi: WasiP1Ctx,
    clock: Clock,
    random: Random,
}

impl Overridden {
    pub(crate) fn new(wasi: WasiP1Ctx, seed: u64) -> Self {
        Overridden {
            wasi,
            clock: Clock::default(),
            random: Random::new(seed),
        }
    }
}

// A method here implements its function. For all other functions, `target` says where
// they are, and which part of the context they use. Many of those are `async`, so a
// synchronous host says how to wait for them.
//
// Wasmtime's functions are otherwise unchanged: `poll_oneoff` still waits by the host's
// clocks, and files have the host's times. (Clocks and random numbers could also be
// passed to `WasiCtxBuilder`. Other functions can't be replaced that way.)
#[wasmtime_integration(
    witx = "../wasi/witx/wasi_snapshot_preview1.witx",
    types = crate::interface::types,
    modules(wasi_snapshot_preview1(
        name = Preview1,
        docs = "Wasmtime's WASI preview 1, with clocks and random numbers of its own.",
        vis = "pub(crate)",
    )),
    target(path = wasmtime_wasi::p1, ctx = self.wasi),
    block_on = crate::block_on::block_on,
    missing_memory = types::Errno::Inval,
)]
impl Overridden {
    // The precision is the inaccuracy that the guest accepts.
    fn clock_time_get(
        &mut self,
        id: types::Clockid,
        _precision: types::Timestamp,
    ) -> Result<types::Timestamp, types::Errno> {
        self.clock.read(id)
    }

    // A guest can request up to 4 GiB. The bytes are generated in place, so they take no
    // memory of the host. A range that is not entirely in the guest's memory traps, as it
    // does in Wasmtime's functions.
    fn random_get(
        &mut self,
        memory: &mut GuestMemory<'_>,
        buf: GuestPtr<u8>,
        len: types::Size,
    ) -> Result<(), Trappable<types::Errno>> {
        self.random.fill(memory.slice_mut(buf.as_array(len))?);
        Ok(())
    }

    // An override takes the core values that the guest passes. Wasmtime's function
    // rejects a status above 125, and needs a memory; this one takes any status, and
    // needs no memory.
    #[r#override]
    fn proc_exit(code: i32) -> wasmtime::Result<()> {
        Err(Exit(code).into())
    }
}
