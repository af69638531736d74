//! Functions of an existing wiggle implementation, which the argument `target`
//! names.
//!
//! A function of the target gives its result, or a future of it, and the macro can't
//! see which. So there are two traits for each question, with the same methods, and
//! the type of what the function gives selects one.

use std::cell::UnsafeCell;
use std::future::{Ready, ready};
use std::marker::PhantomData;

use wasmtime::{
    AsContextMut as _, Caller, Error, Extern, IntoFunc, SharedMemory, WasmRet, WasmTyList,
};
pub use wiggle::GuestMemory;

use super::enter::{bound, is_callers};
use super::{Definer, Failure};
use crate::MemorySlot;

/// A function of the target, as what it gives.
pub struct Function<R>(PhantomData<fn() -> R>);

/// The function that `call` calls, which is not called here.
#[inline]
pub fn function<Ctx, Memory, R>(_call: impl FnOnce(Ctx, Memory) -> R) -> Function<R> {
    Function(PhantomData)
}

/// What a function of the target gave.
pub struct Reply<R>(pub R);

/// The functions that give their result.
pub trait SyncFunction {
    /// Defines the function as one that does not wait, which is `now`.
    ///
    /// # Errors
    ///
    /// Those of the definer.
    fn define<T: 'static, D: Definer<T>, Params, Results, Later>(
        self,
        definer: &mut D,
        name: &'static str,
        now: impl IntoFunc<T, Params, Results>,
        later: Later,
    ) -> Result<D::Item, D::Error>;
}

impl<Core> SyncFunction for Function<wasmtime::Result<Core>> {
    fn define<T: 'static, D: Definer<T>, Params, Results, Later>(
        self,
        definer: &mut D,
        name: &'static str,
        now: impl IntoFunc<T, Params, Results>,
        _later: Later,
    ) -> Result<D::Item, D::Error> {
        definer.define(name, now)
    }
}

/// The functions that give a future.
pub trait AsyncFunction {
    /// Defines the function as one that waits, which is `later`.
    ///
    /// # Errors
    ///
    /// Those of the definer.
    fn define<T: Send + 'static, D: Definer<T>, Now, Params: WasmTyList, Results: WasmRet>(
        self,
        definer: &mut D,
        name: &'static str,
        now: Now,
        later: impl for<'a> Fn(Caller<'a, T>, Params) -> Box<dyn Future<Output = Results> + Send + 'a>
        + Send
        + Sync
        + 'static,
    ) -> Result<D::Item, D::Error>;
}

impl<F: Future> AsyncFunction for Function<F> {
    fn define<T: Send + 'static, D: Definer<T>, Now, Params: WasmTyList, Results: WasmRet>(
        self,
        definer: &mut D,
        name: &'static str,
        _now: Now,
        later: impl for<'a> Fn(Caller<'a, T>, Params) -> Box<dyn Future<Output = Results> + Send + 'a>
        + Send
        + Sync
        + 'static,
    ) -> Result<D::Item, D::Error> {
        definer.define_async(name, later)
    }
}

/// Gives a closure the type of one that gives a future.
#[inline]
pub fn later<T: 'static, Params, Results, F>(func: F) -> F
where
    F: for<'a> Fn(Caller<'a, T>, Params) -> Box<dyn Future<Output = Results> + Send + 'a>,
{
    func
}

/// The results.
pub trait SyncReply<Core> {
    /// The result.
    ///
    /// # Errors
    ///
    /// Where the function asks for a trap.
    fn now(self) -> wasmtime::Result<Core>;

    /// The result, for one who waits.
    fn later(self) -> Ready<wasmtime::Result<Core>>;

    /// The result, with no need of `block_on`.
    ///
    /// # Errors
    ///
    /// Where the function asks for a trap.
    fn block_on(
        self,
        block_on: impl FnOnce(Ready<wasmtime::Result<Core>>) -> wasmtime::Result<Core>,
    ) -> wasmtime::Result<Core>;
}

impl<Core> SyncReply<Core> for Reply<wasmtime::Result<Core>> {
    #[inline]
    fn now(self) -> wasmtime::Result<Core> {
        self.0
    }

    #[inline]
    fn later(self) -> Ready<wasmtime::Result<Core>> {
        ready(self.0)
    }

    #[inline]
    fn block_on(
        self,
        _block_on: impl FnOnce(Ready<wasmtime::Result<Core>>) -> wasmtime::Result<Core>,
    ) -> wasmtime::Result<Core> {
        self.0
    }
}

/// The futures of results.
pub trait AsyncReply<Core> {
    /// The future.
    type Future;

    /// A trap: there is no result yet. The functions that are defined never get here.
    ///
    /// # Errors
    ///
    /// Always.
    fn now(self) -> wasmtime::Result<Core>;

    /// The future of the result.
    fn later(self) -> Self::Future;

    /// The result, by `block_on`.
    ///
    /// # Errors
    ///
    /// Where the function asks for a trap.
    fn block_on(
        self,
        block_on: impl FnOnce(Self::Future) -> wasmtime::Result<Core>,
    ) -> wasmtime::Result<Core>;
}

impl<Core, F: Future<Output = wasmtime::Result<Core>>> AsyncReply<Core> for Reply<F> {
    type Future = F;

    #[cold]
    fn now(self) -> wasmtime::Result<Core> {
        Err(Error::msg(
            "an asynchronous function was called as one that is not",
        ))
    }

