//! The instance structs and their functions.
#![expect(
    clippy::needless_pass_by_value,
    clippy::trivially_copy_pass_by_ref,
    clippy::unnecessary_wraps,
    clippy::unused_self,
    reason = "the tests cover these forms"
)]

use wasmtime::{Linker, Module, Store};
use wasmtime_integration::wasmtime_integration;
use wasmtime_integration_tests::{ENGINE, Guest, linker};

/// The items of an instance struct.
mod structs {
    use super::*;

    #[derive(Default)]
    struct Ctx {
        total: u32,
    }

    struct Host {
        contexts: [Ctx; 2],
    }

    impl Host {
        fn new() -> Self {
            Host {
                contexts: [Ctx::default(), Ctx { total: 100 }],
            }
        }
    }

    #[wasmtime_integration(witx_literal = r#"
        (module $a-counter
          (@interface func (export "zeta") (param $x u32) (result $r u32))
          (@interface func (export "alpha") (result $r u32))
          (@interface func (export "with-dashes") (param $x u64))
          (@interface func (export "type")))
        (module $empty)
    "#)]
    impl Ctx {
        fn zeta(&mut self, x: u32) -> u32 {
            self.total += x;
            self.total
        }
        fn alpha(&self) -> u32 {
            self.total
        }
        fn with_dashes(&mut self, x: u64) {
            self.total = u32::try_from(x).unwrap();
        }
        fn r#type() {}
    }

    #[test]
    fn the_module_has_its_witx_name() {
        assert_eq!(ACounter::MODULE, "a-counter");
        const { assert!(ACounter::MODULE.len() == 9) };
        assert_eq!(Empty::MODULE, "empty");
    }

    #[test]
    fn functions_are_found_by_name_and_as_fields() {
        let mut store = Store::new(&ENGINE, Host::new());
        let counter = ACounter::new(&mut store, |host| &mut host.contexts[0]);
        let names: Vec<&str> = counter.exports().map(|(name, _)| name).collect();
        assert_eq!(names, ["zeta", "alpha", "with-dashes", "type"]);

        let zeta = counter.zeta.typed::<u32, u32>(&store).unwrap();
        assert_eq!(zeta.call(&mut store, 2).unwrap(), 2);
        let alpha = counter.get_export("alpha").unwrap();
        let alpha = alpha.typed::<(), u32>(&store).unwrap();
        assert_eq!(alpha.call(&mut store, ()).unwrap(), 2);
        let set = counter.with_dashes.typed::<u64, ()>(&store).unwrap();
        set.call(&mut store, 7).unwrap();
        assert_eq!(store.data().contexts[0].total, 7);
        for (name, func) in counter.exports() {
            let found = counter.get_export(name).unwrap();
            let (found, func) = (found.to_raw(&mut store), func.to_raw(&mut store));
            assert_eq!(found, func, "{name}");
        }
        counter.r#type.typed::<(), ()>(&store).unwrap();
        for name in ["with_dashes", "omega", "", "Zeta"] {
            assert!(counter.get_export(name).is_none(), "{name}");
        }
        assert_eq!(counter.clone().exports().count(), 4);
        assert_eq!(
            Empty::new(&mut store, |host| &mut host.contexts[0])
                .exports()
                .count(),
            0
        );
    }

    #[test]
    fn an_instance_is_defined_in_a_linker() {
        let mut store = Store::new(&ENGINE, Host::new());
        // Each instance has its own context.
        let mut results = Vec::new();
        for index in [0, 1] {
            let counter = ACounter::new(&mut store, move |host| &mut host.contexts[index]);
            let mut linker = Linker::new(&ENGINE);
            counter.define_in(&store, &mut linker).unwrap();
            let zeta = linker.get(&mut store, "a-counter", "zeta").unwrap();
            let zeta = zeta.into_func().unwrap().typed::<u32, u32>(&store).unwrap();
            results.push(zeta.call(&mut store, 1).unwrap());
            assert_eq!(linker.iter(&mut store).count(), 4);
            // They are already defined.
            assert!(counter.define_in(&store, &mut linker).is_err());
            linker.allow_shadowing(true);
            counter.define_in(&store, &mut linker).unwrap();
        }
        assert_eq!(results, [1, 101]);
    }

    #[test]
    fn a_linker_serves_many_stores() {
        let linker = linker(|linker| {
            ACounter::add_to_linker(linker, |host: &mut Host| &mut host.contexts[1])
        });
        let mut guests: Vec<_> = (0..3)
            .map(|_| Guest::new(&linker, "a-counter", Host::new()))
            .collect();
        for (guest, x) in guests.iter_mut().zip(1..) {
            assert_eq!(guest.call::<u32>("zeta", x).unwrap(), 100 + x);
        }
        for (guest, x) in guests.iter_mut().zip(1..) {
            assert_eq!(guest.call::<u32>("alpha", ()).unwrap(), 100 + x);
            assert_eq!(guest.data().contexts[0].total, 0);
        }
    }

