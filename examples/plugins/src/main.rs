//! A text editor, so far without a window, that plug-ins extend.

mod editor;

use std::env;
use std::path::{Path, PathBuf};

use wasmtime::{Engine, Linker, Module, Store};
use wasmtime_wasi::WasiCtxBuilder;
use wasmtime_wasi::p1::{self, WasiP1Ctx};

use crate::editor::{Documents, Editor};

/// The data of a store, which has one plug-in.
pub struct Host {
    documents: Documents,
    wasi: WasiP1Ctx,
}

#[tokio::main]
async fn main() -> wasmtime::Result<()> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let plugin = env::args_os()
        .nth(1)
        .map_or_else(|| root.join("guest/plugin.wasm"), PathBuf::from);

    let engine = Engine::default();
    let mut linker = Linker::new(&engine);
    p1::add_to_linker_async(&mut linker, |host: &mut Host| &mut host.wasi)?;
    Editor::add_to_linker(&mut linker, |host: &mut Host| &mut host.documents)?;

    let host = Host {
        documents: Documents::new(root.join("documents")),
        wasi: WasiCtxBuilder::new()
            .inherit_stdout()
            .inherit_stderr()
            .build_p1(),
    };
    let mut store = Store::new(&engine, host);
    let module = Module::from_file(&engine, plugin)?;
    let instance = linker.instantiate_async(&mut store, &module).await?;

    let initialize = instance.get_typed_func::<(), ()>(&mut store, "_initialize")?;
    initialize.call_async(&mut store, ()).await?;
    let run = instance.get_typed_func::<(), i32>(&mut store, "run")?;
    let status = run.call_async(&mut store, ()).await?;
    wasmtime::ensure!(status == 0, "the plug-in failed with status {status}");
    Ok(())
}
