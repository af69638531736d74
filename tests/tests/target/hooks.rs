//! Hooks around functions of a target.

use wasmtime_integration::{HostFunction, wasmtime_integration};
use wasmtime_integration_tests::{Guest, async_linker};

use wasmtime_integration_test_wiggle_host::Files;

#[derive(Default)]
struct Host {
    files: Files,
    lines: Vec<String>,
}

#[wasmtime_integration(
    witx = "witx/files.witx",
    modules(files(name = Hooked)),
    types = crate::types,
    target(path = wasmtime_integration_test_wiggle_host::mixed, ctx = self.files),
)]
impl Host {
    #[guest(before)]
    fn before(&mut self, function: HostFunction) {
        self.lines.push(format!("before {}", function.name));
    }

    #[guest(after)]
    fn after(&mut self, function: HostFunction, result: Result<(), &wasmtime::Error>) {
        let outcome = if result.is_ok() { "ok" } else { "a trap" };
        self.lines
            .push(format!("after {}: {outcome}", function.name));
    }
}

#[tokio::test]
async fn they_run_whether_a_function_waits_or_not() {
    let linker = async_linker(|linker| Hooked::add_to_linker(linker, |host: &mut Host| host));
    let mut guest = Guest::new_async(&linker, "files", Host::default()).await;
    assert_eq!(guest.call_async::<i32>("add", (3, 4, 16)).await.unwrap(), 0);
    // An error for the guest.
    assert_eq!(
        guest.call_async::<i32>("add", (-1, 1, 16)).await.unwrap(),
        3
    );
    guest.put(32, b"hello");
    let count = guest.call_async::<i32>("count", (32, 5, 16));
    assert_eq!(count.await.unwrap(), 0);
    guest.call_async::<()>("quit", 3).await.unwrap_err();
    let lines = [
        "before add",
        "after add: ok",
        "before add",
        "after add: ok",
        "before count",
        "after count: ok",
        "before quit",
        "after quit: a trap",
    ];
    assert_eq!(guest.data().lines, lines);
}
