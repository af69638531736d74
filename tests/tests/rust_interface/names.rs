//! The names of functions and modules, and which methods are functions.

use wasmtime_integration::{GuestMemory, GuestType, wasmtime_integration};
use wasmtime_integration_tests::{Guest, linker};

/// A type and its parts with raw names.
#[derive(Clone, Copy, Debug, GuestType)]
#[allow(non_camel_case_types, reason = "the test covers raw names")]
struct r#struct {
    r#in: u8,
    r#type: u16,
}

#[derive(Clone, Copy, Debug, GuestType)]
#[repr(u8)]
#[allow(non_camel_case_types, reason = "the test covers raw names")]
enum r#enum {
    r#if,
    r#else,
}

#[derive(Default)]
struct Ctx {
    saw: Vec<String>,
}

type Memory<'a> = GuestMemory<'a>;

#[wasmtime_integration(module("any-name.2", name = Names))]
impl Ctx {
    pub fn plain(&mut self) -> u32 {
        1
    }

    pub fn r#loop(&self, r#in: u32) -> u32 {
        r#in + 1
    }

    #[guest(name = "fd_close-2")]
    pub fn close(&self) -> u32 {
        2
    }

    #[guest(name = "match")]
    pub fn is_match(&self) -> u32 {
        3
    }

    #[guest(module = "any-name.2", name = "CamelCase")]
    pub fn camel_case(&self) -> u32 {
        4
    }

    #[r#override(name = "raw")]
    pub fn overridden(r#type: i32) -> i32 {
        r#type + 5
    }

    pub fn raw_types(&mut self, r#struct: &r#struct, r#enum: r#enum) {
        let (r#enum::r#if | r#enum::r#else) = r#enum;
        self.saw.push(format!(
            "{} {} {:?}",
            r#struct.r#in, r#struct.r#type, r#enum
        ));
    }

    /// The names of the glue's own variables.
    #[expect(clippy::too_many_arguments, reason = "the names are the test")]
    pub fn clashes(
        &self,
        ctx: u32,
        call: u32,
        args: u32,
        caller: u32,
        value: u32,
        error: u32,
        result: u32,
        memory: u32,
    ) -> u32 {
        ctx + call + args + caller + value + error + result + memory
    }

    /// Patterns, unused parameters, and the same name twice.
    pub fn patterns(&self, (a, b): (u8, u8), _: u32, mut c: u32, _unused: u32, unused: u32) -> u32 {
        c += 1;
        u32::from(a) + u32::from(b) + c + unused
    }

    /// The memory is not a parameter of the guest's, even if an alias hides it.
    pub fn length(&self, memory: &mut Memory<'_>) -> u64 {
        memory.len() as u64
    }

    #[cfg(unix)]
    pub fn system(&self) -> u32 {
        10
    }

    #[cfg(not(unix))]
    pub fn system(&self) -> u32 {
        20
    }

    fn helper<T: ToString>(&self, value: &T) -> Option<String> {
        Some(value.to_string())
    }

    const CONSTANT: u32 = 4;
}

/// Only methods with the prefix are functions, or those that name theirs.
mod prefixed {
    use super::*;

    #[wasmtime_integration(module("prefixed", name = Prefixed, prefix = guest_))]
    impl Ctx {
        pub fn guest_open(&mut self, r#type: u32) -> u32 {
            self.shared(r#type)
        }

        pub fn guest_type(&self) -> u32 {
            7
        }

        #[guest(name = "guest_size")]
        pub fn size(&self) -> u32 {
            8
        }

        fn shared(&mut self, number: u32) -> u32 {
            self.saw.push(number.to_string());
            number
        }
    }

