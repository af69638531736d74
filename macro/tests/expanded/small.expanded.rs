impl Ctx {
    fn add(&mut self, title: &str) -> Result<types::Id, types::Errno> {
        self.titles.push(title.to_owned());
        Ok(0)
    }
    fn list(
        &mut self,
        memory: &mut GuestMemory<'_>,
        buf: GuestPtr<types::Entry>,
        len: types::Size,
    ) -> Result<types::Size, types::Errno> {
        Ok(0)
    }
    fn quit(&mut self, code: u32) -> Quit {
        Quit(code)
    }
}
/// The types of the witx document.
#[allow(dead_code, unreachable_pub, clippy::all, clippy::pedantic, rustdoc::all)]
pub mod types {
    #[allow(unused_imports)]
    use ::wasmtime_integration as __integration;
    /// Why an operation failed.
    #[derive(
        ::core::clone::Clone,
        ::core::marker::Copy,
        ::core::fmt::Debug,
        ::core::cmp::PartialEq,
        ::core::cmp::Eq,
        ::core::hash::Hash,
    )]
    #[repr(u16)]
    pub enum Errno {
        /// The case `$success` of `$errno`.
        Success = 0,
        /// The case `$inval` of `$errno`.
        Inval = 1,
        /// The case `$full` of `$errno`.
        Full = 2,
        /// The case `$not_found` of `$errno`.
        NotFound = 3,
    }
    impl ::core::convert::TryFrom<u16> for Errno {
        type Error = __integration::GuestError;
        #[inline]
        fn try_from(
            value: u16,
        ) -> ::core::result::Result<Self, __integration::GuestError> {
            ::core::result::Result::Ok(
                match value {
                    0 => Self::Success,
                    1 => Self::Inval,
                    2 => Self::Full,
                    3 => Self::NotFound,
                    _ => {
                        return ::core::result::Result::Err(
                            __integration::GuestError::InvalidEnumValue("errno"),
                        );
                    }
                },
            )
        }
    }
    impl ::core::convert::From<Errno> for u16 {
        #[inline]
        fn from(value: Errno) -> Self {
            value as Self
        }
    }
    impl ::core::fmt::Display for Errno {
        fn fmt(&self, f: &mut ::core::fmt::Formatter<'_>) -> ::core::fmt::Result {
            __integration::glue::write_case(
                &["success", "inval", "full", "not_found"],
                *self as usize,
                f,
            )
        }
    }
    impl ::core::error::Error for Errno {}
    impl __integration::GuestType for Errno {
        const SIZE: u32 = 2;
        const ALIGN: u32 = 2;
        #[inline]
        fn load(
            bytes: &[u8],
        ) -> ::core::result::Result<Self, __integration::GuestError> {
            let value = <u16 as __integration::GuestType>::load(bytes)?;
            ::core::convert::TryFrom::try_from(value)
        }
        #[inline]
        fn store(
            self,
            bytes: &mut [u8],
        ) -> ::core::result::Result<(), __integration::GuestError> {
            __integration::GuestType::store(self as u16, bytes)
        }
    }
    #[doc(hidden)]
    impl __integration::glue::Lift<i32> for Errno {
        #[inline]
        fn lift(core: i32) -> ::core::result::Result<Self, __integration::GuestError> {
            __integration::glue::lift_enum::<u16, Self>(core, "errno")
        }
    }
    #[doc(hidden)]
    impl __integration::glue::Lower<i32> for Errno {
        #[inline]
        fn lower(self) -> i32 {
            self as i32
        }
    }
    /// Names an entry.
    pub type Id = u32;
    /// The witx type `$size`.
    pub type Size = u32;
    /// One entry of the list.
    #[derive(
        ::core::clone::Clone,
        ::core::marker::Copy,
        ::core::fmt::Debug,
        ::core::cmp::PartialEq,
        ::core::cmp::Eq,
        ::core::hash::Hash,
    )]
    pub struct Entry {
        /// The field `$id` of `$entry`.
        pub id: Id,
        /// The field `$done` of `$entry`.
        pub done: bool,
    }
    impl __integration::GuestType for Entry {
        const SIZE: u32 = 8;
        const ALIGN: u32 = 4;
        #[inline]
        fn load(
            bytes: &[u8],
        ) -> ::core::result::Result<Self, __integration::GuestError> {
            ::core::result::Result::Ok(Self {
                id: __integration::glue::load_field(bytes, 0)?,
                done: __integration::glue::load_field(bytes, 4)?,
            })
        }
        #[inline]
        fn store(
            self,
            bytes: &mut [u8],
        ) -> ::core::result::Result<(), __integration::GuestError> {
            __integration::glue::store_field(bytes, 0, self.id)?;
            __integration::glue::store_field(bytes, 4, self.done)?;
            ::core::result::Result::Ok(())
        }
    }
}
/// The to-do list that guests share.
///
/// # Functions of the witx module `todo`
///
/// | function | witx | core Wasm | notes |
/// | --- | --- | --- | --- |
/// | [`add`](#structfield.add) | `(param $title string) (result $error (expected $id (error $errno)))` | `(i32, i32, i32) -> i32` | memory |
/// | [`list`](#structfield.list) | `(param $buf (@witx pointer $entry)) (param $len $size) (result $error (expected $size (error $errno)))` | `(i32, i32, i32) -> i32` | memory |
/// | [`quit`](#structfield.quit) | `(param $code u32) (@witx noreturn)` | `(i32)` |  |
///
/// A function with the note *memory* uses the memory that its caller exports under this name.
#[allow(dead_code, unreachable_pub, clippy::all, clippy::pedantic, rustdoc::all)]
#[derive(::core::clone::Clone, ::core::fmt::Debug)]
pub struct Todo {
    /// Adds an entry and gives its id.
    pub add: ::wasmtime_integration::glue::wasmtime::Func,
    /// Writes up to `len` entries, and gives how many were written.
    pub list: ::wasmtime_integration::glue::wasmtime::Func,
    /// Ends the guest.
    pub quit: ::wasmtime_integration::glue::wasmtime::Func,
}
const _: () = {
    #[allow(unused_imports)]
    use ::wasmtime_integration::glue as __glue;
    #[doc(hidden)]
    #[allow(
        dead_code,
        non_snake_case,
        unreachable_code,
        unused_qualifications,
        clippy::all,
        clippy::pedantic,
    )]
    impl Ctx {
        #[inline]
        fn __todo__add(
            ctx: &mut Self,
            memory: __glue::CallerMemory<'_>,
            arg0: i32,
            arg1: i32,
            arg2: i32,
        ) -> __glue::Result<i32> {
            __glue::call(
                Self::__todo__Errno__failed,
                "todo",
                "add",
                || {
                    let mut memory = memory.require()?;
                    let title: __glue::GuestPtr<str> = __glue::lift(
                        (arg0, arg1),
                        "parameter `title`",
                    )?;
                    let title = __glue::located(
                        __glue::FromString::from_string(title, &memory),
                        "parameter `title`",
                    )?;
                    ::core::result::Result::Ok(
                        match __glue::IntoOutcome::<
                            types::Id,
                            types::Errno,
                            Self,
                        >::into_outcome(Self::add(ctx, title)) {
                            ::core::result::Result::Ok(value) => {
                                let value = __glue::OutcomeValue::<
                                    types::Id,
                                >::outcome_value(value);
                                __glue::store(&mut memory, arg2, value, "result `error`")?;
                                0
                            }
                            ::core::result::Result::Err(error) => {
                                __glue::IntoErrno::<
                                    types::Errno,
                                    Self,
                                >::into_core(error, ctx)?
                            }
                        },
                    )
                },
            )
        }
        #[inline]
        fn __todo__list(
            ctx: &mut Self,
            memory: __glue::CallerMemory<'_>,
            arg0: i32,
            arg1: i32,
            arg2: i32,
        ) -> __glue::Result<i32> {
            __glue::call(
                Self::__todo__Errno__failed,
                "todo",
                "list",
                || {
                    let mut memory = memory.require()?;
                    let buf: __glue::GuestPtr<types::Entry> = __glue::lift(
                        arg0,
                        "parameter `buf`",
                    )?;
                    let len: types::Size = __glue::lift(arg1, "parameter `len`")?;
                    let given = &mut memory;
                    ::core::result::Result::Ok(
                        match __glue::IntoOutcome::<
                            types::Size,
                            types::Errno,
                            Self,
                        >::into_outcome(
                            Self::list(
                                ctx,
                                given,
                                __glue::FromValue::from_value(buf),
                                __glue::FromValue::from_value(len),
                            ),
                        ) {
                            ::core::result::Result::Ok(value) => {
                                let value = __glue::OutcomeValue::<
                                    types::Size,
                                >::outcome_value(value);
                                __glue::store(&mut memory, arg2, value, "result `error`")?;
                                0
                            }
                            ::core::result::Result::Err(error) => {
                                __glue::IntoErrno::<
                                    types::Errno,
                                    Self,
                                >::into_core(error, ctx)?
                            }
                        },
                    )
                },
            )
        }
        #[inline]
        fn __todo__quit(ctx: &mut Self, arg0: i32) -> __glue::Result<()> {
            __glue::call(
                __glue::trap,
                "todo",
                "quit",
                || {
                    let code: u32 = __glue::lift(arg0, "parameter `code`")?;
                    ::core::result::Result::Err(
                        __glue::IntoTrap::into_trap(
                            Self::quit(ctx, __glue::FromValue::from_value(code)),
                        ),
                    )
                },
            )
        }
        #[cold]
        fn __todo__Errno__failed(
            failure: __glue::Failure,
            module: &'static str,
            function: &'static str,
        ) -> __glue::Result<i32> {
            match failure {
                __glue::Failure::MissingMemory => {
                    ::core::result::Result::Ok(
                        __glue::Lower::<
                            i32,
                        >::lower(
                            __glue::ErrorValue::<
                                types::Errno,
                            >::error_value(types::Errno::Inval),
                        ),
                    )
                }
                __glue::Failure::Guest(bad) => {
                    let argument = bad.error;
                    ::core::result::Result::Ok(
                        __glue::Lower::<
                            i32,
                        >::lower(
                            __glue::ErrorValue::<
                                types::Errno,
                            >::error_value(guest_error(argument)),
                        ),
                    )
                }
                failure => {
                    ::core::result::Result::Err(failure.into_trap(module, function))
                }
            }
        }
    }
    #[allow(
        dead_code,
        non_camel_case_types,
        non_snake_case,
        private_bounds,
        private_interfaces,
        unreachable_code,
        unused_qualifications,
        clippy::all,
        clippy::pedantic,
    )]
    impl Todo {
        /// The name of the module that guests import.
        pub const MODULE: &'static str = "todo";
        /// Adds the functions to a linker, for all stores that it makes
        /// instances in. `get` finds the context in the data of a store.
        ///
        /// # Errors
        ///
        /// Where the linker has one of the functions already, and does not allow shadowing.
        pub fn add_to_linker<T: 'static>(
            linker: &mut __glue::wasmtime::Linker<T>,
            get: impl ::core::ops::Fn(
                &mut T,
            ) -> &mut Ctx + ::core::marker::Copy + ::core::marker::Send + ::core::marker::Sync + 'static,
        ) -> __glue::Result<()> {
            let mut definer = __glue::LinkerDefiner::new(linker, Self::MODULE);
            Self::__define_add(&mut definer, get)?;
            Self::__define_list(&mut definer, get)?;
            Self::__define_quit(&mut definer, get)?;
            ::core::result::Result::Ok(())
        }
        /// Allocates the functions in one store. `get` finds the context in
        /// the store's data.
        #[must_use]
        pub fn new<T: 'static>(
            store: impl __glue::wasmtime::AsContextMut<Data = T>,
            get: impl ::core::ops::Fn(
                &mut T,
            ) -> &mut Ctx + ::core::marker::Copy + ::core::marker::Send + ::core::marker::Sync + 'static,
        ) -> Self {
            let mut definer = __glue::StoreDefiner::new(store);
            Self {
                add: __glue::infallible(Self::__define_add(&mut definer, get)),
                list: __glue::infallible(Self::__define_list(&mut definer, get)),
                quit: __glue::infallible(Self::__define_quit(&mut definer, get)),
            }
        }
        /// The function that guests import under `name`.
        #[must_use]
        pub fn get_export(
            &self,
            name: &str,
        ) -> ::core::option::Option<&__glue::wasmtime::Func> {
            __glue::find_export(self.exports(), name)
        }
        /// All functions, each with the name that guests import.
        pub fn exports(
            &self,
        ) -> impl ::core::iter::Iterator<
            Item = (&'static str, &__glue::wasmtime::Func),
        > {
            ::core::iter::IntoIterator::into_iter([
                ("add", &self.add),
                ("list", &self.list),
                ("quit", &self.quit),
            ])
        }
        /// Defines the functions in a linker for the store that they were
        /// allocated in.
        ///
        /// # Errors
        ///
        /// Where the linker has one of the functions already, and does not allow shadowing.
        pub fn define_in<T: 'static>(
            &self,
            store: impl __glue::wasmtime::AsContext<Data = T>,
            linker: &mut __glue::wasmtime::Linker<T>,
        ) -> __glue::Result<()> {
            for (name, func) in self.exports() {
                linker.define(&store, Self::MODULE, name, *func)?;
            }
            ::core::result::Result::Ok(())
        }
    }
    #[allow(
        dead_code,
        non_camel_case_types,
        non_snake_case,
        private_bounds,
        private_interfaces,
        unreachable_code,
        unused_qualifications,
        clippy::all,
        clippy::pedantic,
    )]
    #[doc(hidden)]
    impl Todo {
        fn __define_add<T: 'static, D: __glue::Definer<T>>(
            definer: &mut D,
            get: impl __glue::Get<T, Ctx>,
        ) -> __glue::Defined<T, D> {
            __glue::Definer::define(
                definer,
                "add",
                move |
                    mut caller: __glue::Caller<'_, T>,
                    arg0: i32,
                    arg1: i32,
                    arg2: i32,
                | -> __glue::Result<i32> {
                    let mut kept = __glue::Kept::new();
                    let (ctx, memory) = __glue::enter(&mut caller, &mut kept, get);
                    <Ctx>::__todo__add(ctx, memory, arg0, arg1, arg2)
                },
            )
        }
        fn __define_list<T: 'static, D: __glue::Definer<T>>(
            definer: &mut D,
            get: impl __glue::Get<T, Ctx>,
        ) -> __glue::Defined<T, D> {
            __glue::Definer::define(
                definer,
                "list",
                move |
                    mut caller: __glue::Caller<'_, T>,
                    arg0: i32,
                    arg1: i32,
                    arg2: i32,
                | -> __glue::Result<i32> {
                    let mut kept = __glue::Kept::new();
                    let (ctx, memory) = __glue::enter(&mut caller, &mut kept, get);
                    <Ctx>::__todo__list(ctx, memory, arg0, arg1, arg2)
                },
            )
        }
        fn __define_quit<T: 'static, D: __glue::Definer<T>>(
            definer: &mut D,
            get: impl __glue::Get<T, Ctx>,
        ) -> __glue::Defined<T, D> {
            __glue::Definer::define(
                definer,
                "quit",
                move |
                    mut caller: __glue::Caller<'_, T>,
                    arg0: i32,
                | -> __glue::Result<()> {
                    let ctx = get(caller.data_mut());
                    <Ctx>::__todo__quit(ctx, arg0)
                },
            )
        }
    }
};
const _: &[u8] = ::core::include_bytes!(
    ::core::concat!(::core::env!("CARGO_MANIFEST_DIR"), "/tests/expanded/small.witx")
);
