//! Binding the guest's memory to a slot of the context.

use wasmtime::{Config, Engine, Instance, Linker, Module, Store};
use wasmtime_integration::{MemorySlot, wasmtime_integration};

#[derive(Default)]
struct Ctx {
    slot: MemorySlot,
    seen: Vec<String>,
}

#[wasmtime_integration(
    witx_literal = r#"
        (typename $errno (enum $success $fault))
        (typename $size (@witx usize))
        (module $log
          (@interface func (export "write") (param $line string)
            (result $error (expected $size (error $errno))))
          (@interface func (export "add") (param $a u32) (param $b u32) (result $sum u32)))
    "#,
    memory_slot = self.slot,
    missing_memory = types::Errno::Fault,
)]
impl Ctx {
    fn write(&mut self, line: &str) -> Result<types::Size, types::Errno> {
        self.seen.push(line.to_owned());
        u32::try_from(self.seen.len()).map_err(|_| types::Errno::Fault)
    }

    fn add(a: u32, b: u32) -> u32 {
        a.wrapping_add(b)
    }
}

/// A host whose block comes from a macro, and whose slot comes from the macro's caller: there,
/// `self` has another hygiene.
mod from_a_macro {
    use super::*;

    macro_rules! host {
        ($ctx:ident, $slot:expr) => {
            #[wasmtime_integration(
                witx_literal = r#"
                    (module $log
                      (@interface func (export "first") (param $line string) (result $byte u8)))
                "#,
                modules(log(name = First)),
                memory_slot = $slot,
            )]
            impl $ctx {
                fn first(line: &str) -> u8 {
                    line.bytes().next().unwrap_or(0)
                }
            }
        };
    }

    #[derive(Default)]
    struct Host {
        memory: (u32, MemorySlot),
    }

    host!(Host, self.memory.1);

    #[test]
    fn its_slot_is_that_of_the_context() {
        let engine = Engine::default();
        let mut store = Store::new(&engine, Host::default());
        let first = First::new(&mut store, |host| host).first;
        let guest = r#"
            (module
              (import "log" "first" (func $first (param i32 i32) (result i32)))
              (memory (export "memory") 1)
              (data (i32.const 8) "hello")
              (func (export "first") (result i32) (call $first (i32.const 8) (i32.const 5))))
        "#;
        let guest = Module::new(&engine, guest).unwrap();
        let guest = Instance::new(&mut store, &guest, &[first.into()]).unwrap();
        First::bind_memory(&mut store, &guest, |host| host).unwrap();
        assert!(store.data().memory.1.is_bound());
        let first = guest
            .get_typed_func::<(), i32>(&mut store, "first")
            .unwrap();
        assert_eq!(first.call(&mut store, ()).unwrap(), i32::from(b'h'));
    }
}

/// A guest that logs the five bytes at 8, and its size in pages after growing by one.
const GUEST: &str = r#"
    (module
      (import "log" "write" (func $write (param i32 i32 i32) (result i32)))
      (import "log" "add" (func $add (param i32 i32) (result i32)))
      (memory (export "memory") 1)
      (data (i32.const 8) "hello")
      (func (export "add") (param i32 i32) (result i32)
        (call $add (local.get 0) (local.get 1)))
      (func (export "write") (result i32)
        (call $write (i32.const 8) (i32.const 5) (i32.const 64)))
      (func (export "write_after_growing") (result i32)
        (drop (memory.grow (i32.const 1)))
        (i32.store8 (i32.const 70000) (i32.const 0x21))
        (call $write (i32.const 70000) (i32.const 1) (i32.const 70004)))
      (func (export "written") (result i32) (i32.load (i32.const 64))))
"#;

/// A guest without a memory of its own.
const WITHOUT_MEMORY: &str = r#"
    (module
      (import "log" "write" (func $write (param i32 i32 i32) (result i32)))
      (func (export "write") (result i32)
        (call $write (i32.const 8) (i32.const 5) (i32.const 64))))
"#;

fn linker(engine: &Engine) -> Linker<Ctx> {
    let mut linker = Linker::new(engine);
    Log::add_to_linker(&mut linker, |ctx| ctx).unwrap();
    linker
}

fn instance(linker: &Linker<Ctx>, store: &mut Store<Ctx>, wat: &str) -> Instance {
    let module = Module::new(store.engine(), wat).unwrap();
    linker.instantiate(store, &module).unwrap()
}

fn call(store: &mut Store<Ctx>, instance: &Instance, name: &str) -> wasmtime::Result<i32> {
    let func = instance.get_typed_func::<(), i32>(&mut *store, name)?;
    func.call(store, ())
}

#[test]
fn calls_use_the_bound_memory() {
    let engine = Engine::default();
    let linker = linker(&engine);
    let mut store = Store::new(&engine, Ctx::default());
    let guest = instance(&linker, &mut store, GUEST);
    // While nothing is bound, the export is looked up.
    assert_eq!(call(&mut store, &guest, "write").unwrap(), 0);
    Log::bind_memory(&mut store, &guest, |ctx| ctx).unwrap();
    assert!(store.data().slot.is_bound());
    assert_eq!(call(&mut store, &guest, "write").unwrap(), 0);
    assert_eq!(call(&mut store, &guest, "written").unwrap(), 2);
    // A memory that has grown is still the same memory.
    assert_eq!(call(&mut store, &guest, "write_after_growing").unwrap(), 0);
    assert_eq!(store.data().seen, ["hello", "hello", "!"]);
    let add = guest
        .get_typed_func::<(u32, u32), u32>(&mut store, "add")
        .unwrap();
    assert_eq!(add.call(&mut store, (2, 3)).unwrap(), 5);
}

