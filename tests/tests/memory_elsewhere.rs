//! Memories that guests don't export as `memory`.

use wasmtime::{
    Caller, Engine, Func, Instance, Linker, Memory, MemoryType, Module, SharedMemory, Store,
};
use wasmtime_integration::{GuestError, GuestMemory, GuestPtr, MemorySlot, wasmtime_integration};
use wasmtime_integration_tests::allow_shared_memory;

#[derive(Default, Debug)]
struct Ctx {
    slot: MemorySlot,
    seen: Vec<String>,
}

impl Ctx {
    fn see(&mut self, line: &str) {
        self.seen.push(line.to_owned());
    }
}

#[wasmtime_integration(module("log", name = Log), memory_slot = self.slot)]
impl Ctx {
    pub fn write(&mut self, line: &str) {
        self.see(line);
    }
}

/// A guest that imports its memory.
const IMPORTS: &str = r#"
    (module
      (import "log" "write" (func $write (param i32 i32)))
      (import "env" "memory" (memory 1))
      (data (i32.const 8) "hello")
      (func (export "run") (call $write (i32.const 8) (i32.const 5))))
"#;

fn store() -> Store<Ctx> {
    Store::new(&Engine::default(), Ctx::default())
}

fn linker(store: &Store<Ctx>) -> Linker<Ctx> {
    let mut linker = Linker::new(store.engine());
    Log::add_to_linker(&mut linker, |ctx: &mut Ctx| ctx).unwrap();
    linker
}

fn instance<T>(linker: &Linker<T>, store: &mut Store<T>, wat: &str) -> Instance {
    let module = Module::new(store.engine(), wat).unwrap();
    linker.instantiate(store, &module).unwrap()
}

fn run<T>(store: &mut Store<T>, instance: &Instance) -> wasmtime::Result<()> {
    let run = instance.get_typed_func::<(), ()>(&mut *store, "run")?;
    run.call(store, ())
}

mod bound {
    use super::*;

    /// Defines a memory of the host, and binds it.
    fn host_memory(linker: &mut Linker<Ctx>, store: &mut Store<Ctx>) -> Memory {
        let memory = Memory::new(&mut *store, MemoryType::new(1, None)).unwrap();
        linker.define(&mut *store, "env", "memory", memory).unwrap();
        Log::bind_memory(&mut *store, memory, |ctx| ctx).unwrap();
        memory
    }

    #[test]
    fn a_guest_imports_the_memory_of_the_host() {
        let mut store = store();
        let mut linker = linker(&store);
        host_memory(&mut linker, &mut store);
        // Bound before the instantiation, and so for a start function too.
        let starts = IMPORTS.replace("(func (export \"run\")", "(start $run) (func $run");
        instance(&linker, &mut store, &starts);
        let guest = instance(&linker, &mut store, IMPORTS);
        run(&mut store, &guest).unwrap();
        assert_eq!(store.data().seen, ["hello", "hello"]);
    }

    #[test]
    fn without_a_bound_memory_the_guest_has_none() {
        let mut store = store();
        let mut linker = linker(&store);
        host_memory(&mut linker, &mut store);
        Log::unbind_memory(&mut store, |ctx| ctx);
        let guest = instance(&linker, &mut store, IMPORTS);
        let trap = run(&mut store, &guest).unwrap_err();
        let text = format!("in `log::write`: {}", GuestError::MissingMemory);
        assert!(format!("{trap:#}").contains(&text), "{trap:?}");
    }

    #[test]
    fn a_memory_that_is_bound_is_checked() {
        let mut store = store();
        let mut linker = linker(&store);
        host_memory(&mut linker, &mut store);
        let outside = IMPORTS.replace(
            "(i32.const 8) (i32.const 5))",
            "(i32.const 65532) (i32.const 5))",
        );
        let guest = instance(&linker, &mut store, &outside);
        let trap = run(&mut store, &guest).unwrap_err();
        let error = trap.downcast_ref::<GuestError>().unwrap();
        assert!(error.to_string().contains("out of bounds"), "{error}");
    }

    #[test]
    fn side_modules_use_the_memory_of_the_main_module() {
        let mut store = store();
        let mut linker = linker(&store);
        let main = instance(
            &linker,
            &mut store,
            r#"(module (memory (export "memory") 1))"#,
        );
        Log::bind_memory(&mut store, &main, |ctx| ctx).unwrap();
        linker.instance(&mut store, "env", main).unwrap();
        let side = instance(&linker, &mut store, IMPORTS);
        run(&mut store, &side).unwrap();
        assert_eq!(store.data().seen, ["hello"]);
    }

    #[test]
    fn the_memory_may_have_another_name_if_the_host_has_it() {
        let mut store = store();
        let linker = linker(&store);
        let guest = IMPORTS.replace(
            r#"(import "env" "memory" (memory 1))"#,
            r#"(memory (export "m") 1)"#,
        );
        let guest = instance(&linker, &mut store, &guest);
        let memory = guest.get_memory(&mut store, "m").unwrap();
        Log::bind_memory(&mut store, memory, |ctx| ctx).unwrap();
        run(&mut store, &guest).unwrap();
        assert_eq!(store.data().seen, ["hello"]);
    }

