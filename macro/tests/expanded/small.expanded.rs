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
        ::core::cmp::PartialEq,
        ::core::cmp::Eq,
        ::core::hash::Hash,
    )]
    #[repr(u16)]
    pub enum Errno {
        ///
        Success = 0,
        ///
        Inval = 1,
        ///
        Full = 2,
        ///
        NotFound = 3,
    }
    __integration::glue::enumeration!(
        Errno : u16, "errno", [Success "Success" "success", Inval "Inval" "inval", Full
        "Full" "full", NotFound "NotFound" "not_found",]
    );
    __integration::glue::pass_enumeration!(Errno);
    impl ::core::convert::From<Errno> for u16 {
        fn from(value: Errno) -> Self {
            value as Self
        }
    }
    impl ::core::convert::TryFrom<u16> for Errno {
        type Error = __integration::GuestError;
        #[inline]
        fn try_from(
            repr: u16,
        ) -> ::core::result::Result<Self, __integration::GuestError> {
            __integration::glue::case(repr)
        }
    }
    impl ::core::fmt::Debug for Errno {
        fn fmt(&self, f: &mut ::core::fmt::Formatter<'_>) -> ::core::fmt::Result {
            f.write_str(__integration::glue::case_names(*self).0)
        }
    }
    impl ::core::fmt::Display for Errno {
        fn fmt(&self, f: &mut ::core::fmt::Formatter<'_>) -> ::core::fmt::Result {
            f.write_str(__integration::glue::case_names(*self).1)
        }
    }
    impl ::core::error::Error for Errno {}
    /// Names an entry.
    pub type Id = u32;
    ///
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
        ///
        pub id: Id,
        ///
        pub done: bool,
    }
    __integration::glue::record!(Entry { 0 id : Id, 1 done : bool, });
    __integration::glue::pass_by_address!(Entry);
}
/// The to-do list that guests share.
///
/// # Functions of the module `todo`
///
/// | function | signature | core Wasm | notes |
/// | --- | --- | --- | --- |
/// | [`add`](#structfield.add) | `(param $title string) (result $error (expected $id (error $errno)))` | `(i32, i32, i32) -> i32` | memory |
/// | [`list`](#structfield.list) | `(param $buf (@witx pointer $entry)) (param $len $size) (result $error (expected $size (error $errno)))` | `(i32, i32, i32) -> i32` | memory |
/// | [`quit`](#structfield.quit) | `(param $code u32) (@witx noreturn)` | `(i32)` |  |
///
/// Functions noted as *memory* access the memory that the calling guest exports as `memory`.
#[allow(
    dead_code,
    non_snake_case,
    unreachable_pub,
    clippy::all,
    clippy::pedantic,
    rustdoc::all,
)]
#[derive(::core::clone::Clone, ::core::fmt::Debug)]
pub struct Todo {
    /// Adds an entry and returns its id.
    pub add: ::wasmtime_integration::glue::wasmtime::Func,
    /// Writes up to `len` entries and returns how many were written.
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
        non_camel_case_types,
        non_snake_case,
        private_bounds,
        private_interfaces,
        unreachable_code,
        unused_braces,
        unused_mut,
        unused_qualifications,
        unused_variables,
        clippy::all,
        clippy::pedantic,
    )]
    impl Ctx {
        #[inline(always)]
        fn __todo__on_failure__Errno(
            failure: __glue::Failure,
            module: &'static str,
            function: &'static str,
        ) -> __glue::Result<i32> {
            let error = match failure {
                __glue::Failure::Memory(__glue::Absent::Missing) => {
                    __glue::ErrorValue::<types::Errno>::error_value(types::Errno::Inval)
                }
                __glue::Failure::Guest(bad) => {
                    __glue::reject(
                        bad,
                        |argument| __glue::ErrorValue::<
                            types::Errno,
                        >::error_value(guest_error(argument)),
                    )
                }
                failure => return __glue::trap(failure, module, function),
            };
            __glue::Ok(<types::Errno as __glue::Lower<i32>>::lower(error))
        }
    }
    #[doc(hidden)]
    #[allow(
        dead_code,
        non_camel_case_types,
        non_snake_case,
        private_bounds,
        private_interfaces,
        unreachable_code,
        unused_braces,
        unused_mut,
        unused_qualifications,
        unused_variables,
        clippy::all,
        clippy::pedantic,
    )]
    impl Ctx {
        #[inline]
        fn __todo__add<T: 'static>(
            call: &mut __glue::HostCall<'_, T, impl __glue::CtxAccessor<T, Self>>,
            args: &(i32, i32, i32),
        ) -> __glue::Lowered<i32> {
            let (ctx, mut memory) = call.enter()?;
            let title = __glue::FromString::lift(args.0, args.1, &memory, "title")?;
            match __glue::IntoOutcome::<
                types::Id,
                types::Errno,
                Self,
            >::into_outcome(Self::add(ctx, title)) {
                __glue::Ok(value) => {
                    let value = __glue::IntoOk::<types::Id>::into_ok(value);
                    __glue::store(&mut memory, args.2, value, "error")?;
                    __glue::Ok(0)
                }
                __glue::Err(error) => {
                    let error = __glue::IntoErrno::<
                        types::Errno,
                        Self,
                    >::into_failure(error, ctx)?;
                    __glue::Ok(<types::Errno as __glue::Lower<i32>>::lower(error))
                }
            }
        }
        fn __todo__define__add<T: 'static, R: __glue::FuncRegistry<T>>(
            registry: &mut R,
            get: impl __glue::CtxAccessor<T, Self>,
        ) -> __glue::Defined<T, R> {
            registry
                .define(
                    "add",
                    move |
                        caller: __glue::Caller<'_, T>,
                        arg0: i32,
                        arg1: i32,
                        arg2: i32|
                    {
                        let mut call = __glue::HostCall::new(caller, get);
                        __glue::finish(
                            Self::__todo__add(&mut call, &(arg0, arg1, arg2)),
                            Self::__todo__on_failure__Errno,
                            "todo",
                            "add",
                        )
                    },
                )
        }
        #[inline]
        fn __todo__list<T: 'static>(
            call: &mut __glue::HostCall<'_, T, impl __glue::CtxAccessor<T, Self>>,
            args: &(i32, i32, i32),
        ) -> __glue::Lowered<i32> {
            let (ctx, mut memory) = call.enter()?;
            let buf = __glue::FromValue::<
                __glue::GuestPtr<types::Entry>,
            >::lift(args.0, "buf")?;
            let len = __glue::FromValue::<types::Size>::lift(args.1, "len")?;
            let __memory = &mut memory;
            match __glue::IntoOutcome::<
                types::Size,
                types::Errno,
                Self,
            >::into_outcome(Self::list(ctx, __memory, buf, len)) {
                __glue::Ok(value) => {
                    let value = __glue::IntoOk::<types::Size>::into_ok(value);
                    __glue::store(&mut memory, args.2, value, "error")?;
                    __glue::Ok(0)
                }
                __glue::Err(error) => {
                    let error = __glue::IntoErrno::<
                        types::Errno,
                        Self,
                    >::into_failure(error, ctx)?;
                    __glue::Ok(<types::Errno as __glue::Lower<i32>>::lower(error))
                }
            }
        }
        fn __todo__define__list<T: 'static, R: __glue::FuncRegistry<T>>(
            registry: &mut R,
            get: impl __glue::CtxAccessor<T, Self>,
        ) -> __glue::Defined<T, R> {
            registry
                .define(
                    "list",
                    move |
                        caller: __glue::Caller<'_, T>,
                        arg0: i32,
                        arg1: i32,
                        arg2: i32|
                    {
                        let mut call = __glue::HostCall::new(caller, get);
                        __glue::finish(
                            Self::__todo__list(&mut call, &(arg0, arg1, arg2)),
                            Self::__todo__on_failure__Errno,
                            "todo",
                            "list",
                        )
                    },
                )
        }
        #[inline]
        fn __todo__quit<T: 'static>(
            call: &mut __glue::HostCall<'_, T, impl __glue::CtxAccessor<T, Self>>,
            args: &(i32,),
        ) -> __glue::Lowered<()> {
            let ctx = call.ctx();
            let code = __glue::FromValue::<u32>::lift(args.0, "code")?;
            __glue::Err(__glue::IntoTrap::into_trap(Self::quit(ctx, code)))
        }
        fn __todo__define__quit<T: 'static, R: __glue::FuncRegistry<T>>(
            registry: &mut R,
            get: impl __glue::CtxAccessor<T, Self>,
        ) -> __glue::Defined<T, R> {
            registry
                .define(
                    "quit",
                    move |caller: __glue::Caller<'_, T>, arg0: i32| {
                        let mut call = __glue::HostCall::new(caller, get);
                        __glue::finish(
                            Self::__todo__quit(&mut call, &(arg0,)),
                            __glue::trap,
                            "todo",
                            "quit",
                        )
                    },
                )
        }
    }
    #[allow(
        dead_code,
        non_camel_case_types,
        non_snake_case,
        private_bounds,
        private_interfaces,
        unreachable_code,
        unused_braces,
        unused_mut,
        unused_qualifications,
        unused_variables,
        clippy::all,
        clippy::pedantic,
    )]
    impl Todo {
        /// The module name that guests import.
        pub const MODULE: &'static str = "todo";
        /// Adds the functions to a linker, for all stores that it instantiates modules in.
        /// `get` returns the context in a store's data.
        ///
        /// # Errors
        ///
        /// Fails if the linker already has one of the functions and does not allow shadowing.
        pub fn add_to_linker<T: 'static>(
            linker: &mut __glue::wasmtime::Linker<T>,
            get: impl ::core::ops::Fn(
                &mut T,
            ) -> &mut Ctx + ::core::marker::Copy + ::core::marker::Send + ::core::marker::Sync + 'static,
        ) -> __glue::Result<()> {
            let mut registry = __glue::LinkerRegistry::new(linker, Self::MODULE);
            <Ctx>::__todo__define__add(&mut registry, get)?;
            <Ctx>::__todo__define__list(&mut registry, get)?;
            <Ctx>::__todo__define__quit(&mut registry, get)?;
            __glue::Ok(())
        }
        /// Allocates the functions in one store. `get` returns the context in the store's
        /// data.
        #[must_use]
        pub fn new<T: 'static>(
            store: impl __glue::wasmtime::AsContextMut<Data = T>,
            get: impl ::core::ops::Fn(
                &mut T,
            ) -> &mut Ctx + ::core::marker::Copy + ::core::marker::Send + ::core::marker::Sync + 'static,
        ) -> Self {
            let mut registry = __glue::StoreRegistry::new(store);
            __glue::infallible(
                (|| {
                    __glue::Ok(Self {
                        add: <Ctx>::__todo__define__add(&mut registry, get)?,
                        list: <Ctx>::__todo__define__list(&mut registry, get)?,
                        quit: <Ctx>::__todo__define__quit(&mut registry, get)?,
                    })
                })(),
            )
        }
        /// Returns the function that guests import under `name`.
        #[must_use]
        pub fn get_export(
            &self,
            name: &str,
        ) -> ::core::option::Option<&__glue::wasmtime::Func> {
            __glue::find_export(self.exports(), name)
        }
        /// Returns all functions, each with the name that guests import.
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
        /// Defines the functions in a linker for the store that they were allocated in.
        ///
        /// # Errors
        ///
        /// Fails if the linker already has one of the functions and does not allow shadowing.
        ///
        /// # Panics
        ///
        /// Panics, as Wasmtime does, if the functions belong to another store.
        pub fn define_in<T: 'static>(
            &self,
            store: impl __glue::wasmtime::AsContext<Data = T>,
            linker: &mut __glue::wasmtime::Linker<T>,
        ) -> __glue::Result<()> {
            for (name, func) in self.exports() {
                linker.define(&store, Self::MODULE, name, *func)?;
            }
            __glue::Ok(())
        }
    }
};
const _: &[u8] = ::core::include_bytes!(
    ::core::concat!(::core::env!("CARGO_MANIFEST_DIR"), "/tests/expanded/small.witx")
);
