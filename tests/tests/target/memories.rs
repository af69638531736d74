//! The memories that functions of a target get.

use wasmtime::{Module, Store};
use wasmtime_integration::{GuestError, MemorySlot, wasmtime_integration};
use wasmtime_integration_tests::{Guest, linker};

#[derive(Default)]
struct Ctx {
    files: wasmtime_integration_test_wiggle_host::Files,
    slot: MemorySlot,
}

fn errno(_: GuestError) -> crate::types::Errno {
    crate::types::Errno::Fault
}

/// A guest that exports no memory.
mod missing {
    use super::*;

    #[wasmtime_integration(
        witx = "witx/files.witx",
        types = crate::types,
        target(path = wasmtime_integration_test_wiggle_host::sync, ctx = self.files),
        missing_memory = crate::types::Errno::Inval,
        guest_error = errno,
    )]
    impl Ctx {}

    #[test]
    fn is_an_error_where_wiggle_traps() {
        let ours = linker(|linker| Files::add_to_linker(linker, |ctx: &mut Ctx| ctx));
        let mut guest = Guest::without_memory(&ours, "files", Ctx::default());
        assert_eq!(guest.call::<i32>("add", (3, 4, 16)).unwrap(), 1);
        assert_eq!(guest.call::<i32>("budget", 16).unwrap(), 1);
        let trap = guest.trap("tell", 9);
        let message = format!("in `files::tell`: {}", GuestError::MissingMemory);
        assert!(trap.message().ends_with(&message), "{trap:?}");
        assert!(guest.data().files.told.is_empty());

        let theirs = linker(|linker| {
            wasmtime_integration_test_wiggle_host::sync::files::add_to_linker(
                linker,
                |ctx: &mut Ctx| &mut ctx.files,
            )
        });
        let mut guest = Guest::without_memory(&theirs, "files", Ctx::default());
        let trap = guest.trap("add", (3, 4, 16));
        let message = "missing required memory export";
        assert!(trap.message().ends_with(message), "{trap:?}");
    }
}

/// A memory that is bound to the context.
mod bound {
    use super::*;

    #[wasmtime_integration(
        witx = "witx/files.witx",
        modules(files(name = Bound)),
        types = crate::types,
        target(path = wasmtime_integration_test_wiggle_host::mixed, ctx = self.files),
        memory_slot = self.slot,
        missing_memory = crate::types::Errno::Inval,
        block_on = block_on,
    )]
    impl Ctx {}

    fn block_on<F: Future>(future: F) -> F::Output {
        tokio::runtime::Builder::new_current_thread()
            .enable_time()
            .build()
            .unwrap()
            .block_on(future)
    }

    /// An instance with a memory forwards calls for another instance, which has none.
    const GUEST: &str = r#"
        (module
          (import "files" "count" (func $count (param i32 i32 i32) (result i32)))
          (memory (export "memory") 1)
          (data (i32.const 8) "bound")
          (export "count" (func $count))
          (func (export "run") (result i32)
            (drop (call $count (i32.const 8) (i32.const 5) (i32.const 16)))
            (i32.load (i32.const 16))))
    "#;

    const OTHER: &str = r#"
        (module
          (import "guest" "run" (func $run (result i32)))
          (import "files" "count" (func $count (param i32 i32 i32) (result i32)))
          (memory (export "memory") 1)
          (func (export "run") (result i32) (call $run))
          (func (export "own") (result i32)
            (call $count (i32.const 8) (i32.const 5) (i32.const 16))))
    "#;

    #[test]
    fn is_that_of_all_calls() {
        let linker = linker(|linker| Bound::add_to_linker(linker, |ctx: &mut Ctx| ctx));
        let mut store = Store::new(linker.engine(), Ctx::default());
        let module = Module::new(linker.engine(), GUEST).unwrap();
        let instance = linker.instantiate(&mut store, &module).unwrap();
        let run = instance
            .get_typed_func::<(), i32>(&mut store, "run")
            .unwrap();
        // Not bound yet.
        assert_eq!(run.call(&mut store, ()).unwrap(), 5);
        Bound::bind_memory(&mut store, &instance, |ctx| ctx).unwrap();
        assert_eq!(run.call(&mut store, ()).unwrap(), 5);
        assert_eq!(store.data().files.shared, Some(false));
    }

    #[test]
    fn is_no_other_callers() {
        let mut linker = linker(|linker| Bound::add_to_linker(linker, |ctx: &mut Ctx| ctx));
        let mut store = Store::new(linker.engine(), Ctx::default());
        let module = Module::new(linker.engine(), GUEST).unwrap();
        let instance = linker.instantiate(&mut store, &module).unwrap();
        linker.instance(&mut store, "guest", instance).unwrap();
        Bound::bind_memory(&mut store, &instance, |ctx| ctx).unwrap();
        let other = Module::new(linker.engine(), OTHER).unwrap();
        let other = linker.instantiate(&mut store, &other).unwrap();
        let run = other.get_typed_func::<(), i32>(&mut store, "run").unwrap();
        assert_eq!(run.call(&mut store, ()).unwrap(), 5);
        let own = other.get_typed_func::<(), i32>(&mut store, "own").unwrap();
        let result = own.call(&mut store, ());
        if cfg!(debug_assertions) {
            let trap = format!("{:#}", result.unwrap_err());
            assert!(
                trap.contains("in `files::count`: the bound memory is not the caller's"),
                "{trap}"
            );
        } else {
            assert_eq!(result.unwrap(), 0);
        }
    }
}
