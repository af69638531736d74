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
    use ::wasmtime_integration::glue as __glue;
    /// Why an operation failed.
    #[derive(::core::fmt::Debug, ::core::cmp::PartialEq, ::core::hash::Hash)]
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
    __glue::enumeration!(
        Errno : u16, "errno", [Success "success", Inval "inval", Full "full", NotFound
        "not_found",]
    );
    __glue::pass_enumeration!(Errno);
    impl ::core::convert::From<Errno> for u16 {
        fn from(value: Errno) -> Self {
            value as Self
        }
    }
    impl ::core::convert::TryFrom<u16> for Errno {
        type Error = __glue::GuestError;
        #[inline]
        fn try_from(repr: u16) -> __glue::Result<Self, __glue::GuestError> {
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
    /// Names an entry.
    pub type Id = u32;
    ///
    pub type Size = u32;
    /// One entry of the list.
    #[derive(::core::fmt::Debug, ::core::cmp::PartialEq, ::core::hash::Hash)]
    pub struct Entry {
        ///
        pub id: Id,
        ///
        pub done: bool,
    }
    __glue::record!(Entry { 0 id : Id, 1 done : bool, });
    __glue::pass_by_address!(Entry);
    __glue::copy!(Entry);
    impl ::core::cmp::Eq for Entry {}
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
                __glue::ErrorValue::<types::Errno>::error_value(types::Errno::Inval)
            }
            __glue::Err(__glue::Failure::Guest(error, _)) => {
                __glue::reject(
                    error,
                    |argument| __glue::ErrorValue::<
                        types::Errno,
                    >::error_value(guest_error(argument)),
                )
            }
            __glue::Err(failure) => return __glue::trap(failure, module, function),
        };
        <types::Errno as __glue::ErrorCode>::code(error)
    }
    const __NAME: &'static str = "todo";
    const __NAMES: &'static [&'static str] = &["add", "list", "quit"];
    #[inline]
    fn __call_add<T: 'static>(
        mut call: __glue::HostCall<'_, T, &(impl __glue::CtxAccessor<T, Ctx>)>,
        __arg0: i32,
        __arg1: i32,
        __arg2: i32,
    ) -> __glue::Lowered<i32> {
        let (ctx, memory) = call.enter("memory", true);
        let mut memory = __glue::found(memory?);
        let title = __glue::param(
            <_ as __glue::FromString>::lift((__arg0, __arg1), &memory),
            &__glue::Param("title"),
        )?;
        let value = <types::Errno as __glue::ErrorCode>::ok(
            __glue::outcome::<
                types::Id,
                types::Errno,
                Ctx,
                _,
            >(<Ctx>::add(ctx, title), ctx),
        )?;
        __glue::store(&mut memory, __arg2, value, &__glue::Out("error"))?;
        __glue::Ok(0)
    }
    #[inline]
    fn __call_list<T: 'static>(
        mut call: __glue::HostCall<'_, T, &(impl __glue::CtxAccessor<T, Ctx>)>,
        __arg0: i32,
        __arg1: i32,
        __arg2: i32,
    ) -> __glue::Lowered<i32> {
        let (ctx, memory) = call.enter("memory", true);
        let mut memory = __glue::found(memory?);
        let buf = __glue::param(
            __glue::FromValue::<
                __glue::GuestPtr<types::Entry>,
            >::lift(__arg0, &memory, ctx),
            &__glue::Param("buf"),
        )?;
        let len = __glue::param(
            __glue::FromValue::<types::Size>::lift(__arg1, &memory, ctx),
            &__glue::Param("len"),
        )?;
        let __memory = &mut memory;
        let value = <types::Errno as __glue::ErrorCode>::ok(
            __glue::outcome::<
                types::Size,
                types::Errno,
                Ctx,
                _,
            >(<Ctx>::list(ctx, __memory, buf, len), ctx),
        )?;
        __glue::store(&mut memory, __arg2, value, &__glue::Out("error"))?;
        __glue::Ok(0)
    }
    #[inline]
    fn __call_quit<T: 'static>(
        mut call: __glue::HostCall<'_, T, &(impl __glue::CtxAccessor<T, Ctx>)>,
        __arg0: i32,
    ) -> __glue::Lowered<()> {
        let (ctx, mut memory) = (call.ctx(), __glue::GuestMemory::empty());
        let code = __glue::param(
            __glue::FromValue::<u32>::lift(__arg0, &memory, ctx),
            &__glue::Param("code"),
        )?;
        __glue::Err(
            __glue::Failure::Trap(__glue::IntoTrap::into_trap(<Ctx>::quit(ctx, code))),
        )
    }
    fn __define<T: 'static>(
        into: &mut __glue::Registry<'_, T>,
        get: impl __glue::CtxAccessor<T, Ctx> + 'static,
    ) -> __glue::Result<()> {
        __glue::Glue::define(
            into,
            &get,
            "add",
            __call_add,
            |f| __on_failure_0(f, __NAME, "add"),
        )?;
        __glue::Glue::define(
            into,
            &get,
            "list",
            __call_list,
            |f| __on_failure_0(f, __NAME, "list"),
        )?;
        __glue::Glue::define(
            into,
            &get,
            "quit",
            __call_quit,
            |f| __glue::trap(f, __NAME, "quit"),
        )?;
        __glue::Ok(())
    }
    impl Todo {
        /// The module name that guests import.
        pub const MODULE: &'static str = "todo";
        /// The functions, in the order of the fields.
        pub const FUNCTIONS: &'static [__glue::HostFunction] = &__glue::host_functions::<
            { __NAMES.len() },
        >("todo", __NAMES);
        /// Adds the functions to a linker, for all stores that it instantiates modules in.
        /// `get` returns the context in a store's data.
        ///
        /// # Errors
        ///
        /// Fails if the linker already has one of the functions and does not allow shadowing.
        pub fn add_to_linker<T: 'static>(
            linker: &mut __glue::wasmtime::Linker<T>,
            get: impl for<'a> ::core::ops::Fn(
                &'a mut T,
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
        pub fn add_to_linker_where<T: 'static>(
            linker: &mut __glue::wasmtime::Linker<T>,
            get: impl for<'a> ::core::ops::Fn(
                &'a mut T,
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
        pub fn new<T: 'static>(
            store: impl __glue::wasmtime::AsContextMut<Data = T>,
            get: impl for<'a> ::core::ops::Fn(
                &'a mut T,
            ) -> &'a mut Ctx + ::core::clone::Clone + ::core::marker::Send + ::core::marker::Sync + 'static,
        ) -> Self {
            let mut funcs = __glue::allocate(store, __NAME, |into| __define(into, get));
            Self {
                add: funcs.next_func(),
                list: funcs.next_func(),
                quit: funcs.next_func(),
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