    #[test]
    fn a_prefix_marks_functions() {
        let linker = linker(|linker| Prefixed::add_to_linker(linker, |ctx| ctx));
        let mut guest = Guest::new(&linker, "prefixed", Ctx::default());
        assert_eq!(guest.call::<i32>("open", 6).unwrap(), 6);
        assert_eq!(guest.call::<i32>("type", ()).unwrap(), 7);
        assert_eq!(guest.call::<i32>("guest_size", ()).unwrap(), 8);
        assert_eq!(guest.data().saw, ["6"]);
        let prefixed = Prefixed::new(&mut guest.store, |ctx| ctx);
        let mut names: Vec<_> = prefixed.exports().map(|(name, _)| name).collect();
        names.sort_unstable();
        assert_eq!(names, ["guest_size", "open", "type"]);
        let _ = (prefixed.open, prefixed.r#type, prefixed.guest_size);
    }
}

#[test]
fn functions_have_the_names_of_methods_or_others() {
    let linker = linker(|linker| Names::add_to_linker(linker, |ctx| ctx));
    assert_eq!(Names::MODULE, "any-name.2");
    let mut guest = Guest::new(&linker, "any-name.2", Ctx::default());
    guest.put(8, &[1, 0, 2, 0]);
    assert_eq!(guest.call::<i32>("plain", ()).unwrap(), 1);
    assert_eq!(guest.call::<i32>("loop", 1).unwrap(), 2);
    assert_eq!(guest.call::<i32>("fd_close-2", ()).unwrap(), 2);
    assert_eq!(guest.call::<i32>("match", ()).unwrap(), 3);
    assert_eq!(guest.call::<i32>("CamelCase", ()).unwrap(), 4);
    assert_eq!(guest.call::<i32>("raw", 1).unwrap(), 6);
    let ones = (1, 2, 4, 8, 16, 32, 64, 128);
    assert_eq!(guest.call::<i32>("clashes", ones).unwrap(), 255);
    assert_eq!(guest.call::<i32>("patterns", (8, 9, 9, 9, 9)).unwrap(), 20);
    assert_eq!(guest.call::<i64>("length", ()).unwrap(), 0x1_0000);
    let system = if cfg!(unix) { 10 } else { 20 };
    assert_eq!(guest.call::<i32>("system", ()).unwrap(), system);
    guest.call::<()>("raw_types", (8, 1)).unwrap();
    assert_eq!(guest.data().saw, ["1 2 else"]);
    assert_eq!(guest.data().helper(&Ctx::CONSTANT).as_deref(), Some("4"));
    let trap = guest.trap("raw_types", (8, 2));
    assert!(
        trap.message()
            .contains("`any-name.2::raw_types`, parameter `enum`")
    );
    let names = Names::new(&mut guest.store, |ctx| ctx);
    assert_eq!(names.exports().count(), 11);
    assert!(names.get_export("helper").is_none());
    let _ = (
        names.r#loop,
        names.fd_close_2,
        names.r#match,
        names.camel_case,
    );
}

/// Names that are not in snake case, as some toolchains have them.
mod foreign {
    #![allow(non_snake_case, reason = "the names are what is tested")]

    use super::*;

    #[derive(Default)]
    struct Foreign;

    #[wasmtime_integration(module("env", name = Env))]
    impl Foreign {
        pub fn logInfo(&self) -> u32 {
            1
        }

        pub fn _sbrk(&self) -> u32 {
            2
        }

        pub fn __cxa_throw(&self) -> u32 {
            3
        }

        #[guest(name = "Open")]
        pub fn a(&self) -> u32 {
            4
        }

        #[guest(name = "open")]
        pub fn b(&self) -> u32 {
            5
        }

        #[guest(name = "wasi:io/read-2.0")]
        pub fn c(&self) -> u32 {
            6
        }
    }

    #[test]
    fn any_name_works() {
        let linker = linker(|linker| Env::add_to_linker(linker, |ctx: &mut Foreign| ctx));
        let mut guest = Guest::new(&linker, "env", Foreign);
        for (name, result) in [
            ("logInfo", 1),
            ("_sbrk", 2),
            ("__cxa_throw", 3),
            ("Open", 4),
            ("open", 5),
            ("wasi:io/read-2.0", 6),
        ] {
            assert_eq!(guest.call::<i32>(name, ()).unwrap(), result, "{name}");
        }
    }
}

/// Any string is the name of a module, if the struct has one of its own.
mod modules {
    use super::*;

    macro_rules! modules {
        ($($context:ident: $module:literal $(as $name:ident)?;)*) => {$(
            mod $context {
                use super::*;

                pub(super) struct Ctx;

                #[wasmtime_integration(module($module $(, name = $name)?))]
                impl Ctx {
                    pub fn answer(&self) -> u32 {
                        42
                    }
                }
            }
        )*};
    }

    modules! {
        underscore: "_" as Under;
        empty: "" as Empty;
        spaces: "a b" as Spaces;
        symbols: "\u{1f980}`\"{}\n" as Symbols;
        keyword: "type" as Keyword;
        number: "1" as One;
        unnamed: "2 many";
    }

    #[test]
    fn any_string_names_a_module() {
        macro_rules! check {
            ($($context:ident::$name:ident: $module:literal,)*) => {$(
                let add = |linker: &mut _| {
                    $context::$name::add_to_linker(linker, |ctx: &mut $context::Ctx| ctx)
                };
                let mut guest = Guest::new(&linker(add), $module, $context::Ctx);
                assert_eq!(guest.call::<i32>("answer", ()).unwrap(), 42);
                assert_eq!($context::$name::MODULE, $module);
            )*};
        }

        check! {
            underscore::Under: "_",
            empty::Empty: "",
            spaces::Spaces: "a b",
            symbols::Symbols: "\u{1f980}`\"{}\n",
            keyword::Keyword: "type",
            number::One: "1",
            unnamed::_2Many: "2 many",
        }
    }
}

/// Types with the usual names of type parameters, and types with lifetimes.
mod parameters {
    use super::*;

