//! The other arguments, which are the same as with a document.

use std::borrow::Cow;

use wasmtime::{Caller, Linker, Store};
use wasmtime_integration::{GuestError, GuestMemory, GuestPtr, GuestType, wasmtime_integration};
use wasmtime_integration_tests::{ENGINE, Guest, linker};

#[derive(Clone, Copy, GuestType)]
#[repr(u8)]
enum Errno {
    Success,
    TooLong,
    Other,
}

fn too_long(error: GuestError) -> Errno {
    match error {
        GuestError::CopyLimit => Errno::TooLong,
        _ => Errno::Other,
    }
}

/// The name alone, from which the name of the instance struct follows.
mod short {
    use super::*;

    pub(super) struct Ctx;

    #[wasmtime_integration(module = "my-env")]
    impl Ctx {
        pub fn one() -> u32 {
            1
        }
    }

    #[test]
    fn a_module_has_a_struct_of_its_name() {
        let linker = linker(|linker| MyEnv::add_to_linker(linker, |ctx: &mut Ctx| ctx));
        let mut guest = Guest::new(&linker, "my-env", Ctx);
        assert_eq!(guest.call::<i32>("one", ()).unwrap(), 1);
    }
}

/// A limit of 10 bytes.
mod limited {
    use super::*;

    struct Ctx;

    #[wasmtime_integration(
        module("limited", name = Limited, vis = "pub(super)"),
        errno = Errno,
        guest_error = too_long,
        copy_limit = 5 + 5
    )]
    impl Ctx {
        pub fn list(&self, _: Vec<u16>) -> Result<(), Errno> {
            Ok(())
        }

        pub fn string(&self, _: String) -> Result<(), Errno> {
            Ok(())
        }

        /// Nothing is copied.
        pub fn cow(&self, _: Cow<'_, str>) -> Result<(), Errno> {
            Ok(())
        }
    }

    #[test]
    fn copies_are_limited() {
        let linker = linker(|linker| Limited::add_to_linker(linker, |ctx| ctx));
        let mut guest = Guest::new(&linker, "limited", Ctx);
        for (function, most) in [("list", 5), ("string", 10)] {
            assert_eq!(guest.call::<i32>(function, (0, most)).unwrap(), 0);
            assert_eq!(guest.call::<i32>(function, (0, most + 1)).unwrap(), 1);
        }
        assert_eq!(guest.call::<i32>("cow", (0, 100)).unwrap(), 0);
    }
}

/// A generic context, and the functions of one store.
mod generic {
    use super::*;

    pub(super) trait Clock {
        fn now(&self) -> u64;
    }

    struct Fixed(u64);

    impl Clock for Fixed {
        fn now(&self) -> u64 {
            self.0
        }
    }

    struct Ctx<C> {
        clock: C,
    }

    #[wasmtime_integration(module("clock", name = Clocks))]
    impl<C> Ctx<C>
    where
        C: Clock,
    {
        pub fn now(&self) -> u64 {
            self.clock.now()
        }

        pub fn write(
            &self,
            memory: &mut GuestMemory<'_>,
            to: GuestPtr<u64>,
        ) -> wasmtime::Result<()> {
            Ok(memory.write(to, self.clock.now())?)
        }
    }

    #[test]
    fn the_functions_of_one_store() {
        let mut store = Store::new(&ENGINE, Ctx { clock: Fixed(7) });
        let clocks = Clocks::new(&mut store, |ctx| ctx);
        let mut linker = Linker::new(&ENGINE);
        clocks.define_in(&store, &mut linker).unwrap();
        let text = r#"
            (module
              (import "clock" "now" (func $now (result i64)))
              (import "clock" "write" (func $write (param i32)))
              (memory (export "memory") 1)
              (func (export "run") (result i64)
                (call $write (i32.const 8))
                (i64.add (call $now) (i64.load (i32.const 8)))))
        "#;
        let module = wasmtime::Module::new(&ENGINE, text).unwrap();
        let instance = linker.instantiate(&mut store, &module).unwrap();
        let run = instance
            .get_typed_func::<(), i64>(&mut store, "run")
            .unwrap();
        assert_eq!(run.call(&mut store, ()).unwrap(), 14);
        assert!(clocks.get_export("write").is_some());
    }
}

