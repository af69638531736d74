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
    /// The witx enum `$errno`.
    #[derive(
        ::core::clone::Clone,
        ::core::marker::Copy,
        ::core::fmt::Debug,
        ::core::cmp::PartialEq,
        ::core::cmp::Eq,
        ::core::hash::Hash,
    )]
    #[repr(u8)]
    pub enum Errno {
        /// The case `$success` of `$errno`.
        Success = 0,
        /// The case `$again` of `$errno`.
        Again = 1,
        /// The case `$fault` of `$errno`.
        Fault = 2,
    }
    impl ::core::convert::TryFrom<u8> for Errno {
        type Error = __integration::GuestError;
        #[inline]
        fn try_from(
            value: u8,
        ) -> ::core::result::Result<Self, __integration::GuestError> {
            ::core::result::Result::Ok(
                match value {
                    0 => Self::Success,
                    1 => Self::Again,
                    2 => Self::Fault,
                    _ => {
                        return ::core::result::Result::Err(
                            __integration::GuestError::InvalidEnumValue("errno"),
                        );
                    }
                },
            )
        }
    }
    impl ::core::convert::From<Errno> for u8 {
        #[inline]
        fn from(value: Errno) -> Self {
            value as Self
        }
    }
    impl ::core::fmt::Display for Errno {
        fn fmt(&self, f: &mut ::core::fmt::Formatter<'_>) -> ::core::fmt::Result {
            __integration::glue::write_case(
                &["success", "again", "fault"],
                *self as usize,
                f,
            )
        }
    }
    impl ::core::error::Error for Errno {}
    impl __integration::GuestType for Errno {
        const SIZE: u32 = 1;
        const ALIGN: u32 = 1;
        #[inline]
        fn load(
            bytes: &[u8],
        ) -> ::core::result::Result<Self, __integration::GuestError> {
            let value = <u8 as __integration::GuestType>::load(bytes)?;
            ::core::convert::TryFrom::try_from(value)
        }
        #[inline]
        fn store(
            self,
            bytes: &mut [u8],
        ) -> ::core::result::Result<(), __integration::GuestError> {
            __integration::GuestType::store(self as u8, bytes)
        }
    }
    #[doc(hidden)]
    impl __integration::glue::Lift<i32> for Errno {
        #[inline]
        fn lift(core: i32) -> ::core::result::Result<Self, __integration::GuestError> {
            __integration::glue::lift_enum::<u8, Self>(core, "errno")
        }
    }
    #[doc(hidden)]
    impl __integration::glue::Lower<i32> for Errno {
        #[inline]
        fn lower(self) -> i32 {
            self as i32
        }
    }
    /// The witx handle `$job`.
    #[derive(
        ::core::clone::Clone,
        ::core::marker::Copy,
        ::core::fmt::Debug,
        ::core::cmp::PartialEq,
        ::core::cmp::Eq,
        ::core::hash::Hash,
    )]
    pub struct Job(u32);
    impl ::core::convert::From<u32> for Job {
        #[inline]
        fn from(handle: u32) -> Self {
            Self(handle)
        }
    }
    impl ::core::convert::From<Job> for u32 {
        #[inline]
        fn from(handle: Job) -> Self {
            handle.0
        }
    }
    impl ::core::fmt::Display for Job {
        fn fmt(&self, f: &mut ::core::fmt::Formatter<'_>) -> ::core::fmt::Result {
            ::core::fmt::Display::fmt(&self.0, f)
        }
    }
    impl __integration::GuestType for Job {
        const SIZE: u32 = 4;
        const ALIGN: u32 = 4;
        #[inline]
        fn load(
            bytes: &[u8],
        ) -> ::core::result::Result<Self, __integration::GuestError> {
            ::core::result::Result::Ok(Self(__integration::GuestType::load(bytes)?))
        }
        #[inline]
        fn store(
            self,
            bytes: &mut [u8],
        ) -> ::core::result::Result<(), __integration::GuestError> {
            __integration::GuestType::store(self.0, bytes)
        }
    }
    #[doc(hidden)]
    impl __integration::glue::Lift<i32> for Job {
        #[inline]
        fn lift(core: i32) -> ::core::result::Result<Self, __integration::GuestError> {
            ::core::result::Result::Ok(Self(__integration::glue::Lift::lift(core)?))
        }
    }
    #[doc(hidden)]
    impl __integration::glue::Lower<i32> for Job {
        #[inline]
        fn lower(self) -> i32 {
            __integration::glue::Lower::lower(self.0)
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
        /// The case `$done` of `$outcome`.
        Done(u32),
        /// The case `$failed` of `$outcome`.
        Failed(Errno),
    }
    impl __integration::GuestType for Outcome {
        const SIZE: u32 = 8;
        const ALIGN: u32 = 4;
        #[inline]
        fn load(
            bytes: &[u8],
        ) -> ::core::result::Result<Self, __integration::GuestError> {
            match __integration::glue::load_field::<u8>(bytes, 0)? {
                0 => {
                    ::core::result::Result::Ok(
                        Self::Done(__integration::glue::load_field(bytes, 4)?),
                    )
                }
                1 => {
                    ::core::result::Result::Ok(
                        Self::Failed(__integration::glue::load_field(bytes, 4)?),
                    )
                }
                _ => {
                    ::core::result::Result::Err(
                        __integration::GuestError::InvalidEnumValue("outcome"),
                    )
                }
            }
        }
        #[inline]
        fn store(
            self,
            bytes: &mut [u8],
        ) -> ::core::result::Result<(), __integration::GuestError> {
            match self {
                Self::Done(payload) => {
                    __integration::glue::store_field::<u8>(bytes, 0, 0)?;
                    __integration::glue::store_field(bytes, 4, payload)
                }
                Self::Failed(payload) => {
                    __integration::glue::store_field::<u8>(bytes, 0, 1)?;
                    __integration::glue::store_field(bytes, 4, payload)
                }
            }
        }
    }
}
/// Jobs that take their time.
///
/// # Functions of the witx module `jobs`
///
/// | function | witx | core Wasm | notes |
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
/// A function with the note *memory* uses the memory that its caller exports under this name.
#[allow(dead_code, unreachable_pub, clippy::all, clippy::pedantic, rustdoc::all)]
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
    #[allow(unused_imports)]
    use __glue::MayTrap as _;
    #[doc(hidden)]
    #[allow(
        dead_code,
        non_snake_case,
        unreachable_code,
        unused_qualifications,
        clippy::all,
        clippy::pedantic,
    )]
    impl<R: Runner> Ctx<R>
    where
        R::Job: Send,
    {
        #[cfg(unix)]
        #[inline]
        fn __jobs__now(ctx: &mut Self) -> __glue::Result<i64> {
            __glue::call(
                __glue::trap,
                "jobs",
                "now",
                || {
                    let value = __glue::IntoPlain::<u64>::into_plain(Self::now(ctx))?;
                    ::core::result::Result::Ok(__glue::Lower::<i64>::lower(value))
                },
            )
        }
        #[cfg(not(any(all(unix))))]
        fn __jobs__now() -> __glue::Result<i64> {
            ::core::result::Result::Err(__glue::unimplemented("jobs", "now"))
        }
        #[cfg(unix)]
        #[inline]
        fn __jobs__reason(
            ctx: &mut Self,
            memory: __glue::CallerMemory<'_>,
            arg0: i32,
            arg1: i32,
        ) -> __glue::Result<i32> {
            __glue::call(
                __glue::trap,
                "jobs",
                "reason",
                || {
                    let mut memory = memory.require()?;
                    __glue::IntoCore::<
                        i32,
                    >::into_core(
                            Self::reason(
                                ctx,
                                &mut memory,
                                __glue::FromCore::<i32>::from_core(arg0),
                                __glue::FromCore::<i32>::from_core(arg1),
                            ),
                        )
                        .map_err(__glue::Failure::Trap)
                },
            )
        }
        #[cfg(not(any(all(unix))))]
        fn __jobs__reason(_: i32, _: i32) -> __glue::Result<i32> {
            ::core::result::Result::Ok(
                __glue::Lower::<
                    i32,
                >::lower(
                    __glue::ErrorValue::<types::Errno>::error_value(types::Errno::Again),
                ),
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
        unused_qualifications,
        clippy::all,
        clippy::pedantic,
    )]
    impl Jobs {
        /// The name of the module that guests import.
        pub const MODULE: &'static str = "jobs";
        /// Adds the functions to a linker, for all stores that it makes
        /// instances in. `get` finds the context in the data of a store.
        ///
        /// # Errors
        ///
        /// Where the linker has one of the functions already, and does not allow shadowing.
        pub fn add_to_linker<T: 'static + ::core::marker::Send, R: Runner>(
            linker: &mut __glue::wasmtime::Linker<T>,
            get: impl ::core::ops::Fn(
                &mut T,
            ) -> &mut Ctx<
                    R,
                > + ::core::marker::Copy + ::core::marker::Send + ::core::marker::Sync + 'static,
        ) -> __glue::Result<()>
        where
            Ctx<R>: 'static + ::core::marker::Send,
            R::Job: Send,
        {
            let mut definer = __glue::LinkerDefiner::new(linker, Self::MODULE);
            Self::__define_start(&mut definer, get)?;
            Self::__define_wait(&mut definer, get)?;
            Self::__define_cancel(&mut definer, get)?;
            Self::__define_sleep(&mut definer, get)?;
            Self::__define_now(&mut definer, get)?;
            Self::__define_reason(&mut definer, get)?;
            ::core::result::Result::Ok(())
        }
        /// Allocates the functions in one store. `get` finds the context in
        /// the store's data.
        #[must_use]
        pub fn new<T: 'static + ::core::marker::Send, R: Runner>(
            store: impl __glue::wasmtime::AsContextMut<Data = T>,
            get: impl ::core::ops::Fn(
                &mut T,
            ) -> &mut Ctx<
                    R,
                > + ::core::marker::Copy + ::core::marker::Send + ::core::marker::Sync + 'static,
        ) -> Self
        where
            Ctx<R>: 'static + ::core::marker::Send,
            R::Job: Send,
        {
            let mut definer = __glue::StoreDefiner::new(store);
            Self {
                start: __glue::infallible(Self::__define_start(&mut definer, get)),
                wait: __glue::infallible(Self::__define_wait(&mut definer, get)),
                cancel: __glue::infallible(Self::__define_cancel(&mut definer, get)),
                sleep: __glue::infallible(Self::__define_sleep(&mut definer, get)),
                now: __glue::infallible(Self::__define_now(&mut definer, get)),
                reason: __glue::infallible(Self::__define_reason(&mut definer, get)),
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
                ("start", &self.start),
                ("wait", &self.wait),
                ("cancel", &self.cancel),
                ("sleep", &self.sleep),
                ("now", &self.now),
                ("reason", &self.reason),
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
    impl Jobs {
        fn __define_start<
            T: 'static + ::core::marker::Send,
            D: __glue::Definer<T>,
            R: Runner,
        >(definer: &mut D, get: impl __glue::Get<T, Ctx<R>>) -> __glue::Defined<T, D>
        where
            Ctx<R>: 'static + ::core::marker::Send,
            R::Job: Send,
        {
            __glue::Definer::define_async(
                definer,
                "start",
                move |
                    mut caller: __glue::Caller<'_, T>,
                    (arg0, arg1, arg2): (i32, i32, i32)|
                {
                    ::std::boxed::Box::new(async move {
                        let mut kept = __glue::Kept::new();
                        let (ctx, memory) = __glue::enter(&mut caller, &mut kept, get);
                        let __failed = |failure: __glue::Failure| -> __glue::Result<i32> {
                            __glue::trap(failure, "jobs", "start")
                        };
                        let mut memory = match memory.require() {
                            ::core::result::Result::Ok(value) => value,
                            ::core::result::Result::Err(failure) => {
                                return __failed(failure);
                            }
                        };
                        let input: __glue::GuestPtr<[u8]> = match __glue::lift(
                            (arg0, arg1),
                            "parameter `input`",
                        ) {
                            ::core::result::Result::Ok(value) => value,
                            ::core::result::Result::Err(failure) => {
                                return __failed(failure);
                            }
                        };
                        let input = match __glue::located(
                            __glue::FromList::from_list(input, &memory),
                            "parameter `input`",
                        ) {
                            ::core::result::Result::Ok(value) => value,
                            ::core::result::Result::Err(failure) => {
                                return __failed(failure);
                            }
                        };
                        ::core::result::Result::Ok(
                            match __glue::IntoOutcome::<
                                types::Job,
                                types::Errno,
                                Ctx<R>,
                            >::into_outcome(<Ctx<R>>::start(ctx, input).await) {
                                ::core::result::Result::Ok(value) => {
                                    let value = __glue::OutcomeValue::<
                                        types::Job,
                                    >::outcome_value(value);
                                    match __glue::store(
                                        &mut memory,
                                        arg2,
                                        value,
                                        "result `error`",
                                    ) {
                                        ::core::result::Result::Ok(value) => value,
                                        ::core::result::Result::Err(failure) => {
                                            return __failed(failure);
                                        }
                                    };
                                    0
                                }
                                ::core::result::Result::Err(error) => {
                                    match __glue::IntoErrno::<
                                        types::Errno,
                                        Ctx<R>,
                                    >::into_core(error, ctx) {
                                        ::core::result::Result::Ok(value) => value,
                                        ::core::result::Result::Err(failure) => {
                                            return __failed(failure);
                                        }
                                    }
                                }
                            },
                        )
                    })
                },
            )
        }
        fn __define_wait<
            T: 'static + ::core::marker::Send,
            D: __glue::Definer<T>,
            R: Runner,
        >(definer: &mut D, get: impl __glue::Get<T, Ctx<R>>) -> __glue::Defined<T, D>
        where
            Ctx<R>: 'static + ::core::marker::Send,
            R::Job: Send,
        {
            __glue::Definer::define_async(
                definer,
                "wait",
                move |mut caller: __glue::Caller<'_, T>, (arg0, arg1): (i32, i32)| {
                    ::std::boxed::Box::new(async move {
                        let mut kept = __glue::Kept::new();
                        let (ctx, memory) = __glue::enter(&mut caller, &mut kept, get);
                        let __failed = |failure: __glue::Failure| -> __glue::Result<i32> {
                            __glue::trap(failure, "jobs", "wait")
                        };
                        let mut memory = match memory.require() {
                            ::core::result::Result::Ok(value) => value,
                            ::core::result::Result::Err(failure) => {
                                return __failed(failure);
                            }
                        };
                        let job: types::Job = match __glue::lift(
                            arg0,
                            "parameter `job`",
                        ) {
                            ::core::result::Result::Ok(value) => value,
                            ::core::result::Result::Err(failure) => {
                                return __failed(failure);
                            }
                        };
                        ::core::result::Result::Ok(
                            match __glue::IntoOutcome::<
                                types::Outcome,
                                types::Errno,
                                Ctx<R>,
                            >::into_outcome(
                                <Ctx<R>>::wait(ctx, __glue::FromValue::from_value(job))
                                    .await,
                            ) {
                                ::core::result::Result::Ok(value) => {
                                    let value = __glue::OutcomeValue::<
                                        types::Outcome,
                                    >::outcome_value(value);
                                    match __glue::store(
                                        &mut memory,
                                        arg1,
                                        value,
                                        "result `error`",
                                    ) {
                                        ::core::result::Result::Ok(value) => value,
                                        ::core::result::Result::Err(failure) => {
                                            return __failed(failure);
                                        }
                                    };
                                    0
                                }
                                ::core::result::Result::Err(error) => {
                                    match __glue::IntoErrno::<
                                        types::Errno,
                                        Ctx<R>,
                                    >::into_core(error, ctx) {
                                        ::core::result::Result::Ok(value) => value,
                                        ::core::result::Result::Err(failure) => {
                                            return __failed(failure);
                                        }
                                    }
                                }
                            },
                        )
                    })
                },
            )
        }
        fn __define_cancel<
            T: 'static + ::core::marker::Send,
            D: __glue::Definer<T>,
            R: Runner,
        >(definer: &mut D, get: impl __glue::Get<T, Ctx<R>>) -> __glue::Defined<T, D>
        where
            Ctx<R>: 'static + ::core::marker::Send,
            R::Job: Send,
        {
            __glue::Definer::define_async(
                definer,
                "cancel",
                move |mut caller: __glue::Caller<'_, T>, (arg0,): (i32,)| {
                    ::std::boxed::Box::new(async move {
                        let ctx = get(caller.data_mut());
                        let __failed = |failure: __glue::Failure| -> __glue::Result<i32> {
                            __glue::trap(failure, "jobs", "cancel")
                        };
                        let job: types::Job = ::core::convert::From::<
                            u32,
                        >::from(__glue::CoreValue::of_core(arg0));
                        __glue::given::<
                            ::core::result::Result<(), types::Errno>,
                            _,
                        >(
                                <Ctx<R>>::cancel(ctx, __glue::FromValue::from_value(job))
                                    .await,
                            )
                            .settle(
                                __glue::lower_errno,
                                |given| {
                                    ::core::result::Result::Ok(
                                        match __glue::IntoOutcome::<
                                            (),
                                            types::Errno,
                                            Ctx<R>,
                                        >::into_outcome(given) {
                                            ::core::result::Result::Ok(value) => {
                                                let () = __glue::OutcomeValue::<()>::outcome_value(value);
                                                0
                                            }
                                            ::core::result::Result::Err(error) => {
                                                match __glue::IntoErrno::<
                                                    types::Errno,
                                                    Ctx<R>,
                                                >::into_core(error, get(caller.data_mut())) {
                                                    ::core::result::Result::Ok(value) => value,
                                                    ::core::result::Result::Err(failure) => {
                                                        return __failed(failure);
                                                    }
                                                }
                                            }
                                        },
                                    )
                                },
                            )
                    })
                },
            )
        }
        fn __define_sleep<
            T: 'static + ::core::marker::Send,
            D: __glue::Definer<T>,
            R: Runner,
        >(definer: &mut D, _get: impl __glue::Get<T, Ctx<R>>) -> __glue::Defined<T, D>
        where
            Ctx<R>: 'static + ::core::marker::Send,
            R::Job: Send,
        {
            __glue::Definer::define_async(
                definer,
                "sleep",
                move |caller: __glue::Caller<'_, T>, (arg0,): (f64,)| {
                    ::std::boxed::Box::new(async move {
                        __glue::given::<
                            (),
                            _,
                        >(
                                <Ctx<
                                    R,
                                >>::sleep(caller, __glue::FromCore::<f64>::from_core(arg0))
                                    .await,
                            )
                            .settle(
                                |given| given,
                                |given| __glue::IntoCore::<()>::into_core(given),
                            )
                    })
                },
            )
        }
        #[cfg(unix)]
        fn __define_now<T: 'static, D: __glue::Definer<T>, R: Runner>(
            definer: &mut D,
            get: impl __glue::Get<T, Ctx<R>>,
        ) -> __glue::Defined<T, D>
        where
            Ctx<R>: 'static,
            R::Job: Send,
        {
            __glue::Definer::define(
                definer,
                "now",
                move |mut caller: __glue::Caller<'_, T>| -> __glue::Result<i64> {
                    let ctx = get(caller.data_mut());
                    <Ctx<R>>::__jobs__now(ctx)
                },
            )
        }
        #[cfg(not(any(all(unix))))]
        fn __define_now<T: 'static, D: __glue::Definer<T>, R: Runner>(
            definer: &mut D,
            _get: impl __glue::Get<T, Ctx<R>>,
        ) -> __glue::Defined<T, D>
        where
            Ctx<R>: 'static,
            R::Job: Send,
        {
            __glue::Definer::define(
                definer,
                "now",
                move |_caller: __glue::Caller<'_, T>| -> __glue::Result<i64> {
                    <Ctx<R>>::__jobs__now()
                },
            )
        }
        #[cfg(unix)]
        fn __define_reason<T: 'static, D: __glue::Definer<T>, R: Runner>(
            definer: &mut D,
            get: impl __glue::Get<T, Ctx<R>>,
        ) -> __glue::Defined<T, D>
        where
            Ctx<R>: 'static,
            R::Job: Send,
        {
            __glue::Definer::define(
                definer,
                "reason",
                move |
                    mut caller: __glue::Caller<'_, T>,
                    arg0: i32,
                    arg1: i32,
                | -> __glue::Result<i32> {
                    let mut kept = __glue::Kept::new();
                    let (ctx, memory) = __glue::enter(&mut caller, &mut kept, get);
                    <Ctx<R>>::__jobs__reason(ctx, memory, arg0, arg1)
                },
            )
        }
        #[cfg(not(any(all(unix))))]
        fn __define_reason<T: 'static, D: __glue::Definer<T>, R: Runner>(
            definer: &mut D,
            _get: impl __glue::Get<T, Ctx<R>>,
        ) -> __glue::Defined<T, D>
        where
            Ctx<R>: 'static,
            R::Job: Send,
        {
            __glue::Definer::define(
                definer,
                "reason",
                move |
                    _caller: __glue::Caller<'_, T>,
                    arg0: i32,
                    arg1: i32,
                | -> __glue::Result<i32> { <Ctx<R>>::__jobs__reason(arg0, arg1) },
            )
        }
    }
};
const _: &[u8] = ::core::include_bytes!(
    ::core::concat!(::core::env!("CARGO_MANIFEST_DIR"),
    "/tests/expanded/asynchronous.witx")
);