    #[inline]
    fn later(self) -> F {
        self.0
    }

    #[inline]
    fn block_on(
        self,
        block_on: impl FnOnce(F) -> wasmtime::Result<Core>,
    ) -> wasmtime::Result<Core> {
        block_on(self.0)
    }
}

/// The contexts of functions that may wait in Wasmtime.
#[diagnostic::on_unimplemented(
    message = "`{Self}` can't be sent between threads, as functions that wait need it",
    label = "not `Send`",
    note = "functions of a target may wait in Wasmtime; with `block_on = …` they run to completion instead, and need no `Send`"
)]
pub trait MayWait {}

#[diagnostic::do_not_recommend]
impl<C: Send + ?Sized> MayWait for C {}

/// What the caller exports as its memory. It stays where it comes to lie, since copies of
/// it cost.
#[inline]
pub fn memory<T: 'static>(caller: &mut Caller<'_, T>) -> Option<Extern> {
    caller.get_export("memory")
}

/// The context of a call, the memory of its caller, which is `export`, and the [`fuel`].
///
/// # Errors
///
/// Where the caller exports no memory.
#[expect(
    clippy::inline_always,
    reason = "what it gives is too large for registers"
)]
#[inline(always)]
pub fn enter<'a, T: 'static, C: ?Sized>(
    caller: &'a mut Caller<'_, T>,
    export: &'a Option<Extern>,
    get: impl Fn(&mut T) -> &mut C,
) -> Result<(&'a mut C, GuestMemory<'a>, usize), Failure> {
    let fuel = fuel(caller);
    match export {
        Some(Extern::Memory(memory)) => {
            let (bytes, data) = memory.data_and_store_mut(caller);
            Ok((get(data), GuestMemory::Unshared(bytes), fuel))
        }
        Some(Extern::SharedMemory(memory)) => {
            let memory = GuestMemory::Shared(shared_bytes(memory));
            Ok((get(caller.data_mut()), memory, fuel))
        }
        _ => Err(Failure::MissingMemory),
    }
}

/// As [`enter`], for a function that waits, whose future would have to keep the export: a
/// memory that is shared between threads is kept in `shared`, and no other.
///
/// # Errors
///
/// As [`enter`].
#[expect(
    clippy::inline_always,
    reason = "what it gives is too large for registers"
)]
#[inline(always)]
pub fn enter_later<'a, T: 'static, C: ?Sized>(
    caller: &'a mut Caller<'_, T>,
    shared: &'a mut Option<SharedMemory>,
    get: impl Fn(&mut T) -> &mut C,
) -> Result<(&'a mut C, GuestMemory<'a>, usize), Failure> {
    let export = memory(caller);
    // After the lookup, across which it would have to be kept.
    let fuel = fuel(caller);
    match export {
        Some(Extern::Memory(memory)) => {
            let (bytes, data) = memory.data_and_store_mut(caller);
            Ok((get(data), GuestMemory::Unshared(bytes), fuel))
        }
        Some(Extern::SharedMemory(memory)) => {
            let memory = GuestMemory::Shared(shared.insert(memory).data());
            Ok((get(caller.data_mut()), memory, fuel))
        }
        _ => Err(Failure::MissingMemory),
    }
}

/// The bytes of a memory that is shared between threads, out of the way of the calls with
/// one that is not.
#[cold]
#[inline(never)]
fn shared_bytes(memory: &SharedMemory) -> &[UnsafeCell<u8>] {
    memory.data()
}

/// The context of a call, the memory that it is bound to, or while it is bound to none,
/// the memory of the caller, and the [`fuel`]. What it does with `unbound` is what
/// [`enter_bound`](super::enter_bound) does, and what with `shared`, [`enter_later`].
///
/// # Errors
///
/// As [`enter`], and in a build with debug assertions where the memory is not the
/// caller's.
#[inline]
pub fn enter_bound<'a, 's: 'a, T: 'static, C: ?Sized>(
    mut caller: Caller<'s, T>,
    unbound: &'a mut Option<Caller<'s, T>>,
    shared: &'a mut Option<SharedMemory>,
    get: impl Fn(&mut T) -> &mut C,
    slot: impl Fn(&mut C) -> &mut MemorySlot,
) -> Result<(&'a mut C, GuestMemory<'a>, usize), Failure> {
    let Some(memory) = bound(&mut caller, &get, slot) else {
        return enter_unbound(unbound.insert(caller), shared, get);
    };
    if cfg!(debug_assertions) && !is_callers(memory, &mut caller) {
        return Err(Failure::OtherMemory);
    }
    let fuel = fuel(&mut caller);
    let (bytes, data) = memory.data_and_store_mut(caller);
    Ok((get(data), GuestMemory::Unshared(bytes), fuel))
}

/// The way in while no memory is bound, out of the way of the calls after that.
#[cold]
#[inline(never)]
fn enter_unbound<'a, T: 'static, C: ?Sized>(
    caller: &'a mut Caller<'_, T>,
    shared: &'a mut Option<SharedMemory>,
    get: impl Fn(&mut T) -> &mut C,
) -> Result<(&'a mut C, GuestMemory<'a>, usize), Failure> {
    enter_later(caller, shared, get)
}

/// What the store allows a host call to copy, in bytes.
#[inline]
pub fn fuel<T: 'static>(caller: &mut Caller<'_, T>) -> usize {
    caller.as_context_mut().hostcall_fuel()
}