    #[test]
    fn functions_are_not_added_twice() {
        let mut linker = Linker::<Ctx>::new(&ENGINE);
        ACounter::add_to_linker(&mut linker, |ctx| ctx).unwrap();
        let error = ACounter::add_to_linker(&mut linker, |ctx| ctx).unwrap_err();
        assert!(error.to_string().contains("a-counter"), "{error}");
        linker.allow_shadowing(true);
        ACounter::add_to_linker(&mut linker, |ctx| ctx).unwrap();
        Empty::add_to_linker(&mut linker, |ctx| ctx).unwrap();
    }

    #[test]
    fn what_the_host_lacks_is_a_link_error_of_wasmtime() {
        let linker = linker(|linker| ACounter::add_to_linker(linker, |ctx: &mut Ctx| ctx));
        for (import, reason) in [
            (r#"(import "a-counter" "omega" (func))"#, "unknown import"),
            (r#"(import "b-counter" "zeta" (func))"#, "unknown import"),
            (
                r#"(import "a-counter" "type" (func (result i32)))"#,
                "incompatible import type",
            ),
        ] {
            let module = Module::new(&ENGINE, format!("(module {import})")).unwrap();
            let mut store = Store::new(&ENGINE, Ctx::default());
            let error = linker.instantiate(&mut store, &module).unwrap_err();
            assert!(format!("{error:?}").contains(reason), "{error:?}");
        }
    }
}

/// The argument `modules(…)`, which selects modules and names their structs.
mod modules {
    use super::*;

    mod all {
        use super::*;

        pub(super) struct Ctx;

        #[wasmtime_integration(witx = "witx/modules.witx")]
        impl Ctx {
            #[guest(module = "first-module", name = "only")]
            fn first(&self) -> u32 {
                1
            }
            #[guest(module = "second", name = "only")]
            fn second(&self) -> u32 {
                2
            }
            fn other(&self) -> u32 {
                3
            }
        }
    }

    mod some {
        use super::*;

        pub(super) struct Ctx;

        #[wasmtime_integration(
            witx = "witx/modules.witx",
            modules(
                second(name = Renamed, docs = "Has docs of its own.", vis = "pub(in super::super)"),
            ),
        )]
        impl Ctx {
            fn only(&self) -> u32 {
                12
            }
        }
    }

    mod both {
        use super::*;

        pub(super) struct Ctx;

        #[wasmtime_integration(
            witx = "witx/modules.witx",
            modules(second, first_module(vis = "pub(super)"))
        )]
        impl Ctx {
            #[guest(module = "first-module")]
            fn only(&self) -> u32 {
                21
            }
            #[guest(module = "second", name = "only")]
            fn second(&self) -> u32 {
                22
            }
        }
    }

    fn call<T: 'static>(linker: &Linker<T>, module: &str, ctx: T) -> i32 {
        Guest::new(linker, module, ctx).call("only", ()).unwrap()
    }

    #[test]
    fn every_module_where_none_is_named() {
        let linker = linker(|linker| {
            all::FirstModule::add_to_linker(linker, |ctx| ctx)?;
            all::Second::add_to_linker(linker, |ctx| ctx)?;
            all::Third::add_to_linker(linker, |ctx| ctx)
        });
        assert_eq!(call(&linker, "first-module", all::Ctx), 1);
        assert_eq!(call(&linker, "second", all::Ctx), 2);
        let mut guest = Guest::new(&linker, "third", all::Ctx);
        assert_eq!(guest.call::<i32>("other", ()).unwrap(), 3);
    }

    #[test]
    fn only_those_that_are_named() {
        let linker = linker(|linker| some::Renamed::add_to_linker(linker, |ctx| ctx));
        assert_eq!(some::Renamed::MODULE, "second");
        assert_eq!(call(&linker, "second", some::Ctx), 12);
        let mut store = Store::new(&ENGINE, some::Ctx);
        assert_eq!(linker.iter(&mut store).count(), 1);
    }

    #[test]
    fn in_any_order_with_the_usual_names() {
        let linker = linker(|linker| {
            both::FirstModule::add_to_linker(linker, |ctx| ctx)?;
            both::Second::add_to_linker(linker, |ctx| ctx)
        });
        assert_eq!(call(&linker, "first-module", both::Ctx), 21);
        assert_eq!(call(&linker, "second", both::Ctx), 22);
    }
}

/// The argument `unimplemented`, for functions without a method.
mod unimplemented {
    use super::*;

    mod trap {
        use super::*;

        pub(super) struct Ctx;

        #[wasmtime_integration(witx = "witx/unimplemented.witx", unimplemented = trap)]
        impl Ctx {
            fn here(&self) -> Result<(), types::Errno> {
                Ok(())
            }
        }
    }

    mod errno {
        use super::*;

        pub(super) struct Ctx;