/// Methods that take the caller, and a store whose data isn't the context.
mod callers {
    use super::*;

    #[derive(Default)]
    pub(super) struct Data {
        ctx: Ctx,
        calls: u32,
    }

    #[derive(Default)]
    pub(super) struct Ctx {
        sum: u64,
    }

    type MyCaller<'a> = Caller<'a, Data>;

    #[wasmtime_integration(
        module("callers", name = Callers),
        errno = Errno,
        store = Data,
        guest_error = too_long
    )]
    impl Ctx {
        pub fn owned(mut caller: Caller<'_, Data>, number: u32) -> u32 {
            caller.data_mut().calls += number;
            caller.data().calls
        }

        pub fn exclusive(
            caller: &mut Caller<'_, Data>,
            text: String,
            pair: &(u8, u8),
        ) -> Result<(), Errno> {
            caller.data_mut().calls += u32::from(pair.0);
            if text.is_empty() {
                Err(Errno::Other)
            } else {
                Ok(())
            }
        }

        pub fn shared(caller: &Caller<'_, Data>) -> u64 {
            caller.data().ctx.sum
        }

        #[r#override]
        pub fn aliased(mut caller: MyCaller<'_>, number: i64) {
            caller.data_mut().ctx.sum += number.cast_unsigned();
        }

        pub fn add(&mut self, number: u64) {
            self.sum += number;
        }
    }

    #[test]
    fn methods_with_a_caller() {
        let linker = linker(|linker| Callers::add_to_linker(linker, |data| &mut data.ctx));
        let mut guest = Guest::new(&linker, "callers", Data::default());
        guest.put(0, &[3]);
        assert_eq!(guest.call::<i32>("owned", 2).unwrap(), 2);
        assert_eq!(guest.call::<i32>("exclusive", (0, 1, 0)).unwrap(), 0);
        assert_eq!(guest.call::<i32>("exclusive", (0, 0, 0)).unwrap(), 2);
        assert_eq!(guest.call::<i32>("exclusive", (-1, 2, 0)).unwrap(), 2);
        assert_eq!(guest.data().calls, 8);
        guest.call::<()>("aliased", 4i64).unwrap();
        guest.call::<()>("add", 5i64).unwrap();
        assert_eq!(guest.call::<i64>("shared", ()).unwrap(), 9);
    }
}

/// Two blocks of one context are two modules.
mod two {
    use super::*;

    struct Ctx(u32);

    #[wasmtime_integration(module("one", name = One))]
    impl Ctx {
        pub fn get(&self) -> u32 {
            self.0
        }
    }

    #[wasmtime_integration(module("two", name = Two, prefix = two_))]
    impl Ctx {
        pub fn two_get(&self) -> u32 {
            self.0 * 2
        }
    }

    #[test]
    fn one_context_has_two_modules() {
        let linker = linker(|linker| {
            One::add_to_linker(linker, |ctx: &mut Ctx| ctx)?;
            Two::add_to_linker(linker, |ctx| ctx)
        });
        assert_eq!(
            Guest::new(&linker, "one", Ctx(4))
                .call::<i32>("get", ())
                .unwrap(),
            4
        );
        assert_eq!(
            Guest::new(&linker, "two", Ctx(4))
                .call::<i32>("get", ())
                .unwrap(),
            8
        );
    }
}

/// The runtime crate under another name.
mod renamed {
    use super::*;

    mod reexported {
        pub(super) use wasmtime_integration as runtime;
    }

    #[derive(Clone, Copy, GuestType)]
    #[guest(crate = reexported::runtime)]
    struct Pair {
        a: u8,
        b: u32,
    }

    struct Ctx;

    #[wasmtime_integration(module("renamed", name = Renamed), crate = reexported::runtime)]
    impl Ctx {
        pub fn sum(&self, pair: Pair) -> u32 {
            u32::from(pair.a) + pair.b
        }
    }

    #[test]
    fn the_crate_has_another_name() {
        let linker = linker(|linker| Renamed::add_to_linker(linker, |ctx: &mut Ctx| ctx));
        let mut guest = Guest::new(&linker, "renamed", Ctx);
        guest.put(0, &[1, 0, 0, 0, 2]);
        assert_eq!(guest.call::<i32>("sum", 0).unwrap(), 3);
    }
}
