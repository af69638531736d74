impl Host {
    fn r#type(&mut self) {}
}
/// The host functions of the module `files`.
///
/// # Functions of the module `files`
///
/// | function | signature | core Wasm | notes |
/// | --- | --- | --- | --- |
/// | [`open`](#structfield.open) | `(param $path string) (param $size u64) (result $error (expected (error $errno)))` | `(i32, i32, i64) -> i32` | target, memory |
/// | [`type`](#structfield.type) |  | `()` |  |
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
pub struct Files {
    ///
    pub open: ::wasmtime_integration::glue::wasmtime::Func,
    ///
    pub r#type: ::wasmtime_integration::glue::wasmtime::Func,
}
#[allow(deprecated)]
const _: () = {
    #[allow(unused_imports)]
    use ::wasmtime_integration::glue as __glue;
    #[allow(unused_imports)]
    use crate::types as __types;
    #[allow(unused_imports)]
    use crate::old::files::{open as __target_files_open, Files as __Target_Files};
    impl<'a, P: __Target_Files> __glue::wiggle::TargetPart<Files>
    for __glue::wiggle::Part<'a, Files, P> {
        type Part = &'a mut P;
        #[inline]
        fn part(self) -> &'a mut P {
            self.implementor
        }
    }
    #[allow(dead_code, non_snake_case)]
    #[inline]
    fn __files__hostcall__fuel<P: __Target_Files>(part: &mut P, fuel: usize) {
        #[allow(unused_imports)]
        use __glue::wiggle::SetHostcallFuel as _;
        part.set_hostcall_fuel(fuel);
    }
    #[allow(unused_imports)]
    use __glue::wiggle::{
        AsyncFunction as _, AsyncResult as _, MissingPart as _, SyncFunction as _,
        SyncResult as _, TargetPart as _,
    };
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
    impl Host {
        #[inline(always)]
        fn __files__on_failure__Errno(
            failure: __glue::Failure,
            module: &'static str,
            function: &'static str,
        ) -> __glue::Result<i32> {
            let error = match failure {
                __glue::Failure::Memory(__glue::Absent::Missing) => {
                    __glue::ErrorValue::<
                        __types::Errno,
                    >::error_value(crate::types::Errno::Inval)
                }
                failure => return __glue::trap(failure, module, function),
            };
            __glue::Ok(<__types::Errno as __glue::Lower<i32>>::lower(error))
        }
        fn __files__hostcall__fuel(ctx: &mut Self, fuel: usize) {
            let part = __glue::wiggle::Part::<Files, _>::new_send(&mut ctx.files).part();
            __files__hostcall__fuel(part, fuel);
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
    impl Host {
        #[inline]
        fn __files__open<T: 'static>(
            call: &mut __glue::HostCall<'_, T, impl __glue::CtxAccessor<T, Self>>,
            args: &(i32, i32, i64),
        ) -> __glue::Lowered<i32> {
            let fuel = __glue::wiggle::fuel(call);
            let (ctx, mut memory) = call.enter()?;
            Self::__files__hostcall__fuel(ctx, fuel);
            let memory = &mut __glue::wiggle::memory(&mut memory);
            let part = __glue::wiggle::Part::<Files, _>::new_send(&mut ctx.files).part();
            let &(arg0, arg1, arg2) = args;
            let result = __glue::wiggle::TargetResult(
                    __target_files_open(part, memory, arg0, arg1, arg2),
                )
                .ready();
            result.map_err(__glue::Failure::Trap)
        }
        #[inline]
        async fn __files__open__async<T: 'static>(
            call: &mut __glue::FutureCall<'_, T, impl __glue::CtxAccessor<T, Self>>,
            args: &(i32, i32, i64),
        ) -> __glue::Lowered<i32> {
            let fuel = __glue::wiggle::fuel(call);
            let (ctx, mut memory) = call.enter()?;
            Self::__files__hostcall__fuel(ctx, fuel);
            let memory = &mut __glue::wiggle::memory(&mut memory);
            let part = __glue::wiggle::Part::<Files, _>::new_send(&mut ctx.files).part();
            let &(arg0, arg1, arg2) = args;
            let result = __glue::wiggle::TargetResult(
                    __target_files_open(part, memory, arg0, arg1, arg2),
                )
                .into_future()
                .await;
            result.map_err(__glue::Failure::Trap)
        }
        fn __files__define__open<
            T: 'static + ::core::marker::Send,
            R: __glue::FuncRegistry<T>,
        >(
            registry: &mut R,
            get: impl __glue::CtxAccessor<T, Self>,
        ) -> __glue::Defined<T, R> {
            __glue::wiggle::function::<
                &mut Self,
                &mut __glue::wiggle::GuestMemory<'_>,
                _,
            >(|ctx, memory| {
                    let part = __glue::wiggle::Part::<Files, _>::new_send(&mut ctx.files)
                        .part();
                    __target_files_open(part, memory, 0, 0, 0)
                })
                .select(
                    |registry: &mut R| Self::__files__define__open__sync(registry, get),
                    |registry: &mut R| Self::__files__define__open__async(registry, get),
                )(registry)
        }
        fn __files__define__open__sync<T: 'static, R: __glue::FuncRegistry<T>>(
            registry: &mut R,
            get: impl __glue::CtxAccessor<T, Self>,
        ) -> __glue::Defined<T, R> {
            registry
                .define(
                    "open",
                    move |
                        caller: __glue::Caller<'_, T>,
                        arg0: i32,
                        arg1: i32,
                        arg2: i64|
                    {
                        let mut call = __glue::HostCall::new(caller, get);
                        __glue::finish(
                            Self::__files__open(&mut call, &(arg0, arg1, arg2)),
                            Self::__files__on_failure__Errno,
                            "files",
                            "open",
                        )
                    },
                )
        }
        fn __files__define__open__async<
            T: 'static + ::core::marker::Send,
            R: __glue::FuncRegistry<T>,
        >(
            registry: &mut R,
            get: impl __glue::CtxAccessor<T, Self>,
        ) -> __glue::Defined<T, R> {
            registry
                .define_async(
                    "open",
                    move |caller: __glue::Caller<'_, T>, args: (i32, i32, i64)| {
                        let mut call = __glue::FutureCall::new(caller, get);
                        ::std::boxed::Box::new(async move {
                            __glue::finish(
                                Self::__files__open__async(&mut call, &args).await,
                                Self::__files__on_failure__Errno,
                                "files",
                                "open",
                            )
                        })
                    },
                )
        }
        #[inline]
        fn __files__type<T: 'static>(
            call: &mut __glue::HostCall<'_, T, impl __glue::CtxAccessor<T, Self>>,
            args: &(),
        ) -> __glue::Lowered<()> {
            let fuel = __glue::wiggle::fuel(call);
            let ctx = call.ctx();
            Self::__files__hostcall__fuel(ctx, fuel);
            __glue::IntoReturn::<()>::into_return(Self::r#type(ctx))
        }
        fn __files__define__type<T: 'static, R: __glue::FuncRegistry<T>>(
            registry: &mut R,
            get: impl __glue::CtxAccessor<T, Self>,
        ) -> __glue::Defined<T, R> {
            registry
                .define(
                    "type",
                    move |caller: __glue::Caller<'_, T>| {
                        let mut call = __glue::HostCall::new(caller, get);
                        __glue::finish(
                            Self::__files__type(&mut call, &()),
                            __glue::trap,
                            "files",
                            "type",
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
    impl Files {
        /// The module name that guests import.
        pub const MODULE: &'static str = "files";
        /// Adds the functions to a linker, for all stores that it instantiates modules in.
        /// `get` returns the context in a store's data.
        ///
        /// # Errors
        ///
        /// Fails if the linker already has one of the functions and does not allow shadowing.
        pub fn add_to_linker<T: 'static + ::core::marker::Send>(
            linker: &mut __glue::wasmtime::Linker<T>,
            get: impl ::core::ops::Fn(
                &mut T,
            ) -> &mut Host + ::core::marker::Copy + ::core::marker::Send + ::core::marker::Sync + 'static,
        ) -> __glue::Result<()> {
            let mut registry = __glue::LinkerRegistry::new(linker, Self::MODULE);
            <Host>::__files__define__open(&mut registry, get)?;
            <Host>::__files__define__type(&mut registry, get)?;
            __glue::Ok(())
        }
        /// Allocates the functions in one store. `get` returns the context in the store's
        /// data.
        #[must_use]
        pub fn new<T: 'static + ::core::marker::Send>(
            store: impl __glue::wasmtime::AsContextMut<Data = T>,
            get: impl ::core::ops::Fn(
                &mut T,
            ) -> &mut Host + ::core::marker::Copy + ::core::marker::Send + ::core::marker::Sync + 'static,
        ) -> Self {
            let mut registry = __glue::StoreRegistry::new(store);
            __glue::infallible(
                (|| {
                    __glue::Ok(Self {
                        open: <Host>::__files__define__open(&mut registry, get)?,
                        r#type: <Host>::__files__define__type(&mut registry, get)?,
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
                ("open", &self.open),
                ("type", &self.r#type),
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