        #[wasmtime_integration(
            witx = "witx/unimplemented.witx",
            unimplemented = types::Errno::Nosys,
            missing_memory = types::Errno::Inval
        )]
        impl Ctx {
            fn here(&self) -> Result<(), types::Errno> {
                Ok(())
            }
        }

        impl From<types::Errno> for types::Code {
            fn from(_: types::Errno) -> Self {
                types::Code::Absent
            }
        }
    }

    mod nothing {
        use super::*;

        pub(super) struct Ctx;

        #[wasmtime_integration(witx = "witx/unimplemented.witx", unimplemented = trap)]
        impl Ctx {}
    }

    mod skip {
        use super::*;

        pub(super) struct Ctx;

        #[wasmtime_integration(witx = "witx/unimplemented.witx", unimplemented = skip)]
        impl Ctx {
            fn here(&self) -> Result<(), types::Errno> {
                Ok(())
            }

            #[cfg(any())]
            fn unit(&self) -> Result<(), types::Errno> {
                Ok(())
            }
        }
    }

    #[test]
    fn they_are_left_out() {
        let linker = linker(|linker| skip::Partial::add_to_linker(linker, |ctx| ctx));
        let mut store = Store::new(linker.engine(), skip::Ctx);
        let functions: Vec<_> = linker
            .iter(&mut store)
            .map(|(_, name, _)| name.to_owned())
            .collect();
        assert_eq!(functions, ["here"]);
        let skip::Partial { here } = skip::Partial::new(&mut store, |ctx| ctx);
        let here = here.typed::<(), i32>(&store).unwrap();
        assert_eq!(here.call(&mut store, ()).unwrap(), 0);
    }

    #[test]
    fn they_trap() {
        let linker = linker(|linker| trap::Partial::add_to_linker(linker, |ctx| ctx));
        let mut guest = Guest::new(&linker, "partial", trap::Ctx);
        assert_eq!(guest.call::<i32>("here", ()).unwrap(), 0);
        for (function, trap) in [
            ("string", guest.trap("string", (0, 0, 0))),
            ("other", guest.trap("other", ())),
            ("unit", guest.trap("unit", ())),
            ("plain", guest.trap("plain", ())),
            ("nothing", guest.trap("nothing", ())),
            ("never", guest.trap("never", ())),
        ] {
            let expected = format!("`partial::{function}` is not implemented by this host");
            assert!(trap.message().contains(&expected), "{trap:?}");
        }
    }

    #[test]
    fn they_give_an_error_value() {
        let linker = linker(|linker| errno::Partial::add_to_linker(linker, |ctx| ctx));
        // They need no memory, although they would if they were implemented.
        for mut guest in [
            Guest::new(&linker, "partial", errno::Ctx),
            Guest::without_memory(&linker, "partial", errno::Ctx),
        ] {
            assert_eq!(guest.call::<i32>("here", ()).unwrap(), 0);
            assert_eq!(guest.call::<i32>("string", (-1, -1, -1)).unwrap(), 2);
            assert_eq!(guest.call::<i32>("other", ()).unwrap(), 1);
            assert_eq!(guest.call::<i32>("unit", ()).unwrap(), 1);
            for function in ["plain", "nothing", "never"] {
                let expected = format!("`partial::{function}` is not implemented by this host");
                let trap = guest.trap(function, ());
                assert!(trap.message().contains(&expected), "{trap:?}");
            }
        }
    }

    #[test]
    fn all_may_be_missing() {
        let linker = linker(|linker| nothing::Partial::add_to_linker(linker, |ctx| ctx));
        let mut guest = Guest::new(&linker, "partial", nothing::Ctx);
        let trap = guest.trap("here", ());
        assert!(
            trap.message()
                .contains("`partial::here` is not implemented"),
            "{trap:?}"
        );
        let partial = nothing::Partial::new(&mut guest.store, |ctx| ctx);
        assert_eq!(partial.exports().count(), 7);
    }
}

/// Contexts with generic parameters.
mod generics {
    use wasmtime::Caller;
    use wasmtime_integration::{IntoErrno, Trappable};

    use super::*;

    trait Fs {
        type File: Clone;
        const NAME: &'static str;
        fn open(&mut self) -> Self::File;
    }

    struct MemoryFs;

    impl Fs for MemoryFs {
        type File = u8;
        const NAME: &'static str = "memory";
        fn open(&mut self) -> u8 {
            7
        }
    }

    struct DiskFs(String);

    impl Fs for DiskFs {
        type File = String;
        const NAME: &'static str = "a disk";
        fn open(&mut self) -> String {
            self.0.clone()
        }
    }

    struct Failed;

    mod bounded {
        use super::*;

        pub(super) struct Ctx<F: Fs> {
            pub(super) fs: F,
            pub(super) files: Vec<F::File>,
        }

