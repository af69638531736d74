//! Why a call ended without a result.

use wasmtime::Error;

use crate::GuestError;

/// Why a call ended without a result.
#[derive(Debug)]
pub enum Failure {
    /// The guest exports no memory, and the function needs it.
    MissingMemory,
    /// The memory that the guest exports is shared between threads, and the feature is not
    /// there.
    #[cfg(not(feature = "threads"))]
    SharedMemory,
    /// The caller's memory is not the one that the context is bound to.
    OtherMemory,
    /// The guest passed a bad argument, or no room for a result. It is boxed so that
    /// a result without failure fits two registers.
    Guest(Box<BadArgument>),
    /// The method asks for a trap.
    Trap(Error),
}

/// What is wrong with which argument.
#[derive(Debug)]
pub struct BadArgument {
    /// What is wrong with it.
    pub error: GuestError,
    /// Which parameter or result it is, in words.
    pub location: &'static str,
}

impl Failure {
    /// The failure for a bad argument.
    #[cold]
    #[inline(never)]
    #[must_use]
    pub fn bad_argument(error: GuestError, location: &'static str) -> Self {
        Failure::Guest(Box::new(BadArgument { error, location }))
    }

    /// The trap for a failure that no value of the guest's error type stands
    /// for.
    #[cold]
    #[must_use]
    pub fn into_trap(self, module: &'static str, function: &'static str) -> Error {
        match self {
            Failure::MissingMemory => Error::msg(format!(
                "in `{module}::{function}`: the guest exports no memory named \"memory\""
            )),
            #[cfg(not(feature = "threads"))]
            Failure::SharedMemory => Error::msg(format!(
                "in `{module}::{function}`: the guest's memory is shared between threads, which \
                 takes the feature `threads` of `wasmtime-integration`"
            )),
            Failure::OtherMemory => Error::msg(format!(
                "in `{module}::{function}`: the memory that the context is bound to is not the \
                 caller's"
            )),
            Failure::Guest(bad) => GuestError::InFunc {
                modulename: module,
                funcname: function,
                location: bad.location,
                err: Box::new(bad.error),
            }
            .into(),
            Failure::Trap(error) => error,
        }
    }
}

/// Runs the body of a function; `failed` makes a core result of its failure.
///
/// # Errors
///
/// Those of `failed`.
#[inline]
pub fn call<R>(
    failed: impl FnOnce(Failure, &'static str, &'static str) -> wasmtime::Result<R>,
    module: &'static str,
    function: &'static str,
    body: impl FnOnce() -> Result<R, Failure>,
) -> wasmtime::Result<R> {
    match body() {
        Ok(result) => Ok(result),
        Err(failure) => failed(failure, module, function),
    }
}

/// The trap for a failure.
///
/// # Errors
///
/// Always.
#[cold]
pub fn trap<R>(
    failure: Failure,
    module: &'static str,
    function: &'static str,
) -> wasmtime::Result<R> {
    Err(failure.into_trap(module, function))
}

/// Runs the body of an asynchronous function, so that `?` in it ends the body
/// alone.
#[inline]
pub fn future<R, F: Future<Output = Result<R, Failure>>>(body: F) -> F {
    body
}

/// What an argument of the attribute gives as an error for the guest.
#[diagnostic::on_unimplemented(
    message = "`{Self}` is no error of this witx document, whose functions give `{Errno}`",
    label = "should be `{Errno}`",
    note = "write a `{Errno}`, or `impl From<{Self}> for {Errno}`"
)]
pub trait ErrorValue<Errno> {
    /// The error for the guest.
    fn error_value(self) -> Errno;
}

#[diagnostic::do_not_recommend]
impl<Errno: From<V>, V> ErrorValue<Errno> for V {
    #[inline]
    fn error_value(self) -> Errno {
        Errno::from(self)
    }
}

/// The output of a future, which `run` runs.
#[inline]
pub fn block_on<F: Future, Run: BlockOn<F>>(future: F, run: Run) -> F::Output {
    run.block_on(future)
}

/// What runs the futures of asynchronous methods in a synchronous store.
#[diagnostic::on_unimplemented(
    message = "this can't run `async` methods: it does not take any future and give its output",
    label = "should be a `fn<F: Future>(future: F) -> F::Output`",
    note = "`block_on` takes the path of such a function, as most executors have it"
)]
pub trait BlockOn<F: Future> {
    /// The output of the future.
    fn block_on(self, future: F) -> F::Output;
}

#[diagnostic::do_not_recommend]
impl<F: Future, Run: FnOnce(F) -> F::Output> BlockOn<F> for Run {
    #[inline]
    fn block_on(self, future: F) -> F::Output {
        self(future)
    }
}

/// The trap for a function that no method implements.
#[cold]
#[must_use]
pub fn unimplemented(module: &'static str, function: &'static str) -> Error {
    Error::msg(format!(
        "`{module}::{function}` is not implemented by this host"
    ))
}

/// Says of which parameter or result a bad argument is.
///
/// # Errors
///
/// Those of `result`.
#[inline]
pub fn located<T>(result: Result<T, GuestError>, location: &'static str) -> Result<T, Failure> {
    match result {
        Ok(value) => Ok(value),
        Err(error) => Err(Failure::bad_argument(error, location)),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::Region;

    #[test]
    fn traps_name_module_function_parameter_reason_and_address() {
        let region = Region {
            start: 0x10000,
            len: 4,
        };
        let trap = located::<()>(Err(GuestError::PtrOutOfBounds(region)), "parameter `title`")
            .unwrap_err()
            .into_trap("todo", "add");
        assert_eq!(
            trap.to_string(),
            "in `todo::add`, parameter `title`: out of bounds of the guest's memory: 4 bytes at \
             0x10000"
        );
        assert!(trap.is::<GuestError>());
        assert_eq!(
            Failure::MissingMemory.into_trap("todo", "add").to_string(),
            "in `todo::add`: the guest exports no memory named \"memory\""
        );
        assert_eq!(
            Failure::Trap(Error::msg("enough"))
                .into_trap("todo", "add")
                .to_string(),
            "enough"
        );
    }
}
