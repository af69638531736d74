//! Wasmtime's WASI preview 1 as a target, with some functions replaced.

mod document;
mod no_memory;
mod shapes;

use std::path::Path;

use wasmtime_wasi::WasiCtx;
use wasmtime_wasi::p1::WasiP1Ctx;

wasmtime_integration::types!(witx = "../../examples/wasi/witx/wasi_snapshot_preview1.witx");

const MODULE: &str = "wasi_snapshot_preview1";

/// Returns WASI's document.
fn document() -> witx::Document {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let path = root.join("../../examples/wasi/witx/wasi_snapshot_preview1.witx");
    witx::load(&[path]).unwrap()
}

/// Returns the functions of the document.
fn functions() -> Vec<witx::InterfaceFunc> {
    let document = document();
    let module = document.module(&MODULE.into()).unwrap();
    module.funcs().map(|func| (*func).clone()).collect()
}

/// Returns a context with two arguments, whose functions never wait for long.
fn wasi() -> WasiP1Ctx {
    WasiCtx::builder().args(&["guest", "argument"]).build_p1()
}

fn block_on<F: Future>(future: F) -> F::Output {
    tokio::runtime::Builder::new_current_thread()
        .enable_all()
        .build()
        .unwrap()
        .block_on(future)
}
