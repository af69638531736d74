#[allow(private_interfaces, unreachable_pub)]
impl Ctx {
    /// Logs a message.
    pub fn log(&mut self, level: Level, message: &str) {
        self.lines.push(format!("{level:?} {message}"));
    }
    /// Returns the time in milliseconds.
    ///
    /// It starts at 0.
    pub fn now(&self) -> u64 {
        self.now
    }
    pub fn spawn(
        &mut self,
        memory: &mut GuestMemory<'_>,
        at: &Position,
        id: GuestPtr<u32>,
    ) -> Result<(), Errno> {
        memory.write(id, self.spawn_at(*at)).map_err(bad_argument)
    }
    /// Takes types that decide how they are passed.
    pub fn set(&mut self, level: Level, place: Position) {}
    pub async fn sleep(&mut self, millis: u32) -> Rights {
        sleep(millis).await
    }
    #[cfg(unix)]
    pub fn quit(code: u32) -> Result<Infallible, Quit> {
        Err(Quit(code))
    }
    pub fn raw(caller: Caller<'_, Host>, a: i32, b: i64) -> i32 {
        0
    }
    pub fn seek(
        &mut self,
        offset: i64,
        (low, high): (u8, u32),
        shapes: Vec<Shape>,
    ) -> bool {
        true
    }
    fn spawn_at(&mut self, at: Position) -> u32 {
        0
    }
}
/// What games import.
///
/// # Functions of the module `game`
///
/// | function | signature | core Wasm | notes |
/// | --- | --- | --- | --- |
/// | [`log`](#structfield.log) | `(level: Level, message: &str)` | `(Level, i32, i32)` | memory |
/// | [`now`](#structfield.now) | `() -> u64` | `() -> i64` |  |
/// | [`spawn`](#structfield.spawn) | `(at: &Position, id: GuestPtr<u32>) -> Result<(), Errno>` | `(i32, i32) -> i32` | memory |
/// | [`set`](#structfield.set) | `(level: Level, place: Position)` | `(Level, Position)` | memory |
/// | [`sleep`](#structfield.sleep) | `(millis: u32) -> Rights` | `(i32) -> Rights` | async |
#[cfg_attr(
    all(unix),
    doc = " | [`quit`](#structfield.quit) | `(code: u32) -> Result<Infallible, Quit>` | `(i32)` |  |"
)]
/// | [`raw`](#structfield.raw) | `(a: i32, b: i64) -> i32` | `(i32, i64) -> i32` | override |
/// | [`seek-64`](#structfield.seek_64) | `(offset: i64, param1: (u8, u32), shapes: Vec<Shape>) -> bool` | `(i64, i32, i32, i32) -> i32` | memory |
///
/// Functions noted as *memory* access the memory that the calling guest exports as `memory`.
///
/// A type in the column *core Wasm* stands for the one core type that it is passed as. A record or a variant is read from the memory; any other such type isn't, even if the function is noted as *memory*.
#[allow(
    dead_code,
    non_snake_case,
    unreachable_pub,
    clippy::all,
    clippy::pedantic,
    rustdoc::all,
)]
#[derive(::core::clone::Clone, ::core::fmt::Debug)]
pub struct Game {
    /// Logs a message.
    pub log: ::wasmtime_integration::glue::wasmtime::Func,
    /// Returns the time in milliseconds.
    ///
    /// It starts at 0.
    pub now: ::wasmtime_integration::glue::wasmtime::Func,
    ///
    pub spawn: ::wasmtime_integration::glue::wasmtime::Func,
    /// Takes types that decide how they are passed.
    pub set: ::wasmtime_integration::glue::wasmtime::Func,
    ///
    pub sleep: ::wasmtime_integration::glue::wasmtime::Func,
    #[cfg(any(all(unix)))]
    ///
    pub quit: ::wasmtime_integration::glue::wasmtime::Func,
    ///
    pub raw: ::wasmtime_integration::glue::wasmtime::Func,
    ///
    pub seek_64: ::wasmtime_integration::glue::wasmtime::Func,
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
        fn __game__on_failure__Errno(
            failure: __glue::Failure,
            module: &'static str,
            function: &'static str,
        ) -> __glue::Result<i32> {
            let error = match failure {
                __glue::Failure::Memory(__glue::Absent::Missing) => {
                    __glue::ErrorValue::<Errno>::error_value(Errno::Inval)
                }
                __glue::Failure::Guest(bad) => {
                    __glue::reject(
                        bad,
                        |argument| __glue::ErrorValue::<
                            Errno,
                        >::error_value(bad_argument(argument)),
                    )
                }
                failure => return __glue::trap(failure, module, function),
            };
            __glue::Ok(<Errno as __glue::Lower<i32>>::lower(error))
        }
    }
    const _: () = __glue::check_success(<Errno as __glue::Lower<i32>>::ZERO, &[]);
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
        fn __game__log<__Arg0: __glue::CoreArgument<Level>>(
            call: &mut __glue::HostCall<'_, Host, impl __glue::CtxAccessor<Host, Self>>,
            args: &(__Arg0, i32, i32),
        ) -> __glue::Lowered<()> {
            let (ctx, mut memory) = call.enter()?;
            let level = __glue::CoreArgument::<Level>::lift(args.0, &memory, "level")?;
            let message = __glue::FromString::lift(args.1, args.2, &memory, "message")?;
            __glue::IntoReturn::<()>::into_return(Self::log(ctx, level, message))
        }
        fn __game__define__log<R: __glue::FuncRegistry<Host>>(
            registry: &mut R,
            get: impl __glue::CtxAccessor<Host, Self>,
        ) -> __glue::Defined<Host, R> {
            registry
                .define(
                    "log",
                    move |
                        caller: __glue::Caller<'_, Host>,
                        arg0: <Level as __glue::Argument>::Core,
                        arg1: i32,
                        arg2: i32|
                    {
                        let mut call = __glue::HostCall::new(caller, get);
                        __glue::finish(
                            Self::__game__log(&mut call, &(arg0, arg1, arg2)),
                            __glue::trap,
                            "game",
                            "log",
                        )
                    },
                )
        }
        #[inline]
        fn __game__now(
            call: &mut __glue::HostCall<'_, Host, impl __glue::CtxAccessor<Host, Self>>,
            args: &(),
        ) -> __glue::Lowered<i64> {
            let ctx = call.ctx();
            __glue::CoreResult::lower_result(
                __glue::IntoReturn::<u64>::into_return(Self::now(ctx)),
            )
        }
        fn __game__define__now<R: __glue::FuncRegistry<Host>>(
            registry: &mut R,
            get: impl __glue::CtxAccessor<Host, Self>,
        ) -> __glue::Defined<Host, R> {
            registry
                .define(
                    "now",
                    move |caller: __glue::Caller<'_, Host>| {
                        let mut call = __glue::HostCall::new(caller, get);
                        __glue::finish(
                            Self::__game__now(&mut call, &()),
                            __glue::trap,
                            "game",
                            "now",
                        )
                    },
                )
        }
        #[inline]
        fn __game__spawn(
            call: &mut __glue::HostCall<'_, Host, impl __glue::CtxAccessor<Host, Self>>,
            args: &(i32, i32),
        ) -> __glue::Lowered<i32> {
            let (ctx, mut memory) = call.enter()?;
            let at = <Position as __glue::Aggregate>::load(&memory, args.0, "at")?;
            let id = __glue::FromValue::<__glue::GuestPtr<u32>>::lift(args.1, "id")?;
            let __memory = &mut memory;
            match __glue::IntoOutcome::<
                (),
                Errno,
                Self,
            >::into_outcome(
                Self::spawn(
                    ctx,
                    __memory,
                    __glue::FromAggregate::from_aggregate(&at),
                    id,
                ),
            ) {
                __glue::Ok(value) => __glue::IntoOk::<()>::succeed(value),
                __glue::Err(error) => {
                    let error = __glue::IntoErrno::<
                        Errno,
                        Self,
                    >::into_failure(error, ctx)?;
                    __glue::Ok(<Errno as __glue::Lower<i32>>::lower(error))
                }
            }
        }
        fn __game__define__spawn<R: __glue::FuncRegistry<Host>>(
            registry: &mut R,
            get: impl __glue::CtxAccessor<Host, Self>,
        ) -> __glue::Defined<Host, R> {
            registry
                .define(
                    "spawn",
                    move |caller: __glue::Caller<'_, Host>, arg0: i32, arg1: i32| {
                        let mut call = __glue::HostCall::new(caller, get);
                        __glue::finish(
                            Self::__game__spawn(&mut call, &(arg0, arg1)),
                            Self::__game__on_failure__Errno,
                            "game",
                            "spawn",
                        )
                    },
                )
        }
        #[inline]
        fn __game__set<
            __Arg0: __glue::CoreArgument<Level>,
            __Arg1: __glue::CoreArgument<Position>,
        >(
            call: &mut __glue::HostCall<'_, Host, impl __glue::CtxAccessor<Host, Self>>,
            args: &(__Arg0, __Arg1),
        ) -> __glue::Lowered<()> {
            let (ctx, mut memory) = call
                .enter_lazily(
                    <__Arg0 as __glue::CoreArgument<Level>>::READS_MEMORY
                        || <__Arg1 as __glue::CoreArgument<Position>>::READS_MEMORY,
                );
            let level = __glue::CoreArgument::<Level>::lift(args.0, &memory, "level")?;
            let place = __glue::CoreArgument::<
                Position,
            >::lift(args.1, &memory, "place")?;
            __glue::IntoReturn::<()>::into_return(Self::set(ctx, level, place))
        }
        fn __game__define__set<R: __glue::FuncRegistry<Host>>(
            registry: &mut R,
            get: impl __glue::CtxAccessor<Host, Self>,
        ) -> __glue::Defined<Host, R> {
            registry
                .define(
                    "set",
                    move |
                        caller: __glue::Caller<'_, Host>,
                        arg0: <Level as __glue::Argument>::Core,
                        arg1: <Position as __glue::Argument>::Core|
                    {
                        let mut call = __glue::HostCall::new(caller, get);
                        __glue::finish(
                            Self::__game__set(&mut call, &(arg0, arg1)),
                            __glue::trap,
                            "game",
                            "set",
                        )
                    },
                )
        }
        #[inline]
        async fn __game__sleep<__Result: __glue::CoreResult<Rights>>(
            call: &mut __glue::FutureCall<
                '_,
                Host,
                impl __glue::CtxAccessor<Host, Self>,
            >,
            args: &(i32,),
        ) -> __glue::Lowered<__Result> {
            let ctx = call.ctx();
            let millis = __glue::FromValue::<u32>::lift(args.0, "millis")?;
            __glue::CoreResult::lower_result(
                __glue::IntoReturn::<Rights>::into_return(Self::sleep(ctx, millis).await),
            )
        }
        fn __game__define__sleep<R: __glue::FuncRegistry<Host>>(
            registry: &mut R,
            get: impl __glue::CtxAccessor<Host, Self>,
        ) -> __glue::Defined<Host, R> {
            registry
                .define_async(
                    "sleep",
                    move |caller: __glue::Caller<'_, Host>, args: (i32,)| {
                        let mut call = __glue::FutureCall::new(caller, get);
                        ::std::boxed::Box::new(async move {
                            __glue::finish::<
                                <Rights as __glue::Scalar>::Core,
                            >(
                                Self::__game__sleep(&mut call, &args).await,
                                __glue::trap,
                                "game",
                                "sleep",
                            )
                        })
                    },
                )
        }
        #[cfg(unix)]
        #[inline]
        fn __game__quit(
            call: &mut __glue::HostCall<'_, Host, impl __glue::CtxAccessor<Host, Self>>,
            args: &(i32,),
        ) -> __glue::Lowered<()> {
            let ctx = call.ctx();
            let code = __glue::FromValue::<u32>::lift(args.0, "code")?;
            __glue::IntoReturn::<()>::into_return(Self::quit(code))
        }
        #[cfg(unix)]
        fn __game__define__quit<R: __glue::FuncRegistry<Host>>(
            registry: &mut R,
            get: impl __glue::CtxAccessor<Host, Self>,
        ) -> __glue::Defined<Host, R> {
            registry
                .define(
                    "quit",
                    move |caller: __glue::Caller<'_, Host>, arg0: i32| {
                        let mut call = __glue::HostCall::new(caller, get);
                        __glue::finish(
                            Self::__game__quit(&mut call, &(arg0,)),
                            __glue::trap,
                            "game",
                            "quit",
                        )
                    },
                )
        }
        #[inline]
        fn __game__raw(
            call: &mut __glue::HostCall<'_, Host, impl __glue::CtxAccessor<Host, Self>>,
            args: &(i32, i64),
        ) -> __glue::Lowered<i32> {
            let &(arg0, arg1) = args;
            __glue::IntoCore::<
                i32,
            >::into_core(
                Self::raw(
                    call.take_caller(),
                    __glue::FromCore::<i32>::from_core(arg0),
                    __glue::FromCore::<i64>::from_core(arg1),
                ),
            )
        }
        fn __game__define__raw<R: __glue::FuncRegistry<Host>>(
            registry: &mut R,
            get: impl __glue::CtxAccessor<Host, Self>,
        ) -> __glue::Defined<Host, R> {
            registry
                .define(
                    "raw",
                    move |caller: __glue::Caller<'_, Host>, arg0: i32, arg1: i64| {
                        let mut call = __glue::HostCall::new(caller, get);
                        __glue::finish(
                            Self::__game__raw(&mut call, &(arg0, arg1)),
                            __glue::trap,
                            "game",
                            "raw",
                        )
                    },
                )
        }
        #[inline]
        fn __game__seek_64(
            call: &mut __glue::HostCall<'_, Host, impl __glue::CtxAccessor<Host, Self>>,
            args: &(i64, i32, i32, i32),
        ) -> __glue::Lowered<i32> {
            let (ctx, mut memory) = call.enter()?;
            let offset = __glue::FromValue::<i64>::lift(args.0, "offset")?;
            let param1 = <(
                u8,
                u32,
            ) as __glue::Aggregate>::load(&memory, args.1, "param1")?;
            let shapes = __glue::FromList::<
                Shape,
            >::lift(args.2, args.3, &memory, "shapes")?;
            __glue::CoreResult::lower_result(
                __glue::IntoReturn::<
                    bool,
                >::into_return(
                    Self::seek(
                        ctx,
                        offset,
                        __glue::FromAggregate::from_aggregate(&param1),
                        shapes,
                    ),
                ),
            )
        }
        fn __game__define__seek_64<R: __glue::FuncRegistry<Host>>(
            registry: &mut R,
            get: impl __glue::CtxAccessor<Host, Self>,
        ) -> __glue::Defined<Host, R> {
            registry
                .define(
                    "seek-64",
                    move |
                        caller: __glue::Caller<'_, Host>,
                        arg0: i64,
                        arg1: i32,
                        arg2: i32,
                        arg3: i32|
                    {
                        let mut call = __glue::HostCall::new(caller, get);
                        __glue::finish(
                            Self::__game__seek_64(&mut call, &(arg0, arg1, arg2, arg3)),
                            __glue::trap,
                            "game",
                            "seek-64",
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
    impl Game {
        /// The module name that guests import.
        pub const MODULE: &'static str = "game";
        /// Adds the functions to a linker, for all stores that it instantiates modules in.
        /// `get` returns the context in a store's data.
        ///
        /// # Errors
        ///
        /// Fails if the linker already has one of the functions and does not allow shadowing.
        pub fn add_to_linker(
            linker: &mut __glue::wasmtime::Linker<Host>,
            get: impl ::core::ops::Fn(
                &mut Host,
            ) -> &mut Ctx + ::core::marker::Copy + ::core::marker::Send + ::core::marker::Sync + 'static,
        ) -> __glue::Result<()> {
            let mut registry = __glue::LinkerRegistry::new(linker, Self::MODULE);
            <Ctx>::__game__define__log(&mut registry, get)?;
            <Ctx>::__game__define__now(&mut registry, get)?;
            <Ctx>::__game__define__spawn(&mut registry, get)?;
            <Ctx>::__game__define__set(&mut registry, get)?;
            <Ctx>::__game__define__sleep(&mut registry, get)?;
            #[cfg(any(all(unix)))] <Ctx>::__game__define__quit(&mut registry, get)?;
            <Ctx>::__game__define__raw(&mut registry, get)?;
            <Ctx>::__game__define__seek_64(&mut registry, get)?;
            __glue::Ok(())
        }
        /// Allocates the functions in one store. `get` returns the context in the store's
        /// data.
        #[must_use]
        pub fn new(
            store: impl __glue::wasmtime::AsContextMut<Data = Host>,
            get: impl ::core::ops::Fn(
                &mut Host,
            ) -> &mut Ctx + ::core::marker::Copy + ::core::marker::Send + ::core::marker::Sync + 'static,
        ) -> Self {
            let mut registry = __glue::StoreRegistry::new(store);
            __glue::infallible(
                (|| {
                    __glue::Ok(Self {
                        log: <Ctx>::__game__define__log(&mut registry, get)?,
                        now: <Ctx>::__game__define__now(&mut registry, get)?,
                        spawn: <Ctx>::__game__define__spawn(&mut registry, get)?,
                        set: <Ctx>::__game__define__set(&mut registry, get)?,
                        sleep: <Ctx>::__game__define__sleep(&mut registry, get)?,
                        #[cfg(any(all(unix)))]
                        quit: <Ctx>::__game__define__quit(&mut registry, get)?,
                        raw: <Ctx>::__game__define__raw(&mut registry, get)?,
                        seek_64: <Ctx>::__game__define__seek_64(&mut registry, get)?,
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
                ("log", &self.log),
                ("now", &self.now),
                ("spawn", &self.spawn),
                ("set", &self.set),
                ("sleep", &self.sleep),
                #[cfg(any(all(unix)))]
                ("quit", &self.quit),
                ("raw", &self.raw),
                ("seek-64", &self.seek_64),
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
