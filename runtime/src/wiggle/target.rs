//! Functions of an existing wiggle implementation, named by the argument `target`.
//!
//! Such a function returns its result or a future of it, and the macro can't see which.
//! Each decision is therefore a pair of traits with the same methods, and the function's
//! return type selects one of them.

use std::future::Ready;
use std::marker::PhantomData;

use wasmtime::{AsContextMut as _, Error};
pub use wiggle::GuestMemory;

use crate::call::enter::HostCall;
pub use crate::wasmtime_versions::SetHostcallFuel;
use crate::wasmtime_versions::hostcall_fuel;

/// A function of the target, represented by its return type.
pub struct Function<R>(PhantomData<fn() -> R>);

/// Returns the function that `call` would call, without calling it.
#[inline]
pub fn function<Ctx, Memory, R>(_call: impl FnOnce(Ctx, Memory) -> R) -> Function<R> {
    Function(PhantomData)
}

/// A function that returns its result.
pub trait SyncFunction {
    /// Selects `sync`.
    fn select<Sync, Async>(self, sync: Sync, asynchronous: Async) -> Sync;
}

impl<Core> SyncFunction for Function<wasmtime::Result<Core>> {
    fn select<Sync, Async>(self, sync: Sync, _asynchronous: Async) -> Sync {
        sync
    }
}

/// A function that returns a future.
pub trait AsyncFunction {
    /// Selects `asynchronous`.
    fn select<Sync, Async>(self, sync: Sync, asynchronous: Async) -> Async;
}

impl<F: Future> AsyncFunction for Function<F> {
    fn select<Sync, Async>(self, _sync: Sync, asynchronous: Async) -> Async {
        asynchronous
    }
}

/// The value that a function of the target returned.
pub struct TargetResult<R>(pub R);

/// A result that is available at once.
pub trait SyncResult<Core> {
    /// Returns the result.
    fn returned(self) -> Returned<Core, Ready<wasmtime::Result<Core>>>;
}

impl<Core> SyncResult<Core> for TargetResult<wasmtime::Result<Core>> {
    #[inline]
    fn returned(self) -> Returned<Core, Ready<wasmtime::Result<Core>>> {
        Returned::Result(self.0)
    }
}

/// A future of a result.
pub trait AsyncResult<Core> {
    /// The future.
    type Future;

    /// Returns the future.
    fn returned(self) -> Returned<Core, Self::Future>;
}

impl<Core, F: Future<Output = wasmtime::Result<Core>>> AsyncResult<Core> for TargetResult<F> {
    type Future = F;

    #[inline]
    fn returned(self) -> Returned<Core, F> {
        Returned::Future(self.0)
    }
}

/// A result, or a future of it.
pub enum Returned<Core, F> {
    /// A result.
    Result(wasmtime::Result<Core>),
    /// A future.
    Future(F),
}

impl<Core, F: Future<Output = wasmtime::Result<Core>>> Returned<Core, F> {
    /// Returns the result. Traps if it is a future: such calls must compile, but never run.
    #[inline]
    pub fn ready(self) -> wasmtime::Result<Core> {
        self.block_on(|_| {
            Err(Error::msg(
                "an asynchronous function was called as a synchronous one",
            ))
        })
    }

    /// Waits for the result.
    #[inline]
    pub async fn wait(self) -> wasmtime::Result<Core> {
        match self {
            Returned::Result(result) => result,
            Returned::Future(future) => future.await,
        }
    }

    /// Returns the result, from `run` if it is a future.
    #[inline]
    pub fn block_on(self, run: impl FnOnce(F) -> wasmtime::Result<Core>) -> wasmtime::Result<Core> {
        match self {
            Returned::Result(result) => result,
            Returned::Future(future) => run(future),
        }
    }
}

/// The part of the context that implements the target's trait for the module of the instance
/// struct `M`.
///
/// A method call selects [`TargetPart`] if the part implements it, otherwise [`MissingPart`], whose
/// error says what is missing. Its impl is for a reference, so the compiler tries it second.
pub struct Part<'a, M, P> {
    /// The part itself.
    pub implementor: &'a mut P,
    module: PhantomData<M>,
}

impl<'a, M, P> Part<'a, M, P> {
    /// Creates a part whose functions never wait.
    #[inline]
    pub fn new(implementor: &'a mut P) -> Self {
        Part {
            implementor,
            module: PhantomData,
        }
    }

    /// Creates a part whose functions may wait.
    #[inline]
    pub fn new_send(implementor: &'a mut P) -> Self
    where
        P: SendIfAsync,
    {
        Part::new(implementor)
    }
}

/// A part that implements the trait. Generated code implements this, since only the macro knows the
/// trait.
pub trait TargetPart<M> {
    /// The reference to the part.
    type Part;

    /// Returns the part.
    fn part(self) -> Self::Part;
}

/// A part that doesn't implement the trait.
pub trait MissingPart<M, P> {
    /// Fails to compile.
    fn part(self) -> P::Part
    where
        P: TargetOf<M>;
}

impl<M, P> MissingPart<M, P> for &Part<'_, M, P> {
    fn part(self) -> P::Part
    where
        P: TargetOf<M>,
    {
        P::part()
    }
}

/// Implemented by no type: its error is for a module that has neither methods nor a target.
#[diagnostic::on_unimplemented(
    message = "functions of the module of `{M}` have no method here, and `{Self}` does not implement wiggle's trait for that module",
    label = "`target` does not serve the module of `{M}`",
    note = "implement that trait for `{Self}`, add methods to this block, or leave the module to another block with `modules(except(…), …)`"
)]
pub trait TargetOf<M> {
    /// The reference to the part.
    type Part;

    /// Returns it.
    fn part() -> Self::Part;
}

/// A context whose functions may wait.
#[diagnostic::on_unimplemented(
    message = "`{Self}` must be `Send`, because functions of `target` may wait",
    label = "not `Send`",
    note = "with `block_on = …`, they run to completion instead, and the type need not be `Send`"
)]
pub trait SendIfAsync {}

#[diagnostic::do_not_recommend]
impl<C: Send + ?Sized> SendIfAsync for C {}

/// Converts the memory into wiggle's type.
#[inline]
pub fn memory<'a>(memory: &'a mut crate::GuestMemory<'_>) -> GuestMemory<'a> {
    memory.into()
}

/// Returns how many bytes the store allows a host call to copy.
#[inline]
pub fn fuel<T: 'static, Get>(call: &mut HostCall<'_, T, Get>) -> usize {
    hostcall_fuel(&call.caller().as_context_mut())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_type_of_a_result_decides_whether_to_block() {
        let sync = || TargetResult(wasmtime::Result::Ok(7)).returned();
        assert!(matches!(sync().block_on(|_| Ok(8)), Ok(7)));
        assert!(matches!(sync().ready(), Ok(7)));
        let future = TargetResult(async { wasmtime::Result::Ok(7) });
        let future = AsyncResult::returned(future);
        assert!(matches!(future.block_on(|_| Ok(8)), Ok(8)));
    }
}
