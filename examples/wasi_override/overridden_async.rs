//! Wasmtime's WASI with three functions replaced, for an asynchronous host.

use wasmtime_integration::{GuestMemory, GuestPtr, Trappable, wasmtime_integration};
use wasmtime_wasi::p1::WasiP1Ctx;

use crate::clock::Clock;
use crate::exit::Exit;
use crate::interface::types;
use crate::random::Random;

/// The number of bytes to generate before yielding to other tasks. It is a multiple of
/// eight, so that the bytes are the same as if they were generated in one piece.
const CHUNK: usize = 64 * 1024;

/// Like `Overridden`, for functions that wait without blocking the thread.
pub(crate) struct OverriddenAsync {
    wasi: WasiP1Ctx,
    clock: Clock,
    random: Random,
}

impl OverriddenAsync {
    pub(crate) fn new(wasi: WasiP1Ctx, seed: u64) -> Self {
        OverriddenAsync {
            wasi,
            clock: Clock::default(),
            random: Random::new(seed),
        }
    }
}

// Without `block_on`, the target's `async` functions are asynchronous in Wasmtime too.
#[wasmtime_integration(
    witx = "../wasi/witx/wasi_snapshot_preview1.witx",
    types = crate::interface::types,
    modules(wasi_snapshot_preview1(
        name = Preview1,
        docs = "Wasmtime's WASI preview 1, asynchronous, with clocks and random numbers of its own.",
        vis = "pub(crate)",
    )),
    target(path = wasmtime_wasi::p1, ctx = self.wasi),
    missing_memory = types::Errno::Inval,
)]
impl OverriddenAsync {
    fn clock_time_get(
        &mut self,
        id: types::Clockid,
        _precision: types::Timestamp,
    ) -> Result<types::Timestamp, types::Errno> {
        self.clock.read(id)
    }

    // A method can be `async` even if the target's function is not, as here.
    async fn random_get(
        &mut self,
        memory: &mut GuestMemory<'_>,
        buf: GuestPtr<u8>,
        len: types::Size,
    ) -> Result<(), Trappable<types::Errno>> {
        for chunk in memory.slice_mut(buf.as_array(len))?.chunks_mut(CHUNK) {
            self.random.fill(chunk);
            tokio::task::yield_now().await;
        }
        Ok(())
    }

    #[r#override]
    fn proc_exit(code: i32) -> wasmtime::Result<()> {
        Err(Exit(code).into())
    }
}
