impl<R: Runner> Ctx<R>
where
    R::Job: Send,
{
    async fn start(
        &mut self,
        input: Vec<u8>,
    ) -> Result<types::Job, Trappable<types::Errno>> {
        Ok(self.runner.start(input).await?)
    }
    async fn wait(&mut self, job: types::Job) -> Result<types::Outcome, types::Errno> {
        self.runner.wait(job).await
    }
    async fn cancel(&mut self, job: types::Job) -> Result<(), types::Errno> {
        self.runner.cancel(job).await
    }
    async fn sleep<T: 'static>(caller: Caller<'_, T>, seconds: f64) {
        sleep(seconds).await;
    }
    #[cfg(unix)]
    fn now(&self) -> u64 {
        0
    }
    #[cfg(unix)]
    fn reason(&mut self, memory: &mut GuestMemory<'_>, buf: i32, len: i32) -> i32 {
        0
    }
}
/// The types of the witx document.
#[allow(dead_code, unreachable_pub, clippy::all, clippy::pedantic, rustdoc::all)]
pub mod types {
    #[allow(unused_imports)]
    use ::wasmtime_integration as __integration;
    ///
    #[derive(
        ::core::clone::Clone,
        ::core::marker::Copy,
        ::core::cmp::PartialEq,
        ::core::cmp::Eq,
        ::core::hash::Hash,
    )]
    #[repr(u8)]
    pub enum Errno {
        ///
        Success = 0,
        ///
        Again = 1,
        ///
        Fault = 2,
    }
    __integration::glue::enumeration!(
        Errno : u8, "errno", [Success "Success" "success", Again "Again" "again", Fault
        "Fault" "fault",]
    );
    __integration::glue::pass_enumeration!(Errno);
    impl ::core::convert::From<Errno> for u8 {
        fn from(value: Errno) -> Self {
            value as Self
        }
    }
    impl ::core::convert::TryFrom<u8> for Errno {
        type Error = __integration::GuestError;
        #[inline]
        fn try_from(
            repr: u8,
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
    ///
    #[derive(
        ::core::clone::Clone,
        ::core::marker::Copy,
        ::core::fmt::Debug,
        ::core::cmp::PartialEq,
        ::core::cmp::Eq,
        ::core::hash::Hash,
    )]
    pub struct Job(u32);
    __integration::glue::transparent!(Job { 0 : u32 });
    __integration::glue::pass_transparent!(Job { 0 : u32 });
    impl ::core::convert::From<Job> for u32 {
        fn from(value: Job) -> Self {
            value.0
        }
    }
    impl ::core::convert::From<u32> for Job {
        fn from(handle: u32) -> Self {
            Self(handle)
        }
    }
    impl ::core::fmt::Display for Job {
        fn fmt(&self, f: &mut ::core::fmt::Formatter<'_>) -> ::core::fmt::Result {
            ::core::fmt::Display::fmt(&self.0, f)
        }
    }
    /// How a job went.
    #[derive(
        ::core::clone::Clone,
        ::core::marker::Copy,
        ::core::fmt::Debug,
        ::core::cmp::PartialEq,
        ::core::cmp::Eq,
        ::core::hash::Hash,
    )]
    pub enum Outcome {
        ///
        Done(u32),
        ///
        Failed(Errno),
    }
    __integration::glue::variant!(
        Outcome : u8, "outcome", { 0 Done(payload : u32), 1 Failed(payload : Errno), }
    );
    __integration::glue::pass_by_address!(Outcome);
}
/// Jobs that take their time.
///
/// # Functions of the module `jobs`
///
/// | function | signature | core Wasm | notes |
/// | --- | --- | --- | --- |
/// | [`start`](#structfield.start) | `(param $input (list u8)) (result $error (expected $job (error $errno)))` | `(i32, i32, i32) -> i32` | async, memory |
/// | [`wait`](#structfield.wait) | `(param $job $job) (result $error (expected $outcome (error $errno)))` | `(i32, i32) -> i32` | async, memory |
/// | [`cancel`](#structfield.cancel) | `(param $job $job) (result $error (expected (error $errno)))` | `(i32) -> i32` | async |
/// | [`sleep`](#structfield.sleep) | `(param $seconds f64)` | `(f64)` | override, async |
#[cfg_attr(
    all(unix),
    doc = " | [`now`](#structfield.now) | `(result $now u64)` | `() -> i64` |  |"
)]
#[cfg_attr(
    all(not(any(all(unix)))),
    doc = " | [`now`](#structfield.now) | `(result $now u64)` | `() -> i64` | unimplemented |"
)]
#[cfg_attr(
    all(unix),
    doc = " | [`reason`](#structfield.reason) | `(param $buf (@witx pointer u8)) (param $len (@witx usize)) (result $error (expected (error $errno)))` | `(i32, i32) -> i32` | override, memory |"
)]
#[cfg_attr(
    all(not(any(all(unix)))),
    doc = " | [`reason`](#structfield.reason) | `(param $buf (@witx pointer u8)) (param $len (@witx usize)) (result $error (expected (error $errno)))` | `(i32, i32) -> i32` | unimplemented |"
)]
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
pub(crate) struct Jobs {
    /// Starts a job.
    pub start: ::wasmtime_integration::glue::wasmtime::Func,
    /// Waits for a job.
    pub wait: ::wasmtime_integration::glue::wasmtime::Func,
    /// Gives a job up.
    pub cancel: ::wasmtime_integration::glue::wasmtime::Func,
    /// Sleeps.
    pub sleep: ::wasmtime_integration::glue::wasmtime::Func,
    /// The clock.
    pub now: ::wasmtime_integration::glue::wasmtime::Func,
    /// The reason for the last error.
    pub reason: ::wasmtime_integration::glue::wasmtime::Func,
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
    impl<R: Runner> Ctx<R>
    where
        R::Job: Send,
    {
        #[inline]
        async fn __jobs__start<T_: 'static>(
            call: &mut __glue::FutureCall<'_, T_, impl __glue::CtxAccessor<T_, Self>>,
            args: &(i32, i32, i32),
        ) -> __glue::Lowered<i32> {
            let (ctx, mut memory) = call.enter()?;
            let input = __glue::FromList::<u8>::lift(args.0, args.1, &memory, "input")?;
            match __glue::IntoOutcome::<
                types::Job,
                types::Errno,
                Self,
            >::into_outcome(Self::start(ctx, input).await) {
                __glue::Ok(value) => {
                    let value = __glue::IntoOk::<types::Job>::into_ok(value);
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
        fn __jobs__define__start<
            T_: 'static + ::core::marker::Send,
            R_: __glue::FuncRegistry<T_>,
        >(
            registry: &mut R_,
            get: impl __glue::CtxAccessor<T_, Self>,
        ) -> __glue::Defined<T_, R_>
        where
            Self: 'static + ::core::marker::Send,
        {
            registry
                .define_async(
                    "start",
                    move |caller: __glue::Caller<'_, T_>, args: (i32, i32, i32)| {
                        let mut call = __glue::FutureCall::new(caller, get);
                        ::std::boxed::Box::new(async move {
                            __glue::finish(
                                Self::__jobs__start(&mut call, &args).await,
                                __glue::trap,
                                "jobs",
                                "start",
                            )
                        })
                    },
                )
        }
        #[inline]
        async fn __jobs__wait<T_: 'static>(
            call: &mut __glue::FutureCall<'_, T_, impl __glue::CtxAccessor<T_, Self>>,
            args: &(i32, i32),
        ) -> __glue::Lowered<i32> {
            let (ctx, mut memory) = call.enter()?;
            let job = __glue::FromValue::<types::Job>::lift(args.0, "job")?;
            match __glue::IntoOutcome::<
                types::Outcome,
                types::Errno,
                Self,
            >::into_outcome(Self::wait(ctx, job).await) {
                __glue::Ok(value) => {
                    let value = __glue::IntoOk::<types::Outcome>::into_ok(value);
                    __glue::store(&mut memory, args.1, value, "error")?;
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
        fn __jobs__define__wait<
            T_: 'static + ::core::marker::Send,
            R_: __glue::FuncRegistry<T_>,
        >(
            registry: &mut R_,
            get: impl __glue::CtxAccessor<T_, Self>,
        ) -> __glue::Defined<T_, R_>
        where
            Self: 'static + ::core::marker::Send,
        {
            registry
                .define_async(
                    "wait",
                    move |caller: __glue::Caller<'_, T_>, args: (i32, i32)| {
                        let mut call = __glue::FutureCall::new(caller, get);
                        ::std::boxed::Box::new(async move {
                            __glue::finish(
                                Self::__jobs__wait(&mut call, &args).await,
                                __glue::trap,
                                "jobs",
                                "wait",
                            )
                        })
                    },
                )
        }
        #[inline]
        async fn __jobs__cancel<T_: 'static>(
            call: &mut __glue::FutureCall<'_, T_, impl __glue::CtxAccessor<T_, Self>>,
            args: &(i32,),
        ) -> __glue::Lowered<i32> {
            let ctx = call.ctx();
            let job = __glue::FromValue::<types::Job>::lift(args.0, "job")?;
            match __glue::IntoOutcome::<
                (),
                types::Errno,
                Self,
            >::into_outcome(Self::cancel(ctx, job).await) {
                __glue::Ok(value) => __glue::IntoOk::<()>::succeed(value),
                __glue::Err(error) => {
                    let error = __glue::IntoErrno::<
                        types::Errno,
                        Self,
                    >::into_failure(error, ctx)?;
                    __glue::Ok(<types::Errno as __glue::Lower<i32>>::lower(error))
                }
            }
        }
        fn __jobs__define__cancel<
            T_: 'static + ::core::marker::Send,
            R_: __glue::FuncRegistry<T_>,
        >(
            registry: &mut R_,
            get: impl __glue::CtxAccessor<T_, Self>,
        ) -> __glue::Defined<T_, R_>
        where
            Self: 'static + ::core::marker::Send,
        {
            registry
                .define_async(
                    "cancel",
                    move |caller: __glue::Caller<'_, T_>, args: (i32,)| {
                        let mut call = __glue::FutureCall::new(caller, get);
                        ::std::boxed::Box::new(async move {
                            __glue::finish(
                                Self::__jobs__cancel(&mut call, &args).await,
                                __glue::trap,
                                "jobs",
                                "cancel",
                            )
                        })
                    },
                )
        }
        #[inline]
        async fn __jobs__sleep<T_: 'static>(
            call: &mut __glue::HostCall<'_, T_, impl __glue::CtxAccessor<T_, Self>>,
            args: &(f64,),
        ) -> __glue::Lowered<()> {
            let &(arg0,) = args;
            __glue::IntoCore::<
                (),
            >::into_core(
                Self::sleep(call.take_caller(), __glue::FromCore::<f64>::from_core(arg0))
                    .await,
            )
        }
        fn __jobs__define__sleep<
            T_: 'static + ::core::marker::Send,
            R_: __glue::FuncRegistry<T_>,
        >(
            registry: &mut R_,
            get: impl __glue::CtxAccessor<T_, Self>,
        ) -> __glue::Defined<T_, R_>
        where
            Self: 'static + ::core::marker::Send,
        {
            registry
                .define_async(
                    "sleep",
                    move |caller: __glue::Caller<'_, T_>, args: (f64,)| {
                        let mut call = __glue::HostCall::new(caller, get);
                        ::std::boxed::Box::new(async move {
                            __glue::finish(
                                Self::__jobs__sleep(&mut call, &args).await,
                                __glue::trap,
                                "jobs",
                                "sleep",
                            )
                        })
                    },
                )
        }
        #[cfg(unix)]
        #[inline]
        fn __jobs__now<T_: 'static>(
            call: &mut __glue::HostCall<'_, T_, impl __glue::CtxAccessor<T_, Self>>,
            args: &(),
        ) -> __glue::Lowered<i64> {
            let ctx = call.ctx();
            __glue::CoreResult::lower_result(
                __glue::IntoReturn::<u64>::into_return(Self::now(ctx)),
            )
        }
        #[cfg(unix)]
        fn __jobs__define__now<T_: 'static, R_: __glue::FuncRegistry<T_>>(
            registry: &mut R_,
            get: impl __glue::CtxAccessor<T_, Self>,
        ) -> __glue::Defined<T_, R_>
        where
            Self: 'static,
        {
            registry
                .define(
                    "now",
                    move |caller: __glue::Caller<'_, T_>| {
                        let mut call = __glue::HostCall::new(caller, get);
                        __glue::finish(
                            Self::__jobs__now(&mut call, &()),
                            __glue::trap,
                            "jobs",
                            "now",
                        )
                    },
                )
        }
        #[cfg(not(any(all(unix))))]
        #[inline]
        fn __jobs__now<T_: 'static>(
            call: &mut __glue::HostCall<'_, T_, impl __glue::CtxAccessor<T_, Self>>,
            args: &(),
        ) -> __glue::Lowered<i64> {
            __glue::Err(__glue::Failure::Unimplemented)
        }
        #[cfg(not(any(all(unix))))]
        fn __jobs__define__now<T_: 'static, R_: __glue::FuncRegistry<T_>>(
            registry: &mut R_,
            get: impl __glue::CtxAccessor<T_, Self>,
        ) -> __glue::Defined<T_, R_>
        where
            Self: 'static,
        {
            registry
                .define(
                    "now",
                    move |caller: __glue::Caller<'_, T_>| {
                        let mut call = __glue::HostCall::new(caller, get);
                        __glue::finish(
                            Self::__jobs__now(&mut call, &()),
                            __glue::trap,
                            "jobs",
                            "now",
                        )
                    },
                )
        }
        #[cfg(unix)]
        #[inline]
        fn __jobs__reason<T_: 'static>(
            call: &mut __glue::HostCall<'_, T_, impl __glue::CtxAccessor<T_, Self>>,
            args: &(i32, i32),
        ) -> __glue::Lowered<i32> {
            let (ctx, mut memory) = call.enter()?;
            let __memory = &mut memory;
            let &(arg0, arg1) = args;
            __glue::IntoCore::<
                i32,
            >::into_core(
                Self::reason(
                    ctx,
                    __memory,
                    __glue::FromCore::<i32>::from_core(arg0),
                    __glue::FromCore::<i32>::from_core(arg1),
                ),
            )
        }
        #[cfg(unix)]
        fn __jobs__define__reason<T_: 'static, R_: __glue::FuncRegistry<T_>>(
            registry: &mut R_,
            get: impl __glue::CtxAccessor<T_, Self>,
        ) -> __glue::Defined<T_, R_>
        where
            Self: 'static,
        {
            registry
                .define(
                    "reason",
                    move |caller: __glue::Caller<'_, T_>, arg0: i32, arg1: i32| {
                        let mut call = __glue::HostCall::new(caller, get);
                        __glue::finish(
                            Self::__jobs__reason(&mut call, &(arg0, arg1)),
                            __glue::trap,
                            "jobs",
                            "reason",
                        )
                    },
                )
        }
        #[cfg(not(any(all(unix))))]
        #[inline]
        fn __jobs__reason<T_: 'static>(
            call: &mut __glue::HostCall<'_, T_, impl __glue::CtxAccessor<T_, Self>>,
            args: &(i32, i32),
        ) -> __glue::Lowered<i32> {
            __glue::Ok(
                <types::Errno as __glue::Lower<
                    i32,
                >>::lower(
                    __glue::ErrorValue::<types::Errno>::error_value(types::Errno::Again),
                ),
            )
        }
        #[cfg(not(any(all(unix))))]
        fn __jobs__define__reason<T_: 'static, R_: __glue::FuncRegistry<T_>>(
            registry: &mut R_,
            get: impl __glue::CtxAccessor<T_, Self>,
        ) -> __glue::Defined<T_, R_>
        where
            Self: 'static,
        {
            registry
                .define(
                    "reason",
                    move |caller: __glue::Caller<'_, T_>, arg0: i32, arg1: i32| {
                        let mut call = __glue::HostCall::new(caller, get);
                        __glue::finish(
                            Self::__jobs__reason(&mut call, &(arg0, arg1)),
                            __glue::trap,
                            "jobs",
                            "reason",
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
    impl Jobs {
        /// The module name that guests import.
        pub const MODULE: &'static str = "jobs";
        /// Adds the functions to a linker, for all stores that it instantiates modules in.
        /// `get` returns the context in a store's data.
        ///
        /// # Errors
        ///
        /// Fails if the linker already has one of the functions and does not allow shadowing.
        pub fn add_to_linker<T_: 'static + ::core::marker::Send, R: Runner>(
            linker: &mut __glue::wasmtime::Linker<T_>,
            get: impl ::core::ops::Fn(
                &mut T_,
            ) -> &mut Ctx<
                    R,
                > + ::core::marker::Copy + ::core::marker::Send + ::core::marker::Sync + 'static,
        ) -> __glue::Result<()>
        where
            Ctx<R>: 'static + ::core::marker::Send,
            R::Job: Send,
        {
            let mut registry = __glue::LinkerRegistry::new(linker, Self::MODULE);
            <Ctx<R>>::__jobs__define__start(&mut registry, get)?;
            <Ctx<R>>::__jobs__define__wait(&mut registry, get)?;
            <Ctx<R>>::__jobs__define__cancel(&mut registry, get)?;
            <Ctx<R>>::__jobs__define__sleep(&mut registry, get)?;
            <Ctx<R>>::__jobs__define__now(&mut registry, get)?;
            <Ctx<R>>::__jobs__define__reason(&mut registry, get)?;
            __glue::Ok(())
        }
        /// Allocates the functions in one store. `get` returns the context in the store's
        /// data.
        #[must_use]
        pub fn new<T_: 'static + ::core::marker::Send, R: Runner>(
            store: impl __glue::wasmtime::AsContextMut<Data = T_>,
            get: impl ::core::ops::Fn(
                &mut T_,
            ) -> &mut Ctx<
                    R,
                > + ::core::marker::Copy + ::core::marker::Send + ::core::marker::Sync + 'static,
        ) -> Self
        where
            Ctx<R>: 'static + ::core::marker::Send,
            R::Job: Send,
        {
            let mut registry = __glue::StoreRegistry::new(store);
            __glue::infallible(
                (|| {
                    __glue::Ok(Self {
                        start: <Ctx<R>>::__jobs__define__start(&mut registry, get)?,
                        wait: <Ctx<R>>::__jobs__define__wait(&mut registry, get)?,
                        cancel: <Ctx<R>>::__jobs__define__cancel(&mut registry, get)?,
                        sleep: <Ctx<R>>::__jobs__define__sleep(&mut registry, get)?,
                        now: <Ctx<R>>::__jobs__define__now(&mut registry, get)?,
                        reason: <Ctx<R>>::__jobs__define__reason(&mut registry, get)?,
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
                ("start", &self.start),
                ("wait", &self.wait),
                ("cancel", &self.cancel),
                ("sleep", &self.sleep),
                ("now", &self.now),
                ("reason", &self.reason),
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
    ::core::concat!(::core::env!("CARGO_MANIFEST_DIR"),
    "/tests/expanded/asynchronous.witx")
);
