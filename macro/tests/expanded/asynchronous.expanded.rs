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
    use ::wasmtime_integration::glue as __glue;
    ///
    #[derive(::core::fmt::Debug, ::core::cmp::PartialEq, ::core::hash::Hash)]
    #[repr(u8)]
    pub enum Errno {
        ///
        Success = 0,
        ///
        Again = 1,
        ///
        Fault = 2,
    }
    __glue::enumeration!(
        Errno : u8, "errno", [Success "success", Again "again", Fault "fault",]
    );
    __glue::pass_enumeration!(Errno);
    impl ::core::convert::From<Errno> for u8 {
        fn from(value: Errno) -> Self {
            value as Self
        }
    }
    impl ::core::convert::TryFrom<u8> for Errno {
        type Error = __glue::GuestError;
        #[inline]
        fn try_from(repr: u8) -> __glue::Result<Self, __glue::GuestError> {
            __glue::case(repr)
        }
    }
    impl ::core::fmt::Display for Errno {
        fn fmt(&self, f: &mut ::core::fmt::Formatter<'_>) -> ::core::fmt::Result {
            f.write_str(__glue::case_name(*self))
        }
    }
    impl ::core::error::Error for Errno {}
    __glue::copy!(Errno);
    impl ::core::cmp::Eq for Errno {}
    ///
    #[derive(::core::fmt::Debug, ::core::cmp::PartialEq, ::core::hash::Hash)]
    pub struct Job(u32);
    __glue::transparent!(Job { 0 : u32 });
    __glue::pass_transparent!(Job { 0 : u32 });
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
    __glue::copy!(Job);
    impl ::core::cmp::Eq for Job {}
    /// How a job went.
    #[derive(::core::fmt::Debug, ::core::cmp::PartialEq, ::core::hash::Hash)]
    pub enum Outcome {
        ///
        Done(u32),
        ///
        Failed(Errno),
    }
    __glue::variant!(
        Outcome : u8, "outcome", { 0 Done(payload : u32), 1 Failed(payload : Errno), }
    );
    __glue::pass_by_address!(Outcome);
    __glue::copy!(Outcome);
    impl ::core::cmp::Eq for Outcome {}
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
    const __NAME: &'static str = "jobs";
    const __NAMES: &'static [&'static str] = &[
        "start",
        "wait",
        "cancel",
        "sleep",
        "now",
        "reason",
    ];
    #[inline]
    async fn __call_start<__T: 'static, R: Runner>(
        mut call: &mut __glue::HostCall<
            '_,
            __T,
            impl ::core::ops::Deref<Target = impl __glue::CtxAccessor<__T, Ctx<R>>>,
        >,
        __arg0: i32,
        __arg1: i32,
        __arg2: i32,
    ) -> __glue::Lowered<i32>
    where
        Ctx<R>: 'static,
        R::Job: Send,
    {
        let (ctx, memory) = call.enter("memory", true);
        let mut memory = __glue::found(memory?);
        let input = __glue::param(
            <_ as __glue::FromList<u8>>::lift((__arg0, __arg1), &memory),
            &__glue::Param("input"),
        )?;
        let value = <types::Errno as __glue::ErrorCode>::ok(
            __glue::outcome::<
                types::Job,
                types::Errno,
                Ctx<R>,
                _,
            >(<Ctx<R>>::start(ctx, input).await, ctx),
        )?;
        __glue::store(&mut memory, __arg2, value, &__glue::Out("error"))?;
        __glue::Ok(0)
    }
    #[inline]
    async fn __call_wait<__T: 'static, R: Runner>(
        mut call: &mut __glue::HostCall<
            '_,
            __T,
            impl ::core::ops::Deref<Target = impl __glue::CtxAccessor<__T, Ctx<R>>>,
        >,
        __arg0: i32,
        __arg1: i32,
    ) -> __glue::Lowered<i32>
    where
        Ctx<R>: 'static,
        R::Job: Send,
    {
        let (ctx, memory) = call.enter("memory", true);
        let mut memory = __glue::found(memory?);
        let job = __glue::param(
            __glue::FromValue::<types::Job>::lift(__arg0, &memory, ctx),
            &__glue::Param("job"),
        )?;
        let value = <types::Errno as __glue::ErrorCode>::ok(
            __glue::outcome::<
                types::Outcome,
                types::Errno,
                Ctx<R>,
                _,
            >(<Ctx<R>>::wait(ctx, job).await, ctx),
        )?;
        __glue::store(&mut memory, __arg1, value, &__glue::Out("error"))?;
        __glue::Ok(0)
    }
    #[inline]
    async fn __call_cancel<__T: 'static, R: Runner>(
        mut call: &mut __glue::HostCall<
            '_,
            __T,
            impl ::core::ops::Deref<Target = impl __glue::CtxAccessor<__T, Ctx<R>>>,
        >,
        __arg0: i32,
    ) -> __glue::Lowered<i32>
    where
        Ctx<R>: 'static,
        R::Job: Send,
    {
        let (ctx, mut memory) = (call.ctx(), __glue::GuestMemory::empty());
        let job = __glue::param(
            __glue::FromValue::<types::Job>::lift(__arg0, &memory, ctx),
            &__glue::Param("job"),
        )?;
        <types::Errno as __glue::ErrorCode>::ok(
            __glue::outcome::<
                (),
                types::Errno,
                Ctx<R>,
                _,
            >(<Ctx<R>>::cancel(ctx, job).await, ctx),
        )?;
        __glue::Ok(0)
    }
    #[inline]
    async fn __call_sleep<__T: 'static, R: Runner>(
        mut call: __glue::HostCall<
            '_,
            __T,
            impl ::core::ops::Deref<Target = impl __glue::CtxAccessor<__T, Ctx<R>>>,
        >,
        __arg0: f64,
    ) -> __glue::Lowered<()>
    where
        Ctx<R>: 'static,
        R::Job: Send,
    {
        __glue::Ok(
            __glue::IntoCore::<
                (),
            >::into_core(
                <Ctx<
                    R,
                >>::sleep(call.into_caller(), __glue::FromCore::<f64>::from_core(__arg0))
                    .await,
            )?,
        )
    }
    #[cfg(unix)]
    #[inline]
    fn __call_now<__T: 'static, R: Runner>(
        mut call: __glue::HostCall<'_, __T, &(impl __glue::CtxAccessor<__T, Ctx<R>>)>,
    ) -> __glue::Lowered<i64>
    where
        Ctx<R>: 'static,
        R::Job: Send,
    {
        let (ctx, mut memory) = (call.ctx(), __glue::GuestMemory::empty());
        let value = __glue::IntoReturn::<u64>::into_return(<Ctx<R>>::now(ctx))?;
        __glue::Ok(__glue::CoreResultOf::lower(value, &mut memory, ctx)?)
    }
    #[cfg(not(any(all(unix))))]
    #[inline]
    fn __call_now<__T: 'static, R: Runner>(
        mut call: __glue::HostCall<'_, __T, &(impl __glue::CtxAccessor<__T, Ctx<R>>)>,
    ) -> __glue::Lowered<i64>
    where
        Ctx<R>: 'static,
        R::Job: Send,
    {
        __glue::Err(__glue::Failure::Unimplemented)
    }
    #[cfg(unix)]
    #[inline]
    fn __call_reason<__T: 'static, R: Runner>(
        mut call: __glue::HostCall<'_, __T, &(impl __glue::CtxAccessor<__T, Ctx<R>>)>,
        __arg0: i32,
        __arg1: i32,
    ) -> __glue::Lowered<i32>
    where
        Ctx<R>: 'static,
        R::Job: Send,
    {
        let (ctx, memory) = call.enter("memory", true);
        let mut memory = __glue::found(memory?);
        let __memory = &mut memory;
        __glue::Ok(
            __glue::IntoCore::<
                i32,
            >::into_core(
                <Ctx<
                    R,
                >>::reason(
                    ctx,
                    __memory,
                    __glue::FromCore::<i32>::from_core(__arg0),
                    __glue::FromCore::<i32>::from_core(__arg1),
                ),
            )?,
        )
    }
    #[cfg(not(any(all(unix))))]
    #[inline]
    fn __call_reason<__T: 'static, R: Runner>(
        mut call: __glue::HostCall<'_, __T, &(impl __glue::CtxAccessor<__T, Ctx<R>>)>,
        __arg0: i32,
        __arg1: i32,
    ) -> __glue::Lowered<i32>
    where
        Ctx<R>: 'static,
        R::Job: Send,
    {
        __glue::Err(
            __glue::Failure::Code(
                <types::Errno as __glue::ErrorCode>::code(
                    __glue::ErrorValue::<types::Errno>::error_value(types::Errno::Again),
                )?,
            ),
        )
    }
    fn __define<__T: 'static + ::core::marker::Send, R: Runner>(
        into: &mut __glue::Registry<'_, __T>,
        get: impl __glue::CtxAccessor<__T, Ctx<R>> + 'static,
    ) -> __glue::Result<()>
    where
        Ctx<R>: 'static + ::core::marker::Send,
        R::Job: Send,
    {
        {
            let get = ::core::clone::Clone::clone(&get);
            into.define_async(
                "start",
                move |
                    caller: __glue::Caller<'_, __T>,
                    (__arg0, __arg1, __arg2): (i32, i32, i32)|
                {
                    let get = __glue::Owned(::core::clone::Clone::clone(&get));
                    let mut call = __glue::HostCall::new(caller, get);
                    ::std::boxed::Box::new(async move {
                        {
                            let lowered = __call_start(&mut call, __arg0, __arg1, __arg2)
                                .await;
                            __glue::finish::<
                                i32,
                            >(lowered, |f| __glue::code_or_trap(f, __NAME, "start"))
                        }
                    })
                },
            )
        }?;
        {
            let get = ::core::clone::Clone::clone(&get);
            into.define_async(
                "wait",
                move |caller: __glue::Caller<'_, __T>, (__arg0, __arg1): (i32, i32)| {
                    let get = __glue::Owned(::core::clone::Clone::clone(&get));
                    let mut call = __glue::HostCall::new(caller, get);
                    ::std::boxed::Box::new(async move {
                        {
                            let lowered = __call_wait(&mut call, __arg0, __arg1).await;
                            __glue::finish::<
                                i32,
                            >(lowered, |f| __glue::code_or_trap(f, __NAME, "wait"))
                        }
                    })
                },
            )
        }?;
        {
            let get = ::core::clone::Clone::clone(&get);
            into.define_async(
                "cancel",
                move |caller: __glue::Caller<'_, __T>, (__arg0,): (i32,)| {
                    let get = __glue::Owned(::core::clone::Clone::clone(&get));
                    let mut call = __glue::HostCall::new(caller, get);
                    ::std::boxed::Box::new(async move {
                        {
                            let lowered = __call_cancel(&mut call, __arg0).await;
                            __glue::finish::<
                                i32,
                            >(lowered, |f| __glue::code_or_trap(f, __NAME, "cancel"))
                        }
                    })
                },
            )
        }?;
        {
            let get = ::core::clone::Clone::clone(&get);
            into.define_async(
                "sleep",
                move |caller: __glue::Caller<'_, __T>, (__arg0,): (f64,)| {
                    let get = __glue::Owned(::core::clone::Clone::clone(&get));
                    let mut call = __glue::HostCall::new(caller, get);
                    ::std::boxed::Box::new(async move {
                        {
                            let lowered = __call_sleep(call, __arg0).await;
                            __glue::finish::<
                                (),
                            >(lowered, |f| __glue::trap(f, __NAME, "sleep"))
                        }
                    })
                },
            )
        }?;
        #[cfg(unix)]
        __glue::Glue::define(
            into,
            &get,
            "now",
            __call_now,
            |f| __glue::trap(f, __NAME, "now"),
        )?;
        #[cfg(not(any(all(unix))))]
        __glue::Glue::define(
            into,
            &get,
            "now",
            __call_now,
            |f| __glue::trap(f, __NAME, "now"),
        )?;
        #[cfg(unix)]
        __glue::Glue::define(
            into,
            &get,
            "reason",
            __call_reason,
            |f| __glue::code_or_trap(f, __NAME, "reason"),
        )?;
        #[cfg(not(any(all(unix))))]
        __glue::Glue::define(
            into,
            &get,
            "reason",
            __call_reason,
            |f| __glue::code_or_trap(f, __NAME, "reason"),
        )?;
        __glue::Ok(())
    }
    impl Jobs {
        /// The module name that guests import.
        pub const MODULE: &'static str = "jobs";
        /// The functions, in the order of the fields.
        pub const FUNCTIONS: &'static [__glue::HostFunction] = &__glue::host_functions::<
            { __NAMES.len() },
        >("jobs", __NAMES);
        /// Adds the functions to a linker, for all stores that it instantiates modules in.
        /// `get` returns the context in a store's data.
        ///
        /// # Errors
        ///
        /// Fails if the linker already has one of the functions and does not allow shadowing.
        pub fn add_to_linker<__T: 'static + ::core::marker::Send, R: Runner>(
            linker: &mut __glue::wasmtime::Linker<__T>,
            get: impl for<'a> ::core::ops::Fn(
                &'a mut __T,
            ) -> &'a mut Ctx<
                    R,
                > + ::core::clone::Clone + ::core::marker::Send + ::core::marker::Sync + 'static,
        ) -> __glue::Result<()>
        where
            Ctx<R>: 'static + ::core::marker::Send,
            R::Job: Send,
        {
            __define(&mut __glue::Registry::linker(linker, __NAME), get)
        }
        /// Adds the functions for which `is_wanted` returns `true` to a linker. It is called once
        /// with each name that guests import.
        ///
        /// # Errors
        ///
        /// Fails if the linker already has one of the functions and does not allow shadowing.
        pub fn add_to_linker_where<__T: 'static + ::core::marker::Send, R: Runner>(
            linker: &mut __glue::wasmtime::Linker<__T>,
            get: impl for<'a> ::core::ops::Fn(
                &'a mut __T,
            ) -> &'a mut Ctx<
                    R,
                > + ::core::clone::Clone + ::core::marker::Send + ::core::marker::Sync + 'static,
            mut is_wanted: impl ::core::ops::FnMut(
                &::core::primitive::str,
            ) -> ::core::primitive::bool,
        ) -> __glue::Result<()>
        where
            Ctx<R>: 'static + ::core::marker::Send,
            R::Job: Send,
        {
            __define(
                &mut __glue::Registry::linker(linker, __NAME).only(&mut is_wanted),
                get,
            )
        }
        /// Allocates the functions in one store. `get` returns the
        /// context in the store's data.
        #[must_use]
        pub fn new<__T: 'static + ::core::marker::Send, R: Runner>(
            store: impl __glue::wasmtime::AsContextMut<Data = __T>,
            get: impl for<'a> ::core::ops::Fn(
                &'a mut __T,
            ) -> &'a mut Ctx<
                    R,
                > + ::core::clone::Clone + ::core::marker::Send + ::core::marker::Sync + 'static,
        ) -> Self
        where
            Ctx<R>: 'static + ::core::marker::Send,
            R::Job: Send,
        {
            let mut funcs = __glue::allocate(store, __NAME, |into| __define(into, get));
            Self {
                start: funcs.next_func(),
                wait: funcs.next_func(),
                cancel: funcs.next_func(),
                sleep: funcs.next_func(),
                now: funcs.next_func(),
                reason: funcs.next_func(),
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
