//! Waits for a future in a synchronous host.

use std::sync::LazyLock;

use tokio::runtime::Runtime;

/// Wasmtime's WASI needs tokio for everything that waits. As long as nothing blocks on
/// it, the runtime costs only idle threads, so a single one is shared.
static RUNTIME: LazyLock<Runtime> =
    LazyLock::new(|| Runtime::new().expect("the host can start threads"));

/// Runs `future` to completion, and blocks the thread until then.
///
/// # Panics
///
/// Panics if it is called from within a tokio runtime: host functions must be
/// asynchronous there.
pub(crate) fn block_on<F: Future>(future: F) -> F::Output {
    RUNTIME.block_on(async {
        // If the future is ready at once, tokio would not get to process external events,
        // and a guest that polls could spin forever.
        tokio::task::yield_now().await;
        future.await
    })
}

#[cfg(test)]
mod tests {
    use std::time::Duration;

    use super::*;

    #[test]
    fn gives_what_the_future_gives() {
        assert_eq!(block_on(async { 1 }), 1);
        // The future borrows, and waits for a tokio timer.
        let mut waited = false;
        block_on(async {
            tokio::time::sleep(Duration::from_millis(1)).await;
            waited = true;
        });
        assert!(waited);
    }
}
