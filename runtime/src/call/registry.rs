//! Registration of host functions in a linker or a store.

use std::convert::Infallible;

use wasmtime::{AsContextMut, Func, IntoFunc, Linker};
#[cfg(feature = "async")]
use wasmtime::{Caller, WasmRet, WasmTyList};

#[cfg(feature = "async")]
use crate::wasmtime_versions::supports_async;

/// Registers host functions, so that the same generated code serves linkers and stores.
pub trait FuncRegistry<T: 'static> {
    /// The error for a function that can't be registered.
    type Error;

    /// Registers a function.
    ///
    /// # Errors
    ///
    /// Fails if a linker already has a function with this name.
    fn define<Params, Results>(
        &mut self,
        name: &'static str,
        func: impl IntoFunc<T, Params, Results>,
    ) -> Result<(), Self::Error>;

    /// Registers an asynchronous function.
    ///
    /// # Errors
    ///
    /// Fails if a linker already has a function with this name.
    #[cfg(feature = "async")]
    fn define_async<F, Params, Results>(
        &mut self,
        name: &'static str,
        func: F,
    ) -> Result<(), Self::Error>
    where
        F: for<'a> Fn(Caller<'a, T>, Params) -> Box<dyn Future<Output = Results> + Send + 'a>
            + Send
            + Sync
            + 'static,
        Params: WasmTyList,
        Results: WasmRet,
        T: Send;

    /// Reports that the feature `async` is required.
    ///
    /// # Errors
    ///
    /// Never fails: a call doesn't compile.
    #[cfg(not(feature = "async"))]
    fn define_async<F: FeatureAsync>(
        &mut self,
        name: &'static str,
        func: F,
    ) -> Result<(), Self::Error> {
        func.feature_async(name)
    }
}

/// Implemented by no type, so that the compiler reports the missing feature.
#[cfg(not(feature = "async"))]
#[diagnostic::on_unimplemented(
    message = "an `async fn` needs the `async` feature of `wasmtime-integration`",
    label = "this method is `async`",
    note = "enable the feature in `Cargo.toml`, or write `block_on = …` for a synchronous store"
)]
pub trait FeatureAsync {
    /// Never implemented.
    fn feature_async<R>(self, name: &'static str) -> R;
}

/// Defines the functions of a module in a linker.
pub struct LinkerRegistry<'a, T: 'static> {
    linker: &'a mut Linker<T>,
    module: &'static str,
}

impl<'a, T: 'static> LinkerRegistry<'a, T> {
    /// Creates a registry that defines the functions of `module` in `linker`.
    pub fn new(linker: &'a mut Linker<T>, module: &'static str) -> Self {
        LinkerRegistry { linker, module }
    }
}

impl<T: 'static> FuncRegistry<T> for LinkerRegistry<'_, T> {
    type Error = wasmtime::Error;

    fn define<Params, Results>(
        &mut self,
        name: &'static str,
        func: impl IntoFunc<T, Params, Results>,
    ) -> wasmtime::Result<()> {
        self.linker.func_wrap(self.module, name, func)?;
        Ok(())
    }

    #[cfg(feature = "async")]
    fn define_async<F, Params, Results>(
        &mut self,
        name: &'static str,
        func: F,
    ) -> wasmtime::Result<()>
    where
        F: for<'a> Fn(Caller<'a, T>, Params) -> Box<dyn Future<Output = Results> + Send + 'a>
            + Send
            + Sync
            + 'static,
        Params: WasmTyList,
        Results: WasmRet,
        T: Send,
    {
        // `func_wrap_async` would panic.
        if !supports_async(self.linker.engine()) {
            return Err(wasmtime::Error::msg(format!(
                "`{}::{name}` is asynchronous: in this version of Wasmtime the engine needs \
                 `Config::async_support(true)`",
                self.module
            )));
        }
        self.linker.func_wrap_async(self.module, name, func)?;
        Ok(())
    }
}

/// Allocates functions in a store, and keeps them in order.
pub struct StoreRegistry<S> {
    store: S,
    funcs: Vec<Func>,
}

impl<S: AsContextMut> StoreRegistry<S> {
    /// Creates a registry that allocates functions in `store`.
    pub fn new(store: S) -> Self {
        StoreRegistry {
            store,
            funcs: Vec::new(),
        }
    }

    /// Returns an iterator over the functions.
    pub fn into_funcs(self) -> Funcs {
        Funcs(self.funcs.into_iter())
    }
}

impl<T: 'static, S: AsContextMut<Data = T>> FuncRegistry<T> for StoreRegistry<S> {
    type Error = Infallible;

    fn define<Params, Results>(
        &mut self,
        _name: &'static str,
        func: impl IntoFunc<T, Params, Results>,
    ) -> Result<(), Infallible> {
        self.funcs.push(Func::wrap(&mut self.store, func));
        Ok(())
    }

    #[cfg(feature = "async")]
    fn define_async<F, Params, Results>(
        &mut self,
        _name: &'static str,
        func: F,
    ) -> Result<(), Infallible>
    where
        F: for<'a> Fn(Caller<'a, T>, Params) -> Box<dyn Future<Output = Results> + Send + 'a>
            + Send
            + Sync
            + 'static,
        Params: WasmTyList,
        Results: WasmRet,
        T: Send,
    {
        self.funcs.push(Func::wrap_async(&mut self.store, func));
        Ok(())
    }
}

/// The functions of an instance struct, in the order of its fields.
pub struct Funcs(std::vec::IntoIter<Func>);

impl Funcs {
    /// Returns the function of the next field.
    pub fn next_func(&mut self) -> Func {
        match self.0.next() {
            Some(func) => func,
            None => unreachable!("a module has a function for each field"),
        }
    }
}

/// Returns the value of a result that can't be an error.
pub fn infallible<T>(result: Result<T, Infallible>) -> T {
    match result {
        Ok(value) => value,
    }
}

/// Finds a context in a store's data.
pub trait CtxAccessor<T, C: ?Sized>:
    for<'a> Fn(&'a mut T) -> &'a mut C + Copy + Send + Sync + 'static
{
}

impl<T, C: ?Sized, F> CtxAccessor<T, C> for F where
    F: for<'a> Fn(&'a mut T) -> &'a mut C + Copy + Send + Sync + 'static
{
}

/// Returns the function with this name.
pub fn find_export<'a>(
    mut exports: impl Iterator<Item = (&'static str, &'a Func)>,
    name: &str,
) -> Option<&'a Func> {
    exports
        .find(|(export, _)| *export == name)
        .map(|(_, func)| func)
}
