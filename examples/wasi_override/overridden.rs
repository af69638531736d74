//! Wasmtime's WASI with three functions replaced, for a synchronous host.

use wasmtime_integration::{GuestMemory, GuestPtr, Trappable, wasmtime_integration};
use wasmtime_wasi::p1::WasiP1Ctx;

use crate::clock::Clock;
use crate::exit::Exit;
use crate::interface::types;
use crate::random::Random;

/// What Wasmtime's functions work on, and beside it what ours need.
///
/// Rust lets no crate add methods to a type of another one, so a host has a type of its
/// own around that of Wasmtime.
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

// A function with a method here is this method; for all others, `target` says where
// they are, and on which part of the context they work. Many of those are `async`, so a
// synchronous host says how to wait for them.
//
// What Wasmtime's functions do themselves remains as it is: `poll_oneoff` waits by the
// clocks of the host, and files have its times. (Clocks and random numbers could be
// given to `WasiCtxBuilder` as well. Other functions have no such place.)
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
    // The precision is what the guest would be content with.
    fn clock_time_get(
        &mut self,
        id: types::Clockid,
        _precision: types::Timestamp,
    ) -> Result<types::Timestamp, types::Errno> {
        self.clock.read(id)
    }

    // Up to 4 GiB are asked for here: they are made where they are wanted, and take no
    // memory of the host's. A range that is not all in the guest's memory traps, as it
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

    // An override gets the core values that the guest passes. Wasmtime's function takes
    // no status above 125, and needs a memory; this one takes any, and needs none.
    #[r#override]
    fn proc_exit(code: i32) -> wasmtime::Result<()> {
        Err(Exit(code).into())
    }
}
