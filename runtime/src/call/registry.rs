//! Registration of host functions.

use wasmtime::{AsContextMut, Func, IntoFunc, Linker, StoreContextMut};
#[cfg(feature = "async")]
use wasmtime::{Caller, Error, WasmRet, WasmTyList};

#[cfg(feature = "async")]
use crate::wasmtime_versions::supports_async;

/// The linker or the store that the functions of a module are registered in.
pub struct Registry<'a, T: 'static> {
    /// The name of the module.
    pub(crate) module: &'static str,
    /// Whether a function is wanted, by its name.
    is_wanted: Option<&'a mut dyn FnMut(&str) -> bool>,
    place: Place<'a, T>,
}

enum Place<'a, T: 'static> {
    Linker(&'a mut Linker<T>),
    /// A store, and the functions that it has allocated, in order.
    Store(StoreContextMut<'a, T>, Vec<Func>),
}

impl<'l, T: 'static> Registry<'l, T> {
    /// Creates a registry that defines the functions in a linker.
    pub fn linker(linker: &'l mut Linker<T>, module: &'static str) -> Self {
        Registry {
            module,
            is_wanted: None,
            place: Place::Linker(linker),
        }
    }

    /// Leaves out the functions that aren't wanted.
    #[must_use]
    pub fn only(mut self, is_wanted: &'l mut dyn FnMut(&str) -> bool) -> Self {
        self.is_wanted = Some(is_wanted);
        self
    }

    fn leaves_out(&mut self, name: &str) -> bool {
        let is_wanted = self.is_wanted.as_mut();
        is_wanted.is_some_and(|is_wanted| !is_wanted(name))
    }

    /// Registers a function. Fails if a linker already has one with this name.
    pub fn define<Params, Results>(
        &mut self,
        name: &'static str,
        func: impl IntoFunc<T, Params, Results>,
    ) -> wasmtime::Result<()> {
        if self.leaves_out(name) {
            return Ok(());
        }
        match &mut self.place {
            Place::Linker(linker) => linker.func_wrap(self.module, name, func).map(drop),
            Place::Store(store, funcs) => {
                funcs.push(Func::wrap(store, func));
                Ok(())
            }
        }
    }

    /// Registers an asynchronous function, as [`define`](Self::define) does.
    #[cfg(feature = "async")]
    pub fn define_async<F, Params, Results>(
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
        if self.leaves_out(name) {
            return Ok(());
        }
        let module = self.module;
        match &mut self.place {
            // `func_wrap_async` would panic.
            Place::Linker(linker) if !supports_async(linker.engine()) => Err(Error::msg(format!(
                "`{module}::{name}` is asynchronous: in this version of Wasmtime the engine \
                     needs `Config::async_support(true)`"
            ))),
            Place::Linker(linker) => linker.func_wrap_async(module, name, func).map(drop),
            Place::Store(store, funcs) => {
                funcs.push(Func::wrap_async(store, func));
                Ok(())
            }
        }
    }

    /// Reports that the feature `async` is required: a call doesn't compile.
    #[cfg(not(feature = "async"))]
    pub fn define_async<F: FeatureAsync>(
        &mut self,
        name: &'static str,
        func: F,
    ) -> wasmtime::Result<()> {
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

/// Registers the functions of a module in a store. Returns an iterator over them, in order.
pub fn allocate<T: 'static>(
    mut store: impl AsContextMut<Data = T>,
    module: &'static str,
    define: impl FnOnce(&mut Registry<'_, T>) -> wasmtime::Result<()>,
) -> Funcs {
    let mut registry = Registry {
        module,
        is_wanted: None,
        place: Place::Store(store.as_context_mut(), Vec::new()),
    };
    match (define(&mut registry), registry.place) {
        (Ok(()), Place::Store(_, funcs)) => Funcs(funcs.into_iter()),
        _ => unreachable!("only a linker refuses a function"),
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

/// Finds a context in a store's data.
pub trait CtxAccessor<T, C: ?Sized>:
    for<'a> Fn(&'a mut T) -> &'a mut C + Clone + Send + Sync
{
}

impl<T, C: ?Sized, F> CtxAccessor<T, C> for F where
    F: for<'a> Fn(&'a mut T) -> &'a mut C + Clone + Send + Sync
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
