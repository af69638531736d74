//! Each kind of a type, parameter and result where nearly every lint is denied, without a prelude,
//! and where names mean something else.
#![deny(warnings, unsafe_code, missing_docs, clippy::all, clippy::pedantic)]
#![allow(unreachable_pub, reason = "the types are like those of a library")]

/// A host whose methods do nothing but show their signatures.
macro_rules! host {
    ($($arguments:tt)*) => {
        /// An error.
        #[derive(::core::clone::Clone, ::core::marker::Copy, ::wasmtime_integration::GuestType)]
        #[repr(u16)]
        pub enum Errno {
            /// None.
            Success,
            /// Another.
            Inval = 7,
        }

        /// A place.
        #[derive(::core::clone::Clone, ::core::marker::Copy, ::wasmtime_integration::GuestType)]
        pub struct Position {
            /// One field.
            pub x: f32,
            /// A list.
            pub list: ::wasmtime_integration::GuestPtr<[Member]>,
        }

        /// A tuple.
        #[derive(::core::clone::Clone, ::core::marker::Copy, ::wasmtime_integration::GuestType)]
        pub struct Member(pub u32, pub Unit);

        /// A handle.
        #[derive(::core::clone::Clone, ::core::marker::Copy, ::wasmtime_integration::GuestType)]
        #[guest(transparent)]
        pub struct Unit(u32);

        ::bitflags::bitflags! {
            /// Flags.
            #[derive(
                ::core::clone::Clone, ::core::marker::Copy, ::wasmtime_integration::GuestType,
            )]
            #[guest(flags)]
            pub struct Rights: u64 {
                /// One.
                const READ = 1;
            }
        }

        /// A variant.
        #[derive(::core::clone::Clone, ::core::marker::Copy, ::wasmtime_integration::GuestType)]
        pub enum Shape {
            /// Nothing.
            Dot,
            /// Something.
            Line(Position),
        }

        fn bad_argument(_: ::wasmtime_integration::GuestError) -> Errno {
            Errno::Inval
        }

        /// A context.
        #[derive(::core::default::Default)]
        pub struct Ctx {
            calls: u32,
        }

        #[::wasmtime_integration::wasmtime_integration($($arguments)*)]
        impl Ctx {
            /// Does nothing.
            pub fn values(
                &mut self,
                unit: Unit,
                rights: Rights,
                flag: bool,
                letter: char,
                pointer: ::wasmtime_integration::GuestPtr<Position>,
            ) -> ::core::result::Result<(), Errno> {
                let _ = (rights, flag, letter, pointer);
                self.calls += unit.0;
                ::core::result::Result::Ok(())
            }

            pub fn aggregates(&mut self, at: &Position, shape: Shape, member: Member, pair: (u32, u8)) {
                if let Shape::Line(Position { x, list }) = shape {
                    let _ = (x, list, at.x);
                }
                self.calls += member.0 + pair.0;
            }

            pub fn lists(
                &mut self,
                text: &str,
                bytes: &[u8],
                cow: ::std::borrow::Cow<'_, str>,
                members: ::std::vec::Vec<Member>,
                name: ::std::string::String,
            ) -> ::core::result::Result<(), Errno> {
                let len = text.len() + bytes.len() + cow.len() + members.len() + name.len();
                if len > 0 {
                    self.calls += 1;
                }
                ::core::result::Result::Ok(())
            }

            pub fn results(&self) -> Rights {
                let _ = self.calls;
                Rights::READ
            }

            pub fn exit(code: u32) -> ::wasmtime::Result<::core::convert::Infallible> {
                ::core::result::Result::Err(::wasmtime::Error::msg(::std::format!("{code}")))
            }

            #[r#override]
            pub fn raw(&mut self, a: i32) -> i32 {
                self.calls += 1;
                a
            }
        }

        pub(super) fn run() {
            let linker = ::wasmtime_integration_tests::linker(|linker| {
                Strict::add_to_linker(linker, |ctx: &mut Ctx| ctx)
            });
            let ctx = <Ctx as ::core::default::Default>::default();
            let mut guest = ::wasmtime_integration_tests::Guest::new(&linker, "strict", ctx);
            guest.put(0, &[4]);
            let values = (1, 1i64, 1, 65, -1);
            ::core::assert_eq!(guest.call::<i32>("values", values).unwrap(), 0);
            guest.call::<()>("aggregates", (16, 16, 0, 0)).unwrap();
            let lists = (0, 1, 0, 0, 0, 0, 0, 0, 0, 0);
            ::core::assert_eq!(guest.call::<i32>("lists", lists).unwrap(), 0);
            ::core::assert_eq!(guest.call::<i64>("results", ()).unwrap(), 1);
            ::core::assert_eq!(guest.call::<i32>("raw", 3).unwrap(), 3);
            let trap = guest.trap("exit", 3);
            ::core::assert_eq!(::std::format!("{}", trap.0.root_cause()), "3");
            ::core::assert_eq!(guest.data().calls, 11);
        }
    };
}

mod plain {
    host!(
        module("strict", name = Strict),
        errno = Errno,
        missing_memory = Errno::Inval,
        guest_error = bad_argument
    );
}

mod no_prelude {
    #![no_implicit_prelude]

    host!(
        module("strict", name = Strict),
        errno = Errno,
        missing_memory = Errno::Inval,
        guest_error = bad_argument
    );
}

mod shadowed {
    #![allow(
        dead_code,
        missing_docs,
        reason = "the names shadow those that generated code could use"
    )]

    pub struct Result;
    pub struct Option;
    pub struct String;
    pub struct Vec;
    pub struct Box;
    pub struct Ok;
    pub struct Err;
    pub struct Some;
    pub struct None;
    pub struct Into;
    pub struct From;
    pub struct Fn;
    pub struct Send;
    pub struct Sync;
    pub struct Copy;
    pub struct Clone;
    pub struct GuestMemory;
    pub struct GuestPtr;
    pub struct GuestType;
    pub struct Func;
    pub struct Linker;
    pub struct Caller;
    pub mod std {}
    pub mod core {}
    pub mod wasmtime {}
    pub mod wasmtime_integration {}
    pub mod bitflags {}

    host!(
        module("strict", name = Strict),
        errno = Errno,
        missing_memory = Errno::Inval,
        guest_error = bad_argument
    );
}

#[test]
fn they_work() {
    plain::run();
    no_prelude::run();
    shadowed::run();
}
