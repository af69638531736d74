//! Runs a guest with the functions that the command line names.

use wasmtime::{Engine, Linker, Module, Store};
use wasmtime_wasi::p1::{self, WasiP1Ctx};

use crate::block_on::block_on;
use crate::overridden::{self, Overridden};
use crate::overridden_async::{self, OverriddenAsync};
use crate::plain::{self, Plain};

/// The variant of the WASI functions to use.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub(crate) struct Mode {
    pub(crate) functions: Functions,
    pub(crate) asynchronous: bool,
    pub(crate) seed: u64,
}

/// The functions that a guest gets.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub(crate) enum Functions {
    /// Wasmtime's, with three replaced.
    #[default]
    Overridden,
    /// Wasmtime's, through this project.
    Plain,
    /// Wasmtime's, without this project.
    Wasmtime,
}

/// Runs a guest to its end.
///
/// # Errors
///
/// Returns the error that the guest ends with, unless it just returns: a trap or an exit.
pub(crate) fn run(
    engine: &Engine,
    module: &Module,
    wasi: WasiP1Ctx,
    mode: Mode,
) -> wasmtime::Result<()> {
    match (mode.functions, mode.asynchronous) {
        (Functions::Overridden, false) => {
            let mut linker = Linker::new(engine);
            overridden::Preview1::add_to_linker(&mut linker, |ctx: &mut Overridden| ctx)?;
            start(&linker, module, Overridden::new(wasi, mode.seed))
        }
        (Functions::Overridden, true) => {
            let mut linker = Linker::new(engine);
            overridden_async::Preview1::add_to_linker(&mut linker, |ctx: &mut OverriddenAsync| {
                ctx
            })?;
            start_async(&linker, module, OverriddenAsync::new(wasi, mode.seed))
        }
        (Functions::Plain, false) => {
            let mut linker = Linker::new(engine);
            plain::Preview1::add_to_linker(&mut linker, |ctx: &mut Plain| ctx)?;
            start(&linker, module, Plain(wasi))
        }
        (Functions::Plain, true) => {
            let mut linker = Linker::new(engine);
            plain::Preview1Async::add_to_linker(&mut linker, |ctx: &mut Plain| ctx)?;
            start_async(&linker, module, Plain(wasi))
        }
        (Functions::Wasmtime, false) => {
            let mut linker = Linker::new(engine);
            p1::add_to_linker_sync(&mut linker, |ctx: &mut WasiP1Ctx| ctx)?;
            start(&linker, module, wasi)
        }
        (Functions::Wasmtime, true) => {
            let mut linker = Linker::new(engine);
            p1::add_to_linker_async(&mut linker, |ctx: &mut WasiP1Ctx| ctx)?;
            start_async(&linker, module, wasi)
        }
    }
}

fn start<T: 'static>(linker: &Linker<T>, module: &Module, ctx: T) -> wasmtime::Result<()> {
    let mut store = Store::new(linker.engine(), ctx);
    let instance = linker.instantiate(&mut store, module)?;
    let start = instance.get_typed_func::<(), ()>(&mut store, "_start")?;
    start.call(&mut store, ())
}

fn start_async<T: Send + 'static>(
    linker: &Linker<T>,
    module: &Module,
    ctx: T,
) -> wasmtime::Result<()> {
    let mut store = Store::new(linker.engine(), ctx);
    // A fully asynchronous host would have an `async` `main` instead.
    block_on(async {
        let instance = linker.instantiate_async(&mut store, module).await?;
        let start = instance.get_typed_func::<(), ()>(&mut store, "_start")?;
        start.call_async(&mut store, ()).await
    })
}