        #[wasmtime_integration(
            witx_literal = r#"
                (typename $errno (enum $success $inval $full))
                (typename $size (@witx usize))
                (module $files
                  (@interface func (export "open") (result $r u32))
                  (@interface func (export "name_len") (param $x u8)
                    (result $error (expected $size (error $errno))))
                  (@interface func (export "fail") (result $error (expected (error $errno))))
                  (@interface func (export "trappable") (result $error (expected (error $errno))))
                  (@interface func (export "raw") (result $r u32))
                  (@interface func (export "raw_method") (result $r u32))
                  (@interface func (export "missing") (result $error (expected (error $errno)))))
            "#,
            guest_error = full,
            unimplemented = types::Errno::Inval
        )]
        impl<F: Fs + 'static> Ctx<F>
        where
            F::File: 'static,
        {
            fn open(&mut self) -> u32 {
                let file = self.fs.open();
                self.files.push(file);
                u32::try_from(self.files.len()).unwrap()
            }
            fn name_len(_: u8) -> Result<types::Size, types::Errno> {
                u32::try_from(F::NAME.len()).map_err(|_| types::Errno::Full)
            }
            fn fail(&mut self) -> Result<(), Failed> {
                Err(Failed)
            }
            fn trappable(&mut self) -> Result<(), Trappable<types::Errno>> {
                Err(types::Errno::Full)?
            }
            #[r#override]
            fn raw<D: 'static>(_: Caller<'_, D>) -> u32 {
                u32::try_from(F::NAME.len()).unwrap()
            }
            #[r#override]
            fn raw_method(&self) -> u32 {
                u32::try_from(self.files.len()).unwrap()
            }
        }

        fn full(_: wasmtime_integration::GuestError) -> types::Errno {
            types::Errno::Full
        }

        impl<F: Fs> IntoErrno<types::Errno, Ctx<F>> for Failed {
            fn into_errno(self, ctx: &mut Ctx<F>) -> wasmtime::Result<types::Errno> {
                ctx.files.clear();
                Ok(types::Errno::Inval)
            }
        }
    }

    #[test]
    fn each_parameter_makes_a_host() {
        let linker = linker(|linker| bounded::Files::add_to_linker(linker, |ctx| ctx));
        let ctx = bounded::Ctx {
            fs: MemoryFs,
            files: Vec::new(),
        };
        let mut guest = Guest::new(&linker, "files", ctx);
        assert_eq!(guest.call::<i32>("open", ()).unwrap(), 1);
        assert_eq!(guest.call::<i32>("open", ()).unwrap(), 2);
        assert_eq!(guest.data().files, [7, 7]);
        assert_eq!(guest.call::<i32>("name_len", (0, 64)).unwrap(), 0);
        assert_eq!(guest.u32_at(64), 6);
        assert_eq!(guest.call::<i32>("name_len", (256, 64)).unwrap(), 2);
        assert_eq!(guest.call::<i32>("raw", ()).unwrap(), 6);
        assert_eq!(guest.call::<i32>("raw_method", ()).unwrap(), 2);
        assert_eq!(guest.call::<i32>("fail", ()).unwrap(), 1);
        assert!(guest.data().files.is_empty());
        assert_eq!(guest.call::<i32>("trappable", ()).unwrap(), 2);
        assert_eq!(guest.call::<i32>("missing", ()).unwrap(), 1);
    }

    #[test]
    fn the_other_one_too() {
        // The context is a part of the data, and the closure names its type.
        type Data = (u8, bounded::Ctx<DiskFs>);
        let linker =
            linker(|linker| bounded::Files::add_to_linker(linker, |(_, ctx): &mut Data| ctx));
        let ctx = bounded::Ctx {
            fs: DiskFs("root".to_owned()),
            files: Vec::new(),
        };
        let mut guest = Guest::new(&linker, "files", (0, ctx));
        assert_eq!(guest.call::<i32>("open", ()).unwrap(), 1);
        assert_eq!(guest.data().1.files, ["root"]);
        assert_eq!(guest.call::<i32>("raw", ()).unwrap(), 6);
        let files = bounded::Files::new(&mut guest.store, |(_, ctx)| ctx);
        let open = files.open.typed::<(), u32>(&guest.store).unwrap();
        assert_eq!(open.call(&mut guest.store, ()).unwrap(), 2);
    }

    /// The parameters may have names that generated code uses too.
    mod called_t {
        use super::*;

        pub(super) struct Ctx<T, D = u8>(pub(super) Vec<T>, pub(super) D);

        #[wasmtime_integration(witx_literal = r#"
            (module $stack
              (@interface func (export "double") (result $r u32))
              (@interface func (export "raw") (result $r u32)))
        "#)]
        impl<T: Clone + 'static, D: Copy + Into<u32> + 'static> Ctx<T, D> {
            fn double(&mut self) -> u32 {
                self.0.extend(self.0.clone());
                u32::try_from(self.0.len()).unwrap() + self.1.into()
            }
            #[r#override]
            fn raw() -> u32 {
                u32::try_from(size_of::<T>()).unwrap()
            }
        }
    }

    #[test]
    fn a_parameter_may_be_called_t() {
        let linker = linker(|linker| called_t::Stack::add_to_linker(linker, |ctx| ctx));
        let mut guest = Guest::new(&linker, "stack", called_t::Ctx(vec!["x"], 10u8));
        assert_eq!(guest.call::<i32>("double", ()).unwrap(), 12);
        assert_eq!(guest.call::<i32>("double", ()).unwrap(), 14);
        assert_eq!(guest.call::<i32>("raw", ()).unwrap(), 16);
    }

    /// Lifetime and const parameters.
    mod others {
        use super::*;

        pub(super) struct Ctx<'a, const N: usize> {
            pub(super) names: [&'a str; N],
        }

        #[wasmtime_integration(witx_literal = r#"
            (module $names
              (@interface func (export "count") (result $r u32))
              (@interface func (export "len") (param $index u32) (result $r u32)))
        "#)]
        impl<'a, const N: usize> Ctx<'a, N> {
            fn count(&self) -> u32 {
                u32::try_from(N).unwrap()
            }
            fn len(&self, index: u32) -> u32 {
                let name: &'a str = self.names[index as usize % N];
                u32::try_from(name.len()).unwrap()
            }
        }
    }

    #[test]
    fn lifetimes_and_constants() {
        let linker = linker(|linker| others::Names::add_to_linker(linker, |ctx| ctx));
        let ctx = others::Ctx {
            names: ["one", "three"],
        };
        let mut guest = Guest::new(&linker, "names", ctx);
        assert_eq!(guest.call::<i32>("count", ()).unwrap(), 2);
        assert_eq!(guest.call::<i32>("len", 1).unwrap(), 5);
    }

    /// The store's data may depend on the context's parameter.
    mod store_of_t {
        use super::*;

        pub(super) struct Host<T: 'static> {
            pub(super) ctx: Ctx<T>,
            pub(super) extra: u32,
        }

        pub(super) struct Ctx<T>(pub(super) T);

        #[wasmtime_integration(witx_literal = r#"
            (module $one
              (@interface func (export "raw") (result $r u32))
              (@interface func (export "plain") (result $r u32)))
        "#)]
        impl<T: Copy + Into<u32> + 'static> Ctx<T> {
            #[r#override]
            fn raw(caller: Caller<'_, Host<T>>) -> u32 {
                let host = caller.data();
                host.ctx.0.into() + host.extra
            }
            fn plain(&mut self) -> u32 {
                self.0.into()
            }
        }
    }

    #[test]
    fn an_override_may_name_a_generic_store() {
        let linker = linker(|linker| store_of_t::One::add_to_linker(linker, |host| &mut host.ctx));
        let host = store_of_t::Host {
            ctx: store_of_t::Ctx(7u8),
            extra: 5,
        };
        let mut guest = Guest::new(&linker, "one", host);
        assert_eq!(guest.call::<i32>("raw", ()).unwrap(), 12);
        assert_eq!(guest.call::<i32>("plain", ()).unwrap(), 7);
    }
}

