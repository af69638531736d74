impl Host {
    fn r#type(&mut self) {}
}
/// The functions of the witx module `files`.
///
/// # Functions of the witx module `files`
///
/// | function | witx | core Wasm | notes |
/// | --- | --- | --- | --- |
/// | [`open`](#structfield.open) | `(param $path string) (param $size u64) (result $error (expected (error $errno)))` | `(i32, i32, i64) -> i32` | target, memory |
/// | [`type`](#structfield.type) |  | `()` |  |
///
/// A function with the note *memory* uses the memory that its caller exports under this name.
#[allow(dead_code, unreachable_pub, clippy::all, clippy::pedantic, rustdoc::all)]
#[derive(::core::clone::Clone, ::core::fmt::Debug)]
pub struct Files {
    /// The function `open`.
    pub open: ::wasmtime_integration::glue::wasmtime::Func,
    /// The function `type`.
    pub r#type: ::wasmtime_integration::glue::wasmtime::Func,
}
const _: () = {
    #[allow(unused_imports)]
    use ::wasmtime_integration::glue as __glue;
    #[allow(unused_imports)]
    use crate::types as __types;
    #[allow(unused_imports)]
    use crate::old::files::{open as __target_files_open, Files as __Target_Files};
    #[allow(dead_code, non_camel_case_types)]
    trait __ImplementationOf_Files {
        type Part;
    }
    impl<P: __Target_Files> __ImplementationOf_Files for P {
        type Part = P;
    }
    #[allow(dead_code, non_snake_case)]
    #[inline]
    fn __target_files__part<
        P: __ImplementationOf_Files<Part = P> + __glue::target::MayWait,
    >(part: &mut P) -> &mut <P as __ImplementationOf_Files>::Part {
        part
    }
    #[allow(unused_imports)]
    use __glue::target::{
        AsyncFunction as _, AsyncReply as _, SyncFunction as _, SyncReply as _,
    };
    #[doc(hidden)]
    #[allow(
        dead_code,
        non_snake_case,
        unreachable_code,
        unused_qualifications,
        clippy::all,
        clippy::pedantic,
    )]
    impl Host {
        #[inline]
        fn __files__type(ctx: &mut Self) -> __glue::Result<()> {
            __glue::call(
                __glue::trap,
                "files",
                "type",
                || {
                    __glue::IntoPlain::<()>::into_plain(Self::r#type(ctx))?;
                    ::core::result::Result::Ok(())
                },
            )
        }
        #[cold]
        fn __files__Errno__failed(
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
                                __types::Errno,
                            >::error_value(crate::types::Errno::Inval),
                        ),
                    )
                }
                failure => {
                    ::core::result::Result::Err(failure.into_trap(module, function))
                }
            }
        }
        #[inline]
        fn __files__hostcall__fuel(&mut self, fuel: usize) {
            let ctx = self;
            let part = __target_files__part(&mut ctx.files);
            __Target_Files::set_hostcall_fuel(part, fuel);
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
    impl Files {
        /// The name of the module that guests import.
        pub const MODULE: &'static str = "files";
        /// Adds the functions to a linker, for all stores that it makes
        /// instances in. `get` finds the context in the data of a store.
        ///
        /// # Errors
        ///
        /// Where the linker has one of the functions already, and does not allow shadowing.
        pub fn add_to_linker<T: 'static + ::core::marker::Send>(
            linker: &mut __glue::wasmtime::Linker<T>,
            get: impl ::core::ops::Fn(
                &mut T,
            ) -> &mut Host + ::core::marker::Copy + ::core::marker::Send + ::core::marker::Sync + 'static,
        ) -> __glue::Result<()> {
            let mut definer = __glue::LinkerDefiner::new(linker, Self::MODULE);
            Self::__define_open(&mut definer, get)?;
            Self::__define_type(&mut definer, get)?;
            ::core::result::Result::Ok(())
        }
        /// Allocates the functions in one store. `get` finds the context in
        /// the store's data.
        #[must_use]
        pub fn new<T: 'static + ::core::marker::Send>(
            store: impl __glue::wasmtime::AsContextMut<Data = T>,
            get: impl ::core::ops::Fn(
                &mut T,
            ) -> &mut Host + ::core::marker::Copy + ::core::marker::Send + ::core::marker::Sync + 'static,
        ) -> Self {
            let mut definer = __glue::StoreDefiner::new(store);
            Self {
                open: __glue::infallible(Self::__define_open(&mut definer, get)),
                r#type: __glue::infallible(Self::__define_type(&mut definer, get)),
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
                ("open", &self.open),
                ("type", &self.r#type),
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
    impl Files {
        fn __define_open<T: 'static + ::core::marker::Send, D: __glue::Definer<T>>(
            definer: &mut D,
            get: impl __glue::Get<T, Host>,
        ) -> __glue::Defined<T, D> {
            __glue::target::function::<
                &mut Host,
                &mut __glue::target::GuestMemory<'_>,
                _,
            >(|ctx, memory| {
                    let part = __target_files__part(&mut ctx.files);
                    __target_files_open(part, memory, 0, 0, 0)
                })
                .define(
                    definer,
                    "open",
                    move |
                        mut caller: __glue::Caller<'_, T>,
                        arg0: i32,
                        arg1: i32,
                        arg2: i64,
                    | -> __glue::Result<i32> {
                        let kept = __glue::target::memory(&mut caller);
                        let (ctx, mut memory, fuel) = match __glue::target::enter(
                            &mut caller,
                            &kept,
                            get,
                        ) {
                            ::core::result::Result::Ok(entered) => entered,
                            ::core::result::Result::Err(failure) => {
                                return <Host>::__files__Errno__failed(
                                    failure,
                                    "files",
                                    "open",
                                );
                            }
                        };
                        let part = __target_files__part(&mut ctx.files);
                        __Target_Files::set_hostcall_fuel(part, fuel);
                        __glue::target::Reply(
                                __target_files_open(part, &mut memory, arg0, arg1, arg2),
                            )
                            .now()
                    },
                    __glue::target::later(move |
                        mut caller: __glue::Caller<'_, T>,
                        (arg0, arg1, arg2): (i32, i32, i64)|
                    {
                        ::std::boxed::Box::new(async move {
                            let mut kept = ::core::option::Option::None;
                            let (ctx, mut memory, fuel) = match __glue::target::enter_later(
                                &mut caller,
                                &mut kept,
                                get,
                            ) {
                                ::core::result::Result::Ok(entered) => entered,
                                ::core::result::Result::Err(failure) => {
                                    return <Host>::__files__Errno__failed(
                                        failure,
                                        "files",
                                        "open",
                                    );
                                }
                            };
                            let part = __target_files__part(&mut ctx.files);
                            __Target_Files::set_hostcall_fuel(part, fuel);
                            __glue::target::Reply(
                                    __target_files_open(part, &mut memory, arg0, arg1, arg2),
                                )
                                .later()
                                .await
                        })
                    }),
                )
        }
        fn __define_type<T: 'static, D: __glue::Definer<T>>(
            definer: &mut D,
            get: impl __glue::Get<T, Host>,
        ) -> __glue::Defined<T, D> {
            __glue::Definer::define(
                definer,
                "type",
                move |mut caller: __glue::Caller<'_, T>| -> __glue::Result<()> {
                    let fuel = __glue::target::fuel(&mut caller);
                    let ctx = get(caller.data_mut());
                    <Host>::__files__hostcall__fuel(ctx, fuel);
                    <Host>::__files__type(ctx)
                },
            )
        }
    }
};