    #[test]
    fn the_host_and_tables_call_too() {
        let mut store = store();
        let linker = linker(&store);
        let guest = r#"
            (module
              (import "log" "write" (func $write (param i32 i32)))
              (memory (export "memory") 1)
              (data (i32.const 8) "hello")
              (table (export "table") 1 funcref)
              (elem (i32.const 0) $write)
              (export "write" (func $write))
              (func (export "run")
                (call_indirect (param i32 i32) (i32.const 8) (i32.const 5) (i32.const 0))))
        "#;
        let guest = instance(&linker, &mut store, guest);
        Log::bind_memory(&mut store, &guest, |ctx| ctx).unwrap();
        run(&mut store, &guest).unwrap();
        let exported = guest.get_func(&mut store, "write").unwrap();
        let table = guest.get_table(&mut store, "table").unwrap();
        let in_table = table.get(&mut store, 0).unwrap();
        for func in [exported, *in_table.unwrap_func().unwrap()] {
            write(func, &mut store).unwrap();
        }
        assert_eq!(store.data().seen, ["hello"; 3]);
    }

    fn write(func: Func, store: &mut Store<Ctx>) -> wasmtime::Result<()> {
        func.typed::<(u32, u32), ()>(&*store)?.call(store, (8, 5))
    }

    #[test]
    fn a_guest_with_a_shared_memory_is_noticed() {
        let mut config = wasmtime::Config::new();
        config.wasm_threads(true);
        allow_shared_memory(&mut config);
        let engine = Engine::new(&config).unwrap();
        let mut store = Store::new(&engine, Ctx::default());
        let mut linker = linker(&store);
        host_memory(&mut linker, &mut store);
        let shared = SharedMemory::new(&engine, MemoryType::shared(1, 1)).unwrap();
        linker.define(&mut store, "own", "memory", shared).unwrap();
        let guest = IMPORTS.replace(
            r#"(import "env" "memory" (memory 1))"#,
            r#"(import "own" "memory" (memory 1 1 shared)) (export "memory" (memory 0))"#,
        );
        let guest = instance(&linker, &mut store, &guest);
        let error = Log::bind_memory(&mut store, &guest, |ctx| ctx).unwrap_err();
        assert!(
            error.to_string().contains("shared between threads"),
            "{error}"
        );
        if cfg!(debug_assertions) {
            let trap = run(&mut store, &guest).unwrap_err();
            assert!(
                format!("{trap:?}").contains("is not the caller's"),
                "{trap:?}"
            );
        }
    }
}

mod named {
    use super::*;

    #[derive(Default, Debug)]
    struct Host(Ctx);

    #[wasmtime_integration(
        module("log", name = Heap),
        memory = "heap",
        memory_slot = self.0.slot,
    )]
    impl Host {
        pub fn write(&mut self, line: &str) {
            self.0.see(line);
        }

        pub fn by_caller(
            mut caller: Caller<'_, Host>,
            line: GuestPtr<str>,
        ) -> wasmtime::Result<()> {
            let missing = GuestMemory::from_caller_named(&mut caller, "memory").unwrap_err();
            assert_eq!(missing, GuestError::MissingMemory);
            let (memory, host) = GuestMemory::from_caller_named(&mut caller, "heap")?;
            host.0.see(memory.str(line)?);
            Ok(())
        }
    }

    const GUEST: &str = r#"
        (module
          (import "log" "write" (func $write (param i32 i32)))
          (import "log" "by_caller" (func $by_caller (param i32 i32)))
          (memory (export "heap") 1)
          (data (i32.const 8) "hello")
          (func (export "run")
            (call $write (i32.const 8) (i32.const 5))
            (call $by_caller (i32.const 8) (i32.const 4))))
    "#;

    fn host() -> (Store<Host>, Linker<Host>) {
        let store = Store::new(&Engine::default(), Host::default());
        let mut linker = Linker::new(store.engine());
        Heap::add_to_linker(&mut linker, |host: &mut Host| host).unwrap();
        (store, linker)
    }

    #[test]
    fn the_export_with_this_name_is_used() {
        let (mut store, linker) = host();
        let guest = instance(&linker, &mut store, GUEST);
        run(&mut store, &guest).unwrap();
        Heap::bind_memory(&mut store, &guest, |host| host).unwrap();
        run(&mut store, &guest).unwrap();
        assert_eq!(store.data().0.seen, ["hello", "hell", "hello", "hell"]);
    }

    #[test]
    fn one_with_another_name_is_not() {
        let (mut store, linker) = host();
        let guest = GUEST.replace(r#""heap""#, r#""memory""#);
        let guest = instance(&linker, &mut store, &guest);
        let trap = run(&mut store, &guest).unwrap_err();
        let text = format!("in `log::write`: {}", GuestError::MissingMemory);
        assert!(format!("{trap:#}").contains(&text), "{trap:?}");
        let error = Heap::bind_memory(&mut store, &guest, |host| host).unwrap_err();
        let text = "the instance exports no memory named \"heap\"";
        assert_eq!(error.to_string(), text);
    }

    /// In builds with debug assertions, the caller's export with this name is the one that counts.
    #[test]
    fn another_memory_with_this_name_is_noticed() {
        let (mut store, linker) = host();
        let [first, second] = [(); 2].map(|()| instance(&linker, &mut store, GUEST));
        Heap::bind_memory(&mut store, &first, |host| host).unwrap();
        assert_eq!(run(&mut store, &second).is_err(), cfg!(debug_assertions));
    }
}
