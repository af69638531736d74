//! Wasmtime's WASI unchanged, through this project: guests see no difference from
//! Wasmtime alone. This is the starting point, without any methods.

use wasmtime_integration::wasmtime_integration;
use wasmtime_wasi::p1::WasiP1Ctx;

use crate::interface::types;

pub(crate) struct Plain(pub(crate) WasiP1Ctx);

/// For a synchronous host.
#[wasmtime_integration(
    witx = "../wasi/witx/wasi_snapshot_preview1.witx",
    types = crate::interface::types,
    modules(wasi_snapshot_preview1(name = Preview1, vis = "pub(crate)")),
    target(path = wasmtime_wasi::p1, ctx = self.0),
    block_on = crate::block_on::block_on,
    missing_memory = types::Errno::Inval,
)]
impl Plain {}

/// For an asynchronous host.
#[wasmtime_integration(
    witx = "../wasi/witx/wasi_snapshot_preview1.witx",
    types = crate::interface::types,
    modules(wasi_snapshot_preview1(name = Preview1Async, vis = "pub(crate)")),
    target(path = wasmtime_wasi::p1, ctx = self.0),
    missing_memory = types::Errno::Inval,
)]
impl Plain {}
