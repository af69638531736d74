//! Where host functions are put: into a linker, or into a store.

use std::convert::Infallible;

use wasmtime::{AsContextMut, Func, IntoFunc, Linker};
#[cfg(feature = "async")]
use wasmtime::{Caller, WasmRet, WasmTyList};

/// A place for host functions. Each function is written once, and put into
/// either kind.
pub trait Definer<T: 'static> {
    /// What is left in the hand for a function.
    type Item;
    /// Why a function could not be put there.
    type Error;

    /// Puts a function there.
    ///
    /// # Errors
    ///
    /// By the kind of place.
    fn define<Params, Results>(
        &mut self,
        name: &'static str,
        func: impl IntoFunc<T, Params, Results>,
    ) -> Result<Self::Item, Self::Error>;

    /// Puts an asynchronous function there.
    ///
    /// # Errors
    ///
    /// By the kind of place.
    #[cfg(feature = "async")]
    fn define_async<F, Params, Results>(
        &mut self,
        name: &'static str,
        func: F,
    ) -> Result<Self::Item, Self::Error>
    where
        F: for<'a> Fn(Caller<'a, T>, Params) -> Box<dyn Future<Output = Results> + Send + 'a>
            + Send
            + Sync
            + 'static,
        Params: WasmTyList,
        Results: WasmRet,
        T: Send;

    /// Tells that the feature is needed.
    ///
    /// # Errors
    ///
    /// Never, since it does not compile.
    #[cfg(not(feature = "async"))]
    fn define_async<F: FeatureAsync>(
        &mut self,
        name: &'static str,
        func: F,
    ) -> Result<Self::Item, Self::Error> {
        func.feature_async(name)
    }
}

/// What nothing implements, so that the mistake has words.
#[cfg(not(feature = "async"))]
#[diagnostic::on_unimplemented(
    message = "an `async fn` needs the feature `async` of `wasmtime-integration`",
    label = "this method is `async`",
    note = "turn the feature on in `Cargo.toml`, or give `block_on = …` for a synchronous store"
)]
pub trait FeatureAsync {
    /// Does not exist.
    fn feature_async<R>(self, name: &'static str) -> R;
}

/// Defines functions in a linker, as a module's.
pub struct LinkerDefiner<'a, T: 'static> {
    linker: &'a mut Linker<T>,
    module: &'static str,
}

impl<'a, T: 'static> LinkerDefiner<'a, T> {
    /// Defines the functions of `module` in `linker`.
    pub fn new(linker: &'a mut Linker<T>, module: &'static str) -> Self {
        LinkerDefiner { linker, module }
    }
}

impl<T: 'static> Definer<T> for LinkerDefiner<'_, T> {
    type Item = ();
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
        self.linker.func_wrap_async(self.module, name, func)?;
        Ok(())
    }
}

/// Allocates functions in a store.
pub struct StoreDefiner<S> {
    store: S,
}

impl<S: AsContextMut> StoreDefiner<S> {
    /// Allocates functions in `store`.
    pub fn new(store: S) -> Self {
        StoreDefiner { store }
    }
}

impl<T: 'static, S: AsContextMut<Data = T>> Definer<T> for StoreDefiner<S> {
    type Item = Func;
    type Error = Infallible;

    fn define<Params, Results>(
        &mut self,
        _name: &'static str,
        func: impl IntoFunc<T, Params, Results>,
    ) -> Result<Func, Infallible> {
        Ok(Func::wrap(&mut self.store, func))
    }

    #[cfg(feature = "async")]
    fn define_async<F, Params, Results>(
        &mut self,
        _name: &'static str,
        func: F,
    ) -> Result<Func, Infallible>
    where
        F: for<'a> Fn(Caller<'a, T>, Params) -> Box<dyn Future<Output = Results> + Send + 'a>
            + Send
            + Sync
            + 'static,
        Params: WasmTyList,
        Results: WasmRet,
        T: Send,
    {
        Ok(Func::wrap_async(&mut self.store, func))
    }
}

/// The value of a result that is no error.
pub fn infallible<T>(result: Result<T, Infallible>) -> T {
    match result {
        Ok(value) => value,
    }
}

/// What comes of defining a function.
pub type Defined<T, D> = Result<<D as Definer<T>>::Item, <D as Definer<T>>::Error>;

/// What finds a context in the data of a store.
pub trait Get<T, C: ?Sized>: Fn(&mut T) -> &mut C + Copy + Send + Sync + 'static {}

impl<T, C: ?Sized, F> Get<T, C> for F where F: Fn(&mut T) -> &mut C + Copy + Send + Sync + 'static {}

/// The function with this name.
pub fn find_export<'a>(
    mut exports: impl Iterator<Item = (&'static str, &'a Func)>,
    name: &str,
) -> Option<&'a Func> {
    exports
        .find(|(export, _)| *export == name)
        .map(|(_, func)| func)
}
