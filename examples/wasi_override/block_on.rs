//! Waiting for a future in a synchronous host.

use std::sync::LazyLock;

use tokio::runtime::Runtime;

/// Wasmtime's WASI needs tokio for all that waits. As long as nothing blocks on it,
/// the runtime costs nothing but idle threads, so there is one for all.
static RUNTIME: LazyLock<Runtime> =
    LazyLock::new(|| Runtime::new().expect("the host can start threads"));

/// Runs `future` to its end, and blocks the thread until then.
///
/// # Panics
///
/// Where it is called by what runs in a tokio runtime itself: there, functions are to
/// be asynchronous.
pub(crate) fn block_on<F: Future>(future: F) -> F::Output {
    RUNTIME.block_on(async {
        // A future that is ready at once would leave tokio no time to notice what has
        // happened outside, and a guest that polls could spin forever.
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
        // It borrows, and it waits for a timer of tokio's.
        let mut waited = false;
        block_on(async {
            tokio::time::sleep(Duration::from_millis(1)).await;
            waited = true;
        });
        assert!(waited);
    }
}