/// The context, the types and the impl blocks in different modules.
mod places {
    use super::*;

    mod ctx {
        #[derive(Default)]
        pub(super) struct Ctx {
            pub(super) log: Vec<String>,
        }
    }

    /// Types that two impl blocks share.
    mod shared {
        wasmtime_integration::types!(witx = "witx/shared.witx");
    }

    use shared::types::Errno;

    mod first {
        use super::*;

        #[wasmtime_integration(
            witx = "witx/shared.witx",
            types = super::shared::types,
            modules(first),
            missing_memory = Errno::NoMemory,
            guest_error = errno
        )]
        impl ctx::Ctx {
            fn check(&mut self, x: &str) -> Result<(), Errno> {
                self.log.push(format!("first {x}"));
                Ok(())
            }
        }

        fn errno(_: wasmtime_integration::GuestError) -> Errno {
            Errno::Inval
        }
    }

    /// Another policy for the same error type of the same context.
    mod others {
        use super::*;

        #[wasmtime_integration(
            witx = "witx/shared.witx",
            types = shared::types,
            modules(second, third),
            missing_memory = Errno::Inval
        )]
        impl ctx::Ctx {
            #[guest(module = "second", name = "check")]
            fn check_second(&mut self, x: &str) -> Result<(), Errno> {
                self.log.push(format!("second {x}"));
                Ok(())
            }
            fn other(&mut self, x: u8) -> Result<(), Errno> {
                self.log.push(format!("third {x}"));
                Ok(())
            }
        }
    }

    #[test]
    fn impl_blocks_share_a_context_and_types() {
        let linker = linker(|linker| {
            first::First::add_to_linker(linker, |ctx| ctx)?;
            others::Second::add_to_linker(linker, |ctx| ctx)?;
            others::Third::add_to_linker(linker, |ctx: &mut ctx::Ctx| ctx)
        });
        let guest = |module: &str| Guest::new(&linker, module, ctx::Ctx::default());
        let mut first = guest("first");
        let mut second = guest("second");
        let mut third = guest("third");
        assert_eq!(first.call::<i32>("check", (0, 0)).unwrap(), 0);
        assert_eq!(second.call::<i32>("check", (0, 0)).unwrap(), 0);
        assert_eq!(third.call::<i32>("other", 3).unwrap(), 0);
        assert_eq!(first.data().log, ["first "]);
        assert_eq!(second.data().log, ["second "]);
        assert_eq!(third.data().log, ["third 3"]);
        // Each has its own policy for bad arguments and for guests without a memory.
        assert_eq!(first.call::<i32>("check", (-1, 1)).unwrap(), 1);
        assert_eq!(second.trap("check", (-1, 1)).bad_argument().0, "second");
        assert_eq!(third.trap("other", 256).bad_argument().0, "third");
        let without = |module: &str| {
            let mut guest = Guest::without_memory(&linker, module, ctx::Ctx::default());
            guest.call::<i32>("check", (0, 0)).unwrap()
        };
        assert_eq!((without("first"), without("second")), (2, 1));
    }

    /// The crate under another name.
    mod renamed {
        use wasmtime_integration as integration;

        pub(super) struct Ctx;

        #[integration::wasmtime_integration(
            witx_literal = r#"
                (typename $point (record (field $x u8) (field $y u16)))
                (module $renamed (@interface func (export "sum") (param $p $point) (result $r u32)))
            "#,
            crate = crate::places::renamed::integration
        )]
        impl Ctx {
            fn sum(p: &types::Point) -> u32 {
                u32::from(p.x) + u32::from(p.y)
            }
        }
    }

    #[test]
    fn the_crate_may_have_another_name() {
        let linker = linker(|linker| renamed::Renamed::add_to_linker(linker, |ctx| ctx));
        let mut guest = Guest::new(&linker, "renamed", renamed::Ctx);
        guest.put(16, &[1, 0, 2, 1]);
        assert_eq!(guest.call::<i32>("sum", 16).unwrap(), 259);
    }
}

