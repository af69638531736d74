//! Generated code works in a module that reuses the prelude's names for its own items.
#![forbid(unsafe_code)]
#![deny(warnings)]
#![allow(unreachable_pub)]

mod shadowed {
    #![allow(dead_code, non_camel_case_types, clippy::upper_case_acronyms)]

    pub struct Result;
    pub struct Option;
    pub struct String;
    pub struct Vec;
    pub struct Box;
    pub struct Ok;
    pub struct Err;
    pub struct Some;
    pub struct None;
    pub struct Iterator;
    pub struct IntoIterator;
    pub struct Into;
    pub struct From;
    pub struct TryFrom;
    pub struct TryInto;
    pub struct Fn;
    pub struct Send;
    pub struct Sync;
    pub struct Copy;
    pub struct Clone;
    pub struct Debug;
    pub struct Default;
    pub struct Drop;
    pub struct GuestMemory;
    pub struct GuestPtr;
    pub struct GuestType;
    pub struct Func;
    pub struct Linker;
    pub struct Caller;
    pub struct T;
    pub struct D;
    pub mod std {}
    pub mod core {}
    pub mod wasmtime {}
    pub mod wasmtime_integration {}
    pub mod bitflags {}

    macro_rules! shadow {
        ($($name:ident)*) => {$(
            #[allow(unused_macros)]
            macro_rules! $name { ($d:tt) => { ::core::compile_error!("shadowed") }; }
            #[allow(unused_imports)]
            use $name;
        )*};
    }
    shadow!(concat env include_bytes matches panic todo vec format write);

    pub struct Ctx;

    #[::wasmtime_integration::wasmtime_integration(
        witx = "witx/everything.witx",
        unimplemented = types::Errno::Inval,
        missing_memory = types::Errno::Fault,
        guest_error = guest_error,
    )]
    #[allow(clippy::unused_self, clippy::unused_async, clippy::unnecessary_wraps)]
    #[allow(clippy::needless_pass_by_value)]
    impl Ctx {
        fn lists(
            &mut self,
            _s: &str,
            _bytes: &[u8],
            _points: ::std::vec::Vec<types::Point>,
            _names: ::wasmtime_integration::GuestPtr<[::wasmtime_integration::GuestPtr<str>]>,
            _fds: ::std::vec::Vec<types::Fd>,
            _levels: ::std::vec::Vec<types::Level>,
        ) -> ::core::result::Result<(), types::Errno> {
            ::core::result::Result::Ok(())
        }

        async fn named_tuple(&mut self) -> ::core::result::Result<types::Pairs, types::Errno> {
            ::core::result::Result::Ok(types::Pairs(0, types::Fd::from(0)))
        }

        #[r#override]
        fn quit(_: ::wasmtime::Caller<'_, Ctx>, _code: i32) {}
    }

    #[allow(clippy::needless_pass_by_value)]
    fn guest_error(_: ::wasmtime_integration::GuestError) -> types::Errno {
        types::Errno::Fault
    }
}

mod locals_of_the_glue {
    use wasmtime_integration::{GuestError, wasmtime_integration};

    /// A context whose error values come from functions with the names of locals.
    pub struct Ctx;

    #[wasmtime_integration(
        witx_literal = r#"
            (typename $errno (enum $success $fault))
            (module $named (@interface func (export "f") (param $memory string) (param $arg0 u32)
              (result $error (expected (error $errno)))))
        "#,
        missing_memory = module(function(failure)),
        guest_error = bad
    )]
    #[allow(clippy::unused_self, clippy::unnecessary_wraps)]
    impl Ctx {
        fn f(&mut self, _memory: &str, _arg0: u32) -> Result<(), types::Errno> {
            Ok(())
        }
    }

    #[allow(clippy::needless_pass_by_value)]
    fn bad(_: GuestError) -> types::Errno {
        types::Errno::Fault
    }

    fn module(value: types::Errno) -> types::Errno {
        value
    }

    fn function(value: fn() -> types::Errno) -> types::Errno {
        value()
    }

    fn failure() -> types::Errno {
        types::Errno::Fault
    }
}

mod generic_names {
    /// A context with the name that the glue uses for the store's data.
    pub struct T;

    #[wasmtime_integration::wasmtime_integration(
        witx_literal = "(module $other (@interface func (export \"f\") (param $x u32)))"
    )]
    #[allow(clippy::unused_self)]
    impl T {
        fn f(&mut self, _x: u32) {}
    }
}

mod associated_names {
    use wasmtime_integration::{GuestType, wasmtime_integration};

    /// A context whose types have cases with the names of associated items.
    pub struct Ctx;

    #[wasmtime_integration(witx_literal = r#"
            (typename $errno (enum $success $error $core $min $cases $size))
            (typename $choice (variant (case $core u32) (case $size u32) (case $layout)))
            (module $associated (@interface func (export "f") (param $e $errno) (param $c $choice)
              (result $error (expected $errno (error $errno)))))
        "#)]
    #[allow(clippy::unused_self, clippy::unnecessary_wraps)]
    impl Ctx {
        fn f(&mut self, e: types::Errno, _c: types::Choice) -> Result<types::Errno, types::Errno> {
            Ok(e)
        }
    }

    #[derive(Clone, Copy, GuestType)]
    #[repr(u8)]
    pub enum Level {
        Core,
        Error,
        Min,
        Zero,
    }

    #[derive(GuestType)]
    #[repr(u8)]
    pub enum Choice {
        Core(u32),
        Size(u32),
        Error,
    }

    #[wasmtime_integration(module("levels", name = Levels))]
    #[allow(clippy::unused_self)]
    impl Ctx {
        pub fn level(&mut self, level: Level, _: Choice) -> Level {
            level
        }
    }
}

#[test]
fn it_links() {
    let engine = &wasmtime_integration_tests::ASYNC_ENGINE;
    let mut linker = wasmtime::Linker::new(engine);
    shadowed::Everything::add_to_linker(&mut linker, |ctx: &mut shadowed::Ctx| ctx).unwrap();
    let mut linker = wasmtime::Linker::new(engine);
    locals_of_the_glue::Named::add_to_linker(&mut linker, |ctx: &mut locals_of_the_glue::Ctx| ctx)
        .unwrap();
    let mut linker = wasmtime::Linker::new(engine);
    generic_names::Other::add_to_linker(&mut linker, |ctx: &mut generic_names::T| ctx).unwrap();
    let mut linker = wasmtime::Linker::new(engine);
    associated_names::Associated::add_to_linker(&mut linker, |ctx: &mut associated_names::Ctx| ctx)
        .unwrap();
    associated_names::Levels::add_to_linker(&mut linker, |ctx: &mut associated_names::Ctx| ctx)
        .unwrap();
}