#[test]
fn one_memory_at_a_time_is_bound() {
    let engine = Engine::default();
    let linker = linker(&engine);
    let mut store = Store::new(&engine, Ctx::default());
    let first = instance(&linker, &mut store, GUEST);
    let second = instance(&linker, &mut store, GUEST);
    Log::bind_memory(&mut store, &first, |ctx| ctx).unwrap();
    // Binding again changes nothing.
    Log::bind_memory(&mut store, &first, |ctx| ctx).unwrap();
    let error = Log::bind_memory(&mut store, &second, |ctx| ctx).unwrap_err();
    assert!(
        error
            .to_string()
            .contains("another memory, or an empty one, is already bound"),
        "{error}"
    );
    Log::unbind_memory(&mut store, |ctx| ctx);
    assert!(!store.data().slot.is_bound());
    Log::bind_memory(&mut store, &second, |ctx| ctx).unwrap();
    assert_eq!(call(&mut store, &second, "write").unwrap(), 0);
}

/// Without reserved address space, all empty memories are at one address.
#[test]
fn one_empty_memory_at_a_time_is_bound() {
    const EMPTY: &str = r#"
        (module
          (memory (export "memory") 0)
          (func (export "grow") (result i32) (memory.grow (i32.const 1))))
    "#;
    let mut config = Config::new();
    config.memory_reservation(0).memory_guard_size(0);
    let engine = Engine::new(&config).unwrap();
    let linker = linker(&engine);
    let mut store = Store::new(&engine, Ctx::default());
    let [first, second] = [(); 2].map(|()| instance(&linker, &mut store, EMPTY));
    Log::bind_memory(&mut store, &first, |ctx| ctx).unwrap();
    let bind = |store: &mut _, guest| Log::bind_memory(store, guest, |ctx| ctx);
    assert!(bind(&mut store, &second).is_err());
    // Once it has bytes, it can be identified.
    call(&mut store, &first, "grow").unwrap();
    bind(&mut store, &first).unwrap();
    assert!(bind(&mut store, &second).is_err());
    Log::unbind_memory(&mut store, |ctx| ctx);
    bind(&mut store, &second).unwrap();
}

#[test]
fn what_has_no_memory_is_not_bound() {
    let engine = Engine::default();
    let linker = linker(&engine);
    let mut store = Store::new(&engine, Ctx::default());
    let guest = instance(&linker, &mut store, WITHOUT_MEMORY);
    let error = Log::bind_memory(&mut store, &guest, |ctx| ctx).unwrap_err();
    assert!(
        error.to_string().contains("no memory named \"memory\""),
        "{error}"
    );
    assert!(!store.data().slot.is_bound());
    assert_eq!(call(&mut store, &guest, "write").unwrap(), 1);
}

/// With debug assertions, a call from an instance that exports another memory traps; without
/// them, it uses the bound memory.
#[test]
fn another_instance_is_noticed() {
    let engine = Engine::default();
    let linker = linker(&engine);
    let mut store = Store::new(&engine, Ctx::default());
    let bound = instance(&linker, &mut store, GUEST);
    Log::bind_memory(&mut store, &bound, |ctx| ctx).unwrap();
    let other = instance(&linker, &mut store, GUEST);
    let result = call(&mut store, &other, "write");
    if cfg!(debug_assertions) {
        let trap = format!("{:?}", result.unwrap_err());
        assert!(trap.contains("is not the caller's"), "{trap}");
    } else {
        assert_eq!(result.unwrap(), 0);
    }
}

#[test]
fn a_memory_of_another_store_is_never_used() {
    let engine = Engine::default();
    let linker = linker(&engine);
    let mut first = Store::new(&engine, Ctx::default());
    let guest = instance(&linker, &mut first, GUEST);
    Log::bind_memory(&mut first, &guest, |ctx| ctx).unwrap();
    // The context moves, with its slot, to another store.
    let ctx = std::mem::take(first.data_mut());
    let mut second = Store::new(&engine, ctx);
    assert!(second.data().slot.is_bound());
    let guest = instance(&linker, &mut second, GUEST);
    assert_eq!(call(&mut second, &guest, "write").unwrap(), 0);
    assert_eq!(call(&mut second, &guest, "written").unwrap(), 1);
    // The old binding is no obstacle in the new store.
    Log::bind_memory(&mut second, &guest, |ctx| ctx).unwrap();
    assert_eq!(call(&mut second, &guest, "write").unwrap(), 0);
    // The slot that was left behind is empty. So is a clone.
    let guest = instance(&linker, &mut first, GUEST);
    assert_eq!(call(&mut first, &guest, "write").unwrap(), 0);
    assert!(!second.data().slot.clone().is_bound());
}