    #[derive(Clone, Copy, Debug, GuestType)]
    #[repr(u8)]
    enum T {
        A,
        B,
    }

    #[derive(Clone, Copy, Debug, GuestType)]
    #[repr(u16)]
    enum R {
        C,
        D,
    }

    trait Named {
        type Id;
    }

    struct Shared<'a, X>(&'a X);

    impl<X> Named for Shared<'_, X> {
        type Id = u8;
    }

    struct Ctx<'a, X> {
        shared: Shared<'a, X>,
    }

    type Id<'a> = R;
    type First<A> = (A, u8);
    type Second<A> = <First<A> as Member>::Second;

    trait Member {
        type Second;
    }

    impl<A, B> Member for (A, B) {
        type Second = B;
    }

    #[wasmtime_integration(module("parameters", name = Parameters))]
    impl<'a, X: Copy + Into<u32> + Sync> Ctx<'a, X> {
        pub fn named(&self, t: T, r: R) -> R {
            match t {
                T::A => R::C,
                T::B => r,
            }
        }

        pub fn of_the_block(&self, id: <Shared<'a, X> as Named>::Id) -> u32 {
            (*self.shared.0).into() + u32::from(id)
        }

        pub fn of_the_method<'m>(&'m self, id: Id<'m>) -> Id<'m> {
            id
        }

        pub fn elided(&self, number: Second<&str>) -> Second<&str> {
            number
        }
    }

    #[test]
    fn types_may_be_named_like_parameters_and_have_lifetimes() {
        static SHARED: u32 = 5;
        let linker = linker(|linker| Parameters::add_to_linker(linker, |ctx| ctx));
        let ctx = Ctx {
            shared: Shared(&SHARED),
        };
        let mut guest = Guest::new(&linker, "parameters", ctx);
        assert_eq!(guest.call::<i32>("named", (1, 1)).unwrap(), R::D as i32);
        assert_eq!(guest.call::<i32>("of_the_block", 7).unwrap(), 12);
        assert_eq!(guest.call::<i32>("of_the_method", 1).unwrap(), 1);
        assert_eq!(guest.call::<i32>("elided", 3).unwrap(), 3);
        for (function, value) in [("of_the_block", 256), ("of_the_method", 2), ("elided", 256)] {
            guest.trap(function, value);
        }
    }
}

/// Names by a rule.
mod renamed {
    use super::*;

    struct Ctx;

    #[wasmtime_integration(module("w4", name = W4, prefix = w4_, rename_all = "camelCase"))]
    impl Ctx {
        pub fn w4_blit_sub(&self) -> u32 {
            1
        }

        pub fn w4_trace(&self) -> u32 {
            2
        }

        #[guest(name = "text_utf8")]
        pub fn text(&self) -> u32 {
            3
        }

        #[r#override]
        pub fn w4_disk_r() -> i32 {
            4
        }

        pub fn w4_type(&self) -> u32 {
            5
        }
    }

    #[wasmtime_integration(module("w5", name = W5, rename_all = "SCREAMING-KEBAB-CASE"))]
    impl Ctx {
        pub fn r#loop_twice(&self) -> u32 {
            6
        }
    }

    #[test]
    fn guests_import_the_names_that_the_rule_gives() {
        let linker = linker(|linker| {
            W4::add_to_linker(linker, |ctx: &mut Ctx| ctx)?;
            W5::add_to_linker(linker, |ctx: &mut Ctx| ctx)
        });
        let mut guest = Guest::new(&linker, "w4", Ctx);
        for (name, result) in [
            ("blitSub", 1),
            ("trace", 2),
            ("text_utf8", 3),
            ("diskR", 4),
            ("type", 5),
        ] {
            assert_eq!(guest.call::<u32>(name, ()).unwrap(), result, "{name}");
        }
        let mut guest = Guest::new(&linker, "w5", Ctx);
        assert_eq!(guest.call::<u32>("LOOP-TWICE", ()).unwrap(), 6);
        // The fields are named like the methods.
        let mut store = wasmtime::Store::new(linker.engine(), Ctx);
        let w4 = W4::new(&mut store, |ctx| ctx);
        let blit_sub = w4.blit_sub.typed::<(), u32>(&store).unwrap();
        assert_eq!(blit_sub.call(&mut store, ()).unwrap(), 1);
    }
}
