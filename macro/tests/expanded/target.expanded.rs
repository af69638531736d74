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
#[allow(
    dead_code,
    deprecated,
    non_camel_case_types,
    non_snake_case,
    private_bounds,
    private_interfaces,
    unreachable_code,
    unused_braces,
    unused_imports,
    unused_mut,
    unused_parens,
    unused_qualifications,
    unused_variables,
    clippy::all,
    clippy::pedantic,
)]
const _: () = {
    use ::wasmtime_integration::glue as __glue;
    use crate::types as __types;
    #[inline(always)]
    fn __on_failure_0(
        failure: __glue::Failure,
        module: &'static str,
        function: &'static str,
    ) -> __glue::Result<i32> {
        let error = match __glue::code(failure) {
            __glue::Ok(code) => return __glue::Ok(code),
            __glue::Err(__glue::Failure::Memory(__glue::Absent::Missing)) => {
                __glue::ErrorValue::<
                    __types::Errno,
                >::error_value(crate::types::Errno::Inval)
            }
            __glue::Err(failure) => return __glue::trap(failure, module, function),
        };
        <__types::Errno as __glue::ErrorCode>::code(error)
    }
    const __NAME: &'static str = "files";
    const __NAMES: &'static [&'static str] = &["open", "type"];
    #[allow(unused_imports)]
    use crate::old::files::{open as __target_open, Files as __Target};
    impl<'a, P: __Target> __glue::wiggle::TargetPart<Files>
    for __glue::wiggle::Part<'a, Files, P> {
        type Part = &'a mut P;
        #[inline]
        fn part(self) -> &'a mut P {
            self.implementor
        }
    }
    #[inline]
    fn __set_fuel<P: __Target>(part: &mut P, fuel: usize) {
        #[allow(unused_imports)]
        use __glue::wiggle::SetHostcallFuel as _;
        part.set_hostcall_fuel(fuel);
    }
    #[allow(unused_imports)]
    use __glue::wiggle::{
        AsyncFunction as _, AsyncResult as _, MissingPart as _, SyncFunction as _,
        SyncResult as _, TargetPart as _,
    };
    fn __pass_fuel(ctx: &mut Host, fuel: usize) {
        let part = __glue::wiggle::Part::<Files, _>::new_send(&mut ctx.files).part();
        __set_fuel(part, fuel);
    }
    #[inline]
    fn __call_open<T: 'static>(
        mut call: __glue::HostCall<'_, T, &(impl __glue::CtxAccessor<T, Host>)>,
        __arg0: i32,
        __arg1: i32,
        __arg2: i64,
    ) -> __glue::Lowered<i32> {
        let fuel = __glue::wiggle::fuel(&mut call);
        let (ctx, memory) = call.enter("memory", true);
        let mut memory = __glue::found(memory?);
        __pass_fuel(ctx, fuel);
        let memory = &mut __glue::wiggle::memory(&mut memory);
        let part = __glue::wiggle::Part::<Files, _>::new_send(&mut ctx.files).part();
        let result = __glue::wiggle::TargetResult(
                __target_open(part, memory, __arg0, __arg1, __arg2),
            )
            .returned()
            .ready();
        __glue::Result::map_err(result, __glue::Failure::Ended)
    }
    #[inline]
    async fn __call_open__async<T: 'static>(
        mut call: &mut __glue::HostCall<
            '_,
            T,
            impl ::core::ops::Deref<Target = impl __glue::CtxAccessor<T, Host>>,
        >,
        __arg0: i32,
        __arg1: i32,
        __arg2: i64,
    ) -> __glue::Lowered<i32> {
        let fuel = __glue::wiggle::fuel(&mut call);
        let (ctx, memory) = call.enter("memory", true);
        let mut memory = __glue::found(memory?);
        __pass_fuel(ctx, fuel);
        let memory = &mut __glue::wiggle::memory(&mut memory);
        let part = __glue::wiggle::Part::<Files, _>::new_send(&mut ctx.files).part();
        let result = __glue::wiggle::TargetResult(
                __target_open(part, memory, __arg0, __arg1, __arg2),
            )
            .returned()
            .wait()
            .await;
        __glue::Result::map_err(result, __glue::Failure::Ended)
    }
    #[inline]
    fn __call_type<T: 'static>(
        mut call: __glue::HostCall<'_, T, &(impl __glue::CtxAccessor<T, Host>)>,
    ) -> __glue::Lowered<()> {
        let fuel = __glue::wiggle::fuel(&mut call);
        let (ctx, mut memory) = (call.ctx(), __glue::GuestMemory::empty());
        __pass_fuel(ctx, fuel);
        __glue::Ok(__glue::IntoReturn::<()>::into_return(<Host>::r#type(ctx))?)
    }
    fn __define<T: 'static + ::core::marker::Send>(
        into: &mut __glue::Registry<'_, T>,
        get: impl __glue::CtxAccessor<T, Host> + 'static,
    ) -> __glue::Result<()> {
        __glue::wiggle::function::<
            &mut Host,
            &mut __glue::wiggle::GuestMemory<'_>,
            _,
        >(|ctx, memory| {
                let part = __glue::wiggle::Part::<Files, _>::new_send(&mut ctx.files)
                    .part();
                __target_open(part, memory, 0, 0, 0)
            })
            .select(
                |into: &mut __glue::Registry<'_, T>| __glue::Glue::define(
                    into,
                    &get,
                    "open",
                    __call_open,
                    |f| __on_failure_0(f, __NAME, "open"),
                ),
                |into: &mut __glue::Registry<'_, T>| {
                    let get = ::core::clone::Clone::clone(&get);
                    into.define_async(
                        "open",
                        move |
                            caller: __glue::Caller<'_, T>,
                            (__arg0, __arg1, __arg2): (i32, i32, i64)|
                        {
                            let get = __glue::Owned(::core::clone::Clone::clone(&get));
                            let mut call = __glue::HostCall::new(caller, get);
                            ::std::boxed::Box::new(async move {
                                {
                                    let lowered = __call_open__async(
                                            &mut call,
                                            __arg0,
                                            __arg1,
                                            __arg2,
                                        )
                                        .await;
                                    __glue::finish::<
                                        i32,
                                    >(lowered, |f| __on_failure_0(f, __NAME, "open"))
                                }
                            })
                        },
                    )
                },
            )(into)?;
        __glue::Glue::define(
            into,
            &get,
            "type",
            __call_type,
            |f| __glue::trap(f, __NAME, "type"),
        )?;
        __glue::Ok(())
    }
    impl Files {
        /// The module name that guests import.
        pub const MODULE: &'static str = "files";
        /// The functions, in the order of the fields.
        pub const FUNCTIONS: &'static [__glue::HostFunction] = &__glue::host_functions::<
            { __NAMES.len() },
        >("files", __NAMES);
        /// Adds the functions to a linker, for all stores that it instantiates modules in.
        /// `get` returns the context in a store's data.
        ///
        /// # Errors
        ///
        /// Fails if the linker already has one of the functions and does not allow shadowing.
        pub fn add_to_linker<T: 'static + ::core::marker::Send>(
            linker: &mut __glue::wasmtime::Linker<T>,
            get: impl for<'a> ::core::ops::Fn(
                &'a mut T,
            ) -> &'a mut Host + ::core::clone::Clone + ::core::marker::Send + ::core::marker::Sync + 'static,
        ) -> __glue::Result<()> {
            __define(&mut __glue::Registry::linker(linker, __NAME), get)
        }
        /// Adds the functions for which `is_wanted` returns `true` to a linker. It is called once
        /// with each name that guests import.
        ///
        /// # Errors
        ///
        /// Fails if the linker already has one of the functions and does not allow shadowing.
        pub fn add_to_linker_where<T: 'static + ::core::marker::Send>(
            linker: &mut __glue::wasmtime::Linker<T>,
            get: impl for<'a> ::core::ops::Fn(
                &'a mut T,
            ) -> &'a mut Host + ::core::clone::Clone + ::core::marker::Send + ::core::marker::Sync + 'static,
            mut is_wanted: impl ::core::ops::FnMut(
                &::core::primitive::str,
            ) -> ::core::primitive::bool,
        ) -> __glue::Result<()> {
            __define(
                &mut __glue::Registry::linker(linker, __NAME).only(&mut is_wanted),
                get,
            )
        }
        /// Allocates the functions in one store. `get` returns the
        /// context in the store's data.
        #[must_use]
        pub fn new<T: 'static + ::core::marker::Send>(
            store: impl __glue::wasmtime::AsContextMut<Data = T>,
            get: impl for<'a> ::core::ops::Fn(
                &'a mut T,
            ) -> &'a mut Host + ::core::clone::Clone + ::core::marker::Send + ::core::marker::Sync + 'static,
        ) -> Self {
            let mut funcs = __glue::allocate(store, __NAME, |into| __define(into, get));
            Self {
                open: funcs.next_func(),
                r#type: funcs.next_func(),
            }
        }
        /// Returns the function that guests import under `name`.
        #[must_use]
        pub fn get_export(
            &self,
            name: &str,
        ) -> ::core::option::Option<&__glue::wasmtime::Func> {
            __glue::find_export(self.exports(), name)
        }
        /// Returns all functions, each with its name.
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
