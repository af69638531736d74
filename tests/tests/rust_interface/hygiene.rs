//! Generated code needs no prelude and no name of its surroundings, no `unsafe`, and triggers no
//! lint.
#![deny(warnings, clippy::all, clippy::pedantic, missing_docs)]
#![forbid(unsafe_code)]
#![allow(unreachable_pub, reason = "the types are like those of a library")]

mod core {}
mod std {}
mod wasmtime {}
mod wasmtime_integration {}

/// No prelude, and primitive types that are something else.
mod shadowed {
    #![allow(
        dead_code,
        non_camel_case_types,
        reason = "the names are what is tested"
    )]

    pub struct Result;
    pub struct Option;
    pub struct Some;
    pub struct None;
    pub struct Ok;
    pub struct Err;
    pub struct Copy;
    pub struct Argument;
    pub struct Scalar;
    pub struct IntType;
    pub struct VariantType;

    /// Where something is.
    #[derive(::core::clone::Clone, ::core::marker::Copy, ::wasmtime_integration::GuestType)]
    pub struct Position {
        /// The abscissa.
        pub x: f32,
        /// The ordinate.
        pub y: f32,
    }

    /// A pair.
    #[derive(::core::clone::Clone, ::core::marker::Copy, ::wasmtime_integration::GuestType)]
    pub struct Pair(pub u8, pub Position);

    /// How important a message is.
    #[derive(::core::clone::Clone, ::core::marker::Copy, ::wasmtime_integration::GuestType)]
    #[repr(u8)]
    pub enum Level {
        /// Not at all.
        Debug,
        /// Very.
        Error = 7,
    }

    /// Something happened.
    #[derive(::core::clone::Clone, ::core::marker::Copy, ::wasmtime_integration::GuestType)]
    pub enum Event {
        /// Nothing.
        Nothing,
        /// Something moved.
        Moved(Pair),
    }

    /// Something that is on its way out.
    #[derive(::core::clone::Clone, ::core::marker::Copy, ::wasmtime_integration::GuestType)]
    #[deprecated = "as a whole"]
    pub struct Old {
        /// A number.
        #[deprecated = "and as a field"]
        pub number: u32,
    }

    /// Some of it is on its way out.
    #[derive(::core::clone::Clone, ::core::marker::Copy, ::wasmtime_integration::GuestType)]
    #[repr(i16)]
    pub enum Partly {
        /// Nothing.
        #[deprecated = "as a case"]
        Nothing = -1,
    }

    /// An entry in a table.
    #[derive(::core::clone::Clone, ::core::marker::Copy, ::wasmtime_integration::GuestType)]
    #[guest(transparent)]
    pub struct Entry(u32);

    /// A context.
    pub struct Ctx;

    #[::wasmtime_integration::wasmtime_integration(module("shadowed"), errno = Level, success = "Debug")]
    #[allow(
        clippy::unused_self,
        clippy::trivially_copy_pass_by_ref,
        clippy::needless_pass_by_value
    )]
    impl Ctx {
        pub fn call(
            &self,
            level: Level,
            event: &Event,
            pair: Pair,
            entry: Entry,
            text: &str,
        ) -> Entry {
            let _ = (level, event, pair, text);
            entry
        }

        pub fn fail(&self, args: u32, call: u32, ctx: u32) -> ::core::result::Result<(), Level> {
            let _ = (args, call, ctx);
            ::core::result::Result::Err(Level::Error)
        }
    }
}

#[test]
fn it_runs() {
    use wasmtime_integration_tests::{Guest, linker};

    let linker =
        linker(|linker| shadowed::Shadowed::add_to_linker(linker, |ctx: &mut shadowed::Ctx| ctx));
    let mut guest = Guest::new(&linker, "shadowed", shadowed::Ctx);
    assert_eq!(guest.call::<i32>("call", (7, 0, 0, 5, 0, 0)).unwrap(), 5);
    assert!(guest.call::<i32>("call", (1, 0, 0, 5, 0, 0)).is_err());
    assert_eq!(guest.call::<i32>("fail", (1, 2, 3)).unwrap(), 7);
}
