// What the examples of the reference run a guest with. Each includes this file.

/// The result of the export `run` of `guest`, a module in the text format, and the data
/// of its store afterwards. `link` puts the host functions into the linker.
#[allow(dead_code)]
fn run<T: 'static>(
    guest: &str,
    data: T,
    link: impl FnOnce(&mut wasmtime::Linker<T>) -> wasmtime::Result<()>,
) -> wasmtime::Result<(i32, T)> {
    let engine = wasmtime::Engine::default();
    let mut linker = wasmtime::Linker::new(&engine);
    link(&mut linker)?;
    let mut store = wasmtime::Store::new(&engine, data);
    let module = wasmtime::Module::new(&engine, guest)?;
    let run = linker
        .instantiate(&mut store, &module)?
        .get_typed_func::<(), i32>(&mut store, "run")?;
    let result = run.call(&mut store, ())?;
    Ok((result, store.into_data()))
}

/// The same for host functions that are asynchronous.
#[allow(dead_code)]
async fn run_async<T: Send + 'static>(
    guest: &str,
    data: T,
    link: impl FnOnce(&mut wasmtime::Linker<T>) -> wasmtime::Result<()>,
) -> wasmtime::Result<(i32, T)> {
    let mut config = wasmtime::Config::new();
    #[allow(deprecated)] // Wasmtime 36 and 39 need it.
    config.async_support(true);
    let engine = wasmtime::Engine::new(&config)?;
    let mut linker = wasmtime::Linker::new(&engine);
    link(&mut linker)?;
    let mut store = wasmtime::Store::new(&engine, data);
    let module = wasmtime::Module::new(&engine, guest)?;
    let run = linker
        .instantiate_async(&mut store, &module)
        .await?
        .get_typed_func::<(), i32>(&mut store, "run")?;
    let result = run.call_async(&mut store, ()).await?;
    Ok((result, store.into_data()))
}

/// The smallest executor: it asks a future again until it is ready.
#[allow(dead_code)]
fn spin<F: Future>(future: F) -> F::Output {
    let mut future = std::pin::pin!(future);
    let mut context = std::task::Context::from_waker(std::task::Waker::noop());
    loop {
        if let std::task::Poll::Ready(output) = future.as_mut().poll(&mut context) {
            return output;
        }
    }
}