/// `#[cfg(…)]` on methods.
mod configurations {
    use super::*;

    /// A host with conditional methods: `all()` is always true, `any()` never.
    macro_rules! host {
        ($host:ident, $($arguments:tt)*) => {
            mod $host {
                use super::*;

                pub(super) struct Ctx;

                #[wasmtime_integration(witx = "witx/configurations.witx", $($arguments)*)]
                impl Ctx {
                    fn always(&mut self) -> Result<(), types::Errno> {
                        Ok(())
                    }
                    #[cfg(all())]
                    fn either(&mut self) -> Result<(), types::Errno> {
                        Ok(())
                    }
                    #[cfg(not(all()))]
                    fn either(&mut self) -> Result<TypeThatIsNotThere, types::Errno> {
                        Err(types::Errno::Inval)
                    }
                    #[cfg(any())]
                    fn third(&self) -> Result<(), types::Errno> {
                        Err(types::Errno::Inval)
                    }
                    #[cfg(all(any(), all()))]
                    async fn third(&self) -> Result<(), types::Errno> {
                        Err(types::Errno::Inval)
                    }
                    #[cfg(not(any()))]
                    fn third(&self) -> Result<(), types::Errno> {
                        Ok(())
                    }
                    #[cfg(any())]
                    fn never(&mut self) -> Result<(), types::Errno> {
                        Ok(())
                    }
                    #[cfg(all())]
                    #[cfg(any())]
                    fn twice(&mut self) -> Result<(), types::Errno> {
                        Ok(())
                    }
                    #[cfg(any())]
                    #[r#override]
                    fn raw() -> TypeThatIsNotThere {
                        TypeThatIsNotThere
                    }
                    #[cfg(all())]
                    #[r#override]
                    fn raw() -> i32 {
                        0
                    }
                }
            }
        };
    }

    host!(absent,);
    host!(trap, unimplemented = trap);
    host!(errno, unimplemented = types::Errno::Nosys);

    #[test]
    fn without_a_method_there_is_no_function() {
        let linker = linker(|linker| absent::Configurations::add_to_linker(linker, |ctx| ctx));
        let mut guest = Guest::new(&linker, "configurations", absent::Ctx);
        for function in ["always", "either", "third", "raw"] {
            assert_eq!(guest.call::<i32>(function, ()).unwrap(), 0, "{function}");
        }
        let functions = absent::Configurations::new(&mut guest.store, |ctx| ctx);
        let names: Vec<&str> = functions.exports().map(|(name, _)| name).collect();
        assert_eq!(names, ["always", "either", "third", "raw"]);
        assert!(functions.get_export("never").is_none());
        assert!(functions.get_export("third").is_some());
        assert_eq!(linker.iter(&mut guest.store).count(), 4);
    }

    #[test]
    fn without_a_method_a_function_may_be_unimplemented() {
        let linker = linker(|linker| trap::Configurations::add_to_linker(linker, |ctx| ctx));
        let mut guest = Guest::new(&linker, "configurations", trap::Ctx);
        for function in ["always", "either", "third", "raw"] {
            assert_eq!(guest.call::<i32>(function, ()).unwrap(), 0, "{function}");
        }
        for function in ["never", "twice"] {
            let trap = guest.trap(function, ());
            assert!(trap.message().contains("is not implemented"), "{trap:?}");
        }
        let functions = trap::Configurations::new(&mut guest.store, |ctx| ctx);
        assert_eq!(functions.exports().count(), 6);
        functions.never.typed::<(), u32>(&guest.store).unwrap();
    }

