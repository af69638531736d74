//! Targets with async functions.

use wasmtime::Store;
use wasmtime_integration::wasmtime_integration;
use wasmtime_integration_tests::{ENGINE, Guest, async_linker, is_async, linker};

use wasmtime_integration_test_wiggle_host::Files;

/// Functions that wait in Wasmtime.
mod waits {
    use super::*;

    struct Host {
        files: Files,
    }

    #[wasmtime_integration(
        witx = "witx/files.witx",
        modules(files(name = Mixed)),
        types = crate::types,
        target(path = wasmtime_integration_test_wiggle_host::mixed, ctx = self.files),
    )]
    impl Host {}

    async fn guest() -> Guest<Host> {
        let linker = async_linker(|linker| Mixed::add_to_linker(linker, |host| host));
        let files = Files::default();
        Guest::new_async(&linker, "files", Host { files }).await
    }

    #[tokio::test]
    async fn functions_that_wait_and_others() {
        let mut guest = guest().await;
        assert_eq!(guest.call_async::<i32>("add", (3, 4, 16)).await.unwrap(), 0);
        assert_eq!(guest.u32_at(16), 7);
        assert_eq!(
            guest.call_async::<i32>("add", (-1, 1, 16)).await.unwrap(),
            3
        );
        guest.put(32, b"hello");
        let count = guest.call_async::<i32>("count", (32, 5, 16));
        assert_eq!(count.await.unwrap(), 0);
        assert_eq!(guest.u32_at(16), 5);
        let r#type = guest.call_async::<i32>("type", (0.5, -2_i64, 0.25_f32, 16));
        assert_eq!(r#type.await.unwrap(), 0);
        guest.call_async::<()>("tell", 9).await.unwrap();
        assert_eq!(guest.data().files.told, [9]);
    }

    #[tokio::test]
    async fn traps() {
        let mut guest = guest().await;
        let quit = guest.call_async::<()>("quit", 3).await;
        assert!(format!("{:#}", quit.unwrap_err()).ends_with(": quit with 3"));
        let store = guest.call_async::<i32>("store", (0xfffe, 1)).await;
        assert!(store.unwrap_err().is::<wiggle::GuestError>());
    }

    /// Only functions that wait in Wasmtime need `call_async`: the others are synchronous there.
    #[test]
    fn functions_that_do_not_wait_are_synchronous() {
        if !is_async(&ENGINE) {
            // Guests of an engine with async support can't be called synchronously.
            return;
        }
        let linker = linker(|linker| Mixed::add_to_linker(linker, |host: &mut Host| host));
        // A store that holds an asynchronous function requires `call_async`; this one only holds
        // the other function.
        let files = Files::default();
        let mut store = Store::new(linker.engine(), Host { files });
        let tell = linker.get(&mut store, "files", "tell").unwrap();
        let tell = tell.into_func().unwrap().typed::<u32, ()>(&store).unwrap();
        let trap = tell.call(&mut store, 9).unwrap_err();
        assert!(
            format!("{trap:#}").contains("exports no memory"),
            "{trap:?}"
        );
    }

    #[cfg(feature = "hostcall-fuel")]
    #[tokio::test]
    async fn hostcall_fuel_is_handed_on() {
        let mut guest = guest().await;
        guest.store.set_hostcall_fuel(1234);
        guest.call_async::<i32>("add", (3, 4, 16)).await.unwrap();
        assert_eq!(guest.data().files.fuel, 1234);
    }
}

/// Functions that run to completion in a synchronous store.
mod blocks {
    use std::cell::Cell;
    use std::rc::Rc;

    use super::*;

    /// Not `Send`, since nothing waits in Wasmtime.
    struct Host {
        files: Files,
        _thread: Rc<()>,
    }

    thread_local! {
        static BLOCKED: Cell<u32> = const { Cell::new(0) };
    }

    fn block_on<F: Future>(future: F) -> F::Output {
        BLOCKED.set(BLOCKED.get() + 1);
        tokio::runtime::Builder::new_current_thread()
            .enable_time()
            .build()
            .unwrap()
            .block_on(future)
    }

    #[wasmtime_integration(
        witx = "witx/files.witx",
        modules(files(name = Mixed)),
        types = crate::types,
        target(path = wasmtime_integration_test_wiggle_host::mixed, ctx = self.files),
        block_on = block_on,
    )]
    impl Host {}

    #[test]
    fn futures_run_to_completion() {
        let linker = linker(|linker| Mixed::add_to_linker(linker, |host| host));
        let host = Host {
            files: Files::default(),
            _thread: Rc::new(()),
        };
        let mut guest = Guest::new(&linker, "files", host);
        assert_eq!(guest.call::<i32>("add", (3, 4, 16)).unwrap(), 0);
        assert_eq!(guest.u32_at(16), 7);
        assert!(guest.trap("quit", 3).message().ends_with(": quit with 3"));
        assert_eq!(BLOCKED.get(), 2);
        // A function that doesn't wait needs no executor.
        guest.call::<()>("tell", 9).unwrap();
        assert_eq!(guest.call::<i32>("budget", 16).unwrap(), 0);
        assert_eq!(BLOCKED.get(), 2);
        assert_eq!(guest.data().files.told, [9]);
    }
}
