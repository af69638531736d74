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
/// A type in the column *core Wasm* stands for the one core type that it is passed as. A record or a variant is read from the memory, and a type with a conversion of its own may be; a number, enum, flags or pointer isn't, even if the function is noted as *memory*.
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
    #[inline(always)]
    fn __on_failure_0(
        failure: __glue::Failure,
        module: &'static str,
        function: &'static str,
    ) -> __glue::Result<i32> {
        let error = match __glue::code(failure) {
            __glue::Ok(code) => return __glue::Ok(code),
            __glue::Err(__glue::Failure::Memory(__glue::Absent::Missing)) => {
                __glue::ErrorValue::<Errno>::error_value(Errno::Inval)
            }
            __glue::Err(__glue::Failure::Guest(error, _)) => {
                __glue::reject(
                    error,
                    |argument| __glue::ErrorValue::<
                        Errno,
                    >::error_value(bad_argument(argument)),
                )
            }
            __glue::Err(failure) => return __glue::trap(failure, module, function),
        };
        <Errno as __glue::ErrorCode>::code(error)
    }
    const _: () = __glue::check_success(<Errno as __glue::ErrorCode>::ZERO, &[]);
    const _: () = <Level as __glue::FromGuest<'static, Ctx>>::CHECK;
    const _: () = __glue::check_decoded_size::<Level>();
    const _: () = __glue::check_reference(<Position as __glue::ByAddress>::BY_VALUE);
    const _: () = __glue::check_decoded_size::<Position>();
    const _: () = <Position as __glue::FromGuest<'static, Ctx>>::CHECK;
    const _: () = <Rights as __glue::IntoGuest<Ctx>>::CHECK;
    const _: () = __glue::check_result(
        <Rights as __glue::IntoGuest<Ctx>>::IS_BARE_RESULT,
    );
    const _: () = __glue::check_reference(<(u8, u32) as __glue::ByAddress>::BY_VALUE);
    const _: () = __glue::check_decoded_size::<(u8, u32)>();
    const _: () = __glue::check_decoded_size::<Shape>();
    const __NAME: &'static str = "game";
    const __NAMES: &'static [&'static str] = &[
        "log",
        "now",
        "spawn",
        "set",
        "sleep",
        #[cfg(any(all(unix)))]
        "quit",
        "raw",
        "seek-64",
    ];
    #[inline]
    fn __call_log<__Arg0: for<'m> __glue::CoreOf<'m, Level, Ctx>>(
        mut call: __glue::HostCall<'_, Host, &(impl __glue::CtxAccessor<Host, Ctx>)>,
        __arg0: __Arg0,
        __arg1: i32,
        __arg2: i32,
    ) -> __glue::Lowered<()> {
        let (ctx, memory) = call.enter("memory", true);
        let mut memory = __glue::found(memory?);
        let level = __glue::param(
            __glue::CoreOf::<Level, Ctx>::lift(__arg0, &memory, ctx),
            &__glue::Param("level"),
        )?;
        let message = __glue::param(
            <_ as __glue::FromString>::lift((__arg1, __arg2), &memory),
            &__glue::Param("message"),
        )?;
        __glue::Ok(
            __glue::IntoReturn::<()>::into_return(<Ctx>::log(ctx, level, message))?,
        )
    }
    #[inline]
    fn __call_now(
        mut call: __glue::HostCall<'_, Host, &(impl __glue::CtxAccessor<Host, Ctx>)>,
    ) -> __glue::Lowered<i64> {
        let (ctx, mut memory) = (call.ctx(), __glue::GuestMemory::empty());
        let value = __glue::IntoReturn::<u64>::into_return(<Ctx>::now(ctx))?;
        __glue::Ok(__glue::CoreResultOf::lower(value, &mut memory, ctx)?)
    }
    #[inline]
    fn __call_spawn(
        mut call: __glue::HostCall<'_, Host, &(impl __glue::CtxAccessor<Host, Ctx>)>,
        __arg0: i32,
        __arg1: i32,
    ) -> __glue::Lowered<i32> {
        let (ctx, memory) = call.enter("memory", true);
        let mut memory = __glue::found(memory?);
        let mut slot0 = ::core::option::Option::None;
        let at = __glue::param(
            <Position as __glue::ByAddress>::lift(__arg0, &memory, &mut slot0),
            &__glue::Param("at"),
        )?;
        let id = __glue::param(
            __glue::FromValue::<__glue::GuestPtr<u32>>::lift(__arg1, &memory, ctx),
            &__glue::Param("id"),
        )?;
        let __memory = &mut memory;
        <Errno as __glue::ErrorCode>::ok(
            __glue::outcome::<
                (),
                Errno,
                Ctx,
                _,
            >(
                <Ctx>::spawn(
                    ctx,
                    __memory,
                    __glue::FromAggregate::from_aggregate(&*at),
                    id,
                ),
                ctx,
            ),
        )?;
        __glue::Ok(0)
    }
    #[inline]
    fn __call_set<
        __Arg0: for<'m> __glue::CoreOf<'m, Level, Ctx>,
        __Arg1: for<'m> __glue::CoreOf<'m, Position, Ctx>,
    >(
        mut call: __glue::HostCall<'_, Host, &(impl __glue::CtxAccessor<Host, Ctx>)>,
        __arg0: __Arg0,
        __arg1: __Arg1,
    ) -> __glue::Lowered<()> {
        let (ctx, memory) = call
            .enter(
                "memory",
                <__Arg0 as __glue::CoreOf<'_, Level, Ctx>>::READS_MEMORY
                    || <__Arg1 as __glue::CoreOf<'_, Position, Ctx>>::READS_MEMORY,
            );
        let mut memory = __glue::found(memory?);
        let level = __glue::param(
            __glue::CoreOf::<Level, Ctx>::lift(__arg0, &memory, ctx),
            &__glue::Param("level"),
        )?;
        let place = __glue::param(
            __glue::CoreOf::<Position, Ctx>::lift(__arg1, &memory, ctx),
            &__glue::Param("place"),
        )?;
        __glue::Ok(__glue::IntoReturn::<()>::into_return(<Ctx>::set(ctx, level, place))?)
    }
    #[inline]
    async fn __call_sleep<__Result: __glue::CoreResultOf<Rights, Ctx>>(
        mut call: &mut __glue::HostCall<
            '_,
            Host,
            impl ::core::ops::Deref<Target = impl __glue::CtxAccessor<Host, Ctx>>,
        >,
        __arg0: i32,
    ) -> __glue::Lowered<__Result> {
        let (ctx, memory) = call
            .enter(
                "memory",
                <__Result as __glue::CoreResultOf<Rights, Ctx>>::USES_MEMORY,
            );
        let mut memory = __glue::found(memory?);
        let millis = __glue::param(
            __glue::FromValue::<u32>::lift(__arg0, &memory, ctx),
            &__glue::Param("millis"),
        )?;
        let value = __glue::IntoReturn::<
            Rights,
        >::into_return(<Ctx>::sleep(ctx, millis).await)?;
        __glue::Ok(__glue::CoreResultOf::lower(value, &mut memory, ctx)?)
    }
    #[cfg(unix)]
    #[inline]
    fn __call_quit(
        mut call: __glue::HostCall<'_, Host, &(impl __glue::CtxAccessor<Host, Ctx>)>,
        __arg0: i32,
    ) -> __glue::Lowered<()> {
        let (ctx, mut memory) = (call.ctx(), __glue::GuestMemory::empty());
        let code = __glue::param(
            __glue::FromValue::<u32>::lift(__arg0, &memory, ctx),
            &__glue::Param("code"),
        )?;
        __glue::Ok(__glue::IntoReturn::<()>::into_return(<Ctx>::quit(code))?)
    }
    #[inline]
    fn __call_raw(
        mut call: __glue::HostCall<'_, Host, &(impl __glue::CtxAccessor<Host, Ctx>)>,
        __arg0: i32,
        __arg1: i64,
    ) -> __glue::Lowered<i32> {
        __glue::Ok(
            __glue::IntoCore::<
                i32,
            >::into_core(
                <Ctx>::raw(
                    call.into_caller(),
                    __glue::FromCore::<i32>::from_core(__arg0),
                    __glue::FromCore::<i64>::from_core(__arg1),
                ),
            )?,
        )
    }
    #[inline]
    fn __call_seek_64(
        mut call: __glue::HostCall<'_, Host, &(impl __glue::CtxAccessor<Host, Ctx>)>,
        __arg0: i64,
        __arg1: i32,
        __arg2: i32,
        __arg3: i32,
    ) -> __glue::Lowered<i32> {
        let (ctx, memory) = call.enter("memory", true);
        let mut memory = __glue::found(memory?);
        let offset = __glue::param(
            __glue::FromValue::<i64>::lift(__arg0, &memory, ctx),
            &__glue::Param("offset"),
        )?;
        let mut slot1 = ::core::option::Option::None;
        let param1 = __glue::param(
            <(u8, u32) as __glue::ByAddress>::lift(__arg1, &memory, &mut slot1),
            &__glue::Param("param1"),
        )?;
        let shapes = __glue::param(
            <_ as __glue::FromList<Shape>>::lift((__arg2, __arg3), &memory),
            &__glue::Param("shapes"),
        )?;
        let value = __glue::IntoReturn::<
            bool,
        >::into_return(
            <Ctx>::seek(
                ctx,
                offset,
                __glue::FromAggregate::from_aggregate(&*param1),
                shapes,
            ),
        )?;
        __glue::Ok(__glue::CoreResultOf::lower(value, &mut memory, ctx)?)
    }
    fn __define(
        into: &mut __glue::Registry<'_, Host>,
        get: impl __glue::CtxAccessor<Host, Ctx> + 'static,
    ) -> __glue::Result<()> {
        __glue::Glue::define(
            into,
            &get,
            "log",
            |
                mut call: __glue::HostCall<'_, Host, &_>,
                __arg0: <<Level as __glue::FromGuest<
                    'static,
                    Ctx,
                >>::Core as __glue::OneCore>::Core,
                __arg1: i32,
                __arg2: i32,
            | -> __glue::Lowered<()> { __call_log(call, __arg0, __arg1, __arg2) },
            |f| __glue::trap(f, __NAME, "log"),
        )?;
        __glue::Glue::define(
            into,
            &get,
            "now",
            __call_now,
            |f| __glue::trap(f, __NAME, "now"),
        )?;
        __glue::Glue::define(
            into,
            &get,
            "spawn",
            __call_spawn,
            |f| __on_failure_0(f, __NAME, "spawn"),
        )?;
        __glue::Glue::define(
            into,
            &get,
            "set",
            |
                mut call: __glue::HostCall<'_, Host, &_>,
                __arg0: <<Level as __glue::FromGuest<
                    'static,
                    Ctx,
                >>::Core as __glue::OneCore>::Core,
                __arg1: <<Position as __glue::FromGuest<
                    'static,
                    Ctx,
                >>::Core as __glue::OneCore>::Core,
            | -> __glue::Lowered<()> { __call_set(call, __arg0, __arg1) },
            |f| __glue::trap(f, __NAME, "set"),
        )?;
        {
            let get = ::core::clone::Clone::clone(&get);
            into.define_async(
                "sleep",
                move |caller: __glue::Caller<'_, Host>, (__arg0,): (i32,)| {
                    let get = __glue::Owned(::core::clone::Clone::clone(&get));
                    let mut call = __glue::HostCall::new(caller, get);
                    ::std::boxed::Box::new(async move {
                        {
                            let lowered = __call_sleep(&mut call, __arg0).await;
                            __glue::finish::<
                                <Rights as __glue::IntoGuest<Ctx>>::Core,
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
            "quit",
            __call_quit,
            |f| __glue::trap(f, __NAME, "quit"),
        )?;
        __glue::Glue::define(
            into,
            &get,
            "raw",
            __call_raw,
            |f| __glue::trap(f, __NAME, "raw"),
        )?;
        __glue::Glue::define(
            into,
            &get,
            "seek-64",
            __call_seek_64,
            |f| __glue::trap(f, __NAME, "seek-64"),
        )?;
        __glue::Ok(())
    }
    impl Game {
        /// The module name that guests import.
        pub const MODULE: &'static str = "game";
        /// The functions, in the order of the fields.
        pub const FUNCTIONS: &'static [__glue::HostFunction] = &__glue::host_functions::<
            { __NAMES.len() },
        >("game", __NAMES);
        /// Adds the functions to a linker, for all stores that it instantiates modules in.
        /// `get` returns the context in a store's data.
        ///
        /// # Errors
        ///
        /// Fails if the linker already has one of the functions and does not allow shadowing.
        pub fn add_to_linker(
            linker: &mut __glue::wasmtime::Linker<Host>,
            get: impl for<'a> ::core::ops::Fn(
                &'a mut Host,
            ) -> &'a mut Ctx + ::core::clone::Clone + ::core::marker::Send + ::core::marker::Sync + 'static,
        ) -> __glue::Result<()> {
            __define(&mut __glue::Registry::linker(linker, __NAME), get)
        }
        /// Adds the functions for which `is_wanted` returns `true` to a linker. It is called once
        /// with each name that guests import.
        ///
        /// # Errors
        ///
        /// Fails if the linker already has one of the functions and does not allow shadowing.
        pub fn add_to_linker_where(
            linker: &mut __glue::wasmtime::Linker<Host>,
            get: impl for<'a> ::core::ops::Fn(
                &'a mut Host,
            ) -> &'a mut Ctx + ::core::clone::Clone + ::core::marker::Send + ::core::marker::Sync + 'static,
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
        pub fn new(
            store: impl __glue::wasmtime::AsContextMut<Data = Host>,
            get: impl for<'a> ::core::ops::Fn(
                &'a mut Host,
            ) -> &'a mut Ctx + ::core::clone::Clone + ::core::marker::Send + ::core::marker::Sync + 'static,
        ) -> Self {
            let mut funcs = __glue::allocate(store, __NAME, |into| __define(into, get));
            Self {
                log: funcs.next_func(),
                now: funcs.next_func(),
                spawn: funcs.next_func(),
                set: funcs.next_func(),
                sleep: funcs.next_func(),
                #[cfg(any(all(unix)))]
                quit: funcs.next_func(),
                raw: funcs.next_func(),
                seek_64: funcs.next_func(),
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