    #[test]
    fn or_give_an_error_value() {
        let linker = linker(|linker| errno::Configurations::add_to_linker(linker, |ctx| ctx));
        let mut guest = Guest::new(&linker, "configurations", errno::Ctx);
        let results = ["always", "either", "third", "raw", "never", "twice"]
            .map(|function| guest.call::<i32>(function, ()).unwrap());
        assert_eq!(results, [0, 0, 0, 0, 2, 2]);
    }
}

/// A context with a lifetime.
mod lifetimes {
    use super::*;

    struct Borrows<'a> {
        text: &'a str,
    }

    #[wasmtime_integration(
        witx_literal = r#"(module $lengths (@interface func (export "len") (result $r u32)))"#
    )]
    impl Borrows<'_> {
        fn len(&self) -> u32 {
            u32::try_from(self.text.len()).unwrap()
        }
    }

    #[test]
    fn a_lifetime_needs_no_name() {
        let linker = linker(|linker| Lengths::add_to_linker(linker, |ctx: &mut Borrows<'_>| ctx));
        let mut guest = Guest::new(&linker, "lengths", Borrows { text: "four" });
        assert_eq!(guest.call::<u32>("len", ()).unwrap(), 4);
    }
}

/// A trait object as the context.
mod objects {
    use super::*;

    trait Service: Send {
        fn add(&mut self, line: &str) -> u32;
    }

    impl Service for Vec<String> {
        fn add(&mut self, line: &str) -> u32 {
            self.push(line.to_owned());
            u32::try_from(self.len()).unwrap()
        }
    }

    #[wasmtime_integration(witx_literal = r#"
            (typename $errno (enum $ok $bad))
            (typename $size u32)
            (module $lines
              (@interface func (export "add") (param $line string)
                (result $error (expected $size (error $errno)))))
        "#)]
    impl dyn Service {
        fn add_line(&self) {}

        #[guest(name = "add")]
        fn line(&mut self, line: &str) -> Result<u32, types::Errno> {
            self.add_line();
            Ok(self.add(line))
        }
    }

    #[test]
    fn a_context_may_be_a_trait_object() {
        let linker =
            linker(|linker| Lines::add_to_linker(linker, |ctx: &mut Box<dyn Service>| &mut **ctx));
        let mut guest = Guest::new(&linker, "lines", Box::new(Vec::new()) as Box<dyn Service>);
        guest.put(32, b"hello");
        assert_eq!(guest.call::<i32>("add", (32, 5, 16)).unwrap(), 0);
        assert_eq!(guest.u32_at(16), 1);
    }
}

/// `#[cfg(…)]` on overrides, each for its own store data.
mod stores {
    use wasmtime::Caller;

    use super::*;

    pub(super) struct Host {
        calls: u32,
    }

    pub(super) struct Ctx;

    /// One of the two is enabled: the struct works with stores of its data.
    mod one {
        use super::*;

        #[wasmtime_integration(witx_literal = r#"
            (module $calls (@interface func (export "f")) (@interface func (export "g")))
        "#)]
        impl Ctx {
            #[cfg(any())]
            #[r#override]
            fn f(_: Caller<'_, TypeThatIsNotThere>) {}

            #[cfg(not(any()))]
            #[r#override]
            fn f(mut caller: Caller<'_, Host>) {
                caller.data_mut().calls += 1;
            }

            #[cfg(not(any(any(), any())))]
            #[r#override]
            fn g(mut caller: Caller<'_, Host>) {
                caller.data_mut().calls += 10;
            }

            #[cfg(all(any(), any()))]
            #[r#override]
            fn g(_: Caller<'_, TypeThatIsNotThereEither>) {}
        }
    }

    /// Neither is enabled: the struct works with all stores.
    mod none {
        use super::*;

        #[wasmtime_integration(
            witx_literal = r#"(module $calls (@interface func (export "h")))"#,
            unimplemented = trap,
        )]
        impl Ctx {
            #[cfg(any())]
            #[r#override]
            fn h(_: Caller<'_, TypeThatIsNotThere>) {}
        }
    }

    #[test]
    fn are_those_of_the_overrides_that_are_there() {
        // The closure alone would leave the type of the data unknown here.
        let linker = linker(|linker| one::Calls::add_to_linker(linker, |_| unreachable!()));
        let mut guest = Guest::new(&linker, "calls", Host { calls: 0 });
        guest.call::<()>("f", ()).unwrap();
        guest.call::<()>("g", ()).unwrap();
        assert_eq!(guest.data().calls, 11);
    }

    #[test]
    fn are_all_where_no_such_override_is_there() {
        let linker = linker(|linker| none::Calls::add_to_linker(linker, |ctx: &mut Ctx| ctx));
        let mut guest = Guest::new(&linker, "calls", Ctx);
        assert!(guest.trap("h", ()).message().contains("is not implemented"));
    }
}

/// The data that a store may have if no function is asynchronous.
mod store_data {
    use std::cell::RefCell;
    use std::rc::Rc;

    use wasmtime_integration::{GuestMemory, GuestPtr};

    use super::*;

    struct Ctx {
        log: Rc<RefCell<Vec<String>>>,
    }

    #[wasmtime_integration(witx_literal = r#"
        (module $log
          (@interface func (export "write") (param $line string))
          (@interface func (export "last") (param $to (@witx pointer u8)) (param $len u32)
            (result $r u32)))
    "#)]
    impl Ctx {
        fn write(&mut self, line: &str) {
            self.log.borrow_mut().push(line.to_owned());
        }
        fn last(&self, memory: &mut GuestMemory<'_>, to: GuestPtr<u8>, len: u32) -> u32 {
            let log = self.log.borrow();
            let bytes = log.last().map_or(&[][..], |line| line.as_bytes());
            let len = len.min(u32::try_from(bytes.len()).unwrap());
            let bytes = &bytes[..len as usize];
            memory.copy_from_slice(bytes, to.as_array(len)).unwrap();
            len
        }
    }

    /// It needn't be `Send`, and may be shared within its thread.
    #[test]
    fn it_need_not_be_send() {
        let linker = linker(|linker| Log::add_to_linker(linker, |ctx| ctx));
        let log = Rc::new(RefCell::new(Vec::new()));
        let mut guests = [(); 2].map(|()| {
            let log = Rc::clone(&log);
            Guest::new(&linker, "log", Ctx { log })
        });
        for (index, guest) in guests.iter_mut().enumerate() {
            guest.put(8, format!("line {index}").as_bytes());
            guest.call::<()>("write", (8, 6)).unwrap();
        }
        assert_eq!(*log.borrow(), ["line 0", "line 1"]);
        let [first, _] = &mut guests;
        assert_eq!(first.call::<u32>("last", (100, 20)).unwrap(), 6);
        assert_eq!(first.bytes(100), *b"line 1\0");
    }

    /// Calls of one guest don't affect the memory of another.
    #[test]
    fn guests_in_one_store_have_their_own_memory() {
        let linker = linker(|linker| Log::add_to_linker(linker, |ctx| ctx));
        let log = Rc::new(RefCell::new(Vec::new()));
        let data = Ctx {
            log: Rc::clone(&log),
        };
        let mut store = Store::new(&ENGINE, data);
        for text in ["one", "two"] {
            let module = format!(
                r#"(module (import "log" "write" (func $write (param i32 i32)))
                     (memory (export "memory") 1) (data (i32.const 8) "{text}")
                     (func (export "run") (call $write (i32.const 8) (i32.const 3))))"#
            );
            let module = Module::new(&ENGINE, module).unwrap();
            let instance = linker.instantiate(&mut store, &module).unwrap();
            let run = instance
                .get_typed_func::<(), ()>(&mut store, "run")
                .unwrap();
            run.call(&mut store, ()).unwrap();
        }
        assert_eq!(*log.borrow(), ["one", "two"]);
    }
}

/// A context may outlive its store and move into another one.
mod moved {
    use wasmtime_integration::MemorySlot;

    use super::*;

    #[derive(Default)]
    struct Ctx {
        slot: MemorySlot,
        calls: usize,
    }

    #[wasmtime_integration(
        witx_literal = r#"
            (module $log (@interface func (export "write") (param $line string)))
        "#,
        memory_slot = self.slot
    )]
    impl Ctx {
        fn write(&mut self, _: &str) {
            self.calls += 1;
        }
    }

    const GUEST: &str = r#"
        (module
          (import "log" "write" (func $write (param i32 i32)))
          (memory (export "memory") 1)
          (func (export "run") (call $write (i32.const 0) (i32.const 1))))
    "#;

    // A slot tells stores apart by the address of their data, which a later store may reuse.
    // Wasmtime would panic on a memory of the first store: "object used with the wrong store".
    #[test]
    fn a_slot_forgets_the_memory_of_a_store_that_is_gone() {
        let linker = linker(|linker| Log::add_to_linker(linker, |ctx| ctx));
        let module = Module::new(&ENGINE, GUEST).unwrap();
        let mut ctx = Ctx::default();
        for calls in 1..10 {
            let mut store = Store::new(&ENGINE, ctx);
            let instance = linker.instantiate(&mut store, &module).unwrap();
            let run = instance
                .get_typed_func::<(), ()>(&mut store, "run")
                .unwrap();
            run.call(&mut store, ()).unwrap();
            Log::bind_memory(&mut store, &instance, |ctx| ctx).unwrap();
            ctx = store.into_data();
            assert_eq!(ctx.calls, calls);
        }
    }
}
