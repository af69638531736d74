//! Failures of calls, and their conversion into error values and traps.

use wasmtime::Error;

use crate::convert::{BadArgument, Reason};
use crate::{FromGuestError, GuestError, GuestMemory, GuestPtr, GuestType};

/// The return type of a function's glue: the core result or a failure.
pub type Lowered<Core> = Result<Core, Failure>;

/// The reason why a call ends without a result.
#[derive(Debug, thiserror::Error)]
pub enum Failure {
    /// The function needs the guest's memory, but the call can't use any.
    #[error("{}", .0.error())]
    Memory(Absent),
    /// The guest passed a bad argument, or an invalid address for a result.
    #[error("{}: {}", .1, .0.get())]
    Guest(BadArgument, &'static Location),
    /// A parameter's own conversion failed with an error that traps.
    #[error("{1}: {0:#}")]
    Rejected(Error, &'static Location),
    /// The method returned an error for the guest, which receives this number.
    #[error("{0}")]
    Code(i32),
    /// No method implements the function.
    #[error("not implemented by this host")]
    Unimplemented,
    /// The method returned an error that traps.
    #[error("{0:#}")]
    Trap(Error),
    /// The call ended with this error, which says where.
    #[error("{0:#}")]
    Ended(Error),
}

/// The location of a bad argument.
#[derive(Debug, thiserror::Error)]
pub enum Location {
    /// The parameter with this name in witx.
    #[error("parameter `{0}`")]
    Param(&'static str),
    /// The out pointer for the result with this name in witx.
    #[error("result `{0}`, out pointer")]
    Out(&'static str),
    /// An argument that a method rejected.
    #[error("an argument")]
    InMethod,
}

/// The reason why a call can't use a memory. As large as the length of a memory, so that a `Result`
/// of both stays in registers.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[repr(usize)]
pub enum Absent {
    /// The caller exports no memory with the name that the host uses.
    Missing,
    /// The memory is shared between threads, and the feature `threads` is off.
    #[cfg(not(feature = "threads"))]
    Shared,
    /// The bound memory is not the caller's.
    NotTheBoundMemory,
}

impl Failure {
    /// Creates the failure for an argument.
    #[inline]
    fn of_argument(error: FromGuestError, location: &'static Location) -> Self {
        match error.0 {
            Reason::Guest(error) => Failure::Guest(error, location),
            Reason::Trap(error) => Failure::Rejected(error, location),
        }
    }

    /// Returns the trap for a failure that doesn't become an error value.
    #[cold]
    #[must_use]
    pub fn into_trap(self, module: &'static str, function: &'static str) -> Error {
        match self {
            Failure::Memory(absent) => {
                Error::from(absent.error()).context(format!("in `{module}::{function}`"))
            }
            Failure::Guest(error, location) => GuestError::InFunc {
                modulename: module,
                funcname: function,
                location: location.to_string(),
                err: Box::new(error.into_error()),
            }
            .into(),
            Failure::Rejected(error, location) => {
                error.context(format!("in `{module}::{function}`, {location}"))
            }
            Failure::Code(_) => unreachable!("only a function with an error type returns its code"),
            Failure::Unimplemented => Error::msg(format!(
                "`{module}::{function}` is not implemented by this host"
            )),
            Failure::Trap(error) => error.context(format!("in `{module}::{function}`")),
            Failure::Ended(error) => error,
        }
    }
}

impl Absent {
    /// Returns the reason as an error.
    pub(super) fn error(self) -> GuestError {
        match self {
            Absent::Missing => GuestError::MissingMemory,
            #[cfg(not(feature = "threads"))]
            Absent::Shared => GuestError::SharedMemory,
            Absent::NotTheBoundMemory => {
                GuestError::Invalid("the bound memory is not the caller's")
            }
        }
    }
}

/// Adds the location of a parameter to the error of its conversion.
#[inline]
pub fn param<T>(
    result: Result<T, FromGuestError>,
    location: &'static Location,
) -> Result<T, Failure> {
    match result {
        Ok(value) => Ok(value),
        Err(error) => Err(Failure::of_argument(error, location)),
    }
}

/// Checks the address that the guest passed for the result at `location`, before the method runs.
#[inline]
pub fn check_out<T: GuestType>(
    memory: &GuestMemory<'_>,
    address: i32,
    location: &'static Location,
) -> Result<(), Failure> {
    match memory.check(GuestPtr::<T>::new(address.cast_unsigned())) {
        Ok(()) => Ok(()),
        Err(error) => Err(Failure::of_argument(error.into(), location)),
    }
}

/// Writes the result at `location` to the address that the guest passed for it.
#[inline]
pub fn store<T: GuestType>(
    memory: &mut GuestMemory<'_>,
    address: i32,
    value: T,
    location: &'static Location,
) -> Result<(), Failure> {
    match memory.write(GuestPtr::new(address.cast_unsigned()), value) {
        Ok(()) => Ok(()),
        Err(error) => Err(Failure::of_argument(error.into(), location)),
    }
}

/// An argument that a method rejected, or an error that traps.
impl From<FromGuestError> for Failure {
    #[cold]
    fn from(error: FromGuestError) -> Self {
        match error.0 {
            Reason::Guest(error) if *error.get() == GuestError::MissingMemory => {
                Failure::Memory(Absent::Missing)
            }
            Reason::Guest(error) => Failure::Guest(error, &Location::InMethod),
            Reason::Trap(error) => Failure::Trap(error),
        }
    }
}

impl From<Absent> for Failure {
    #[inline]
    fn from(absent: Absent) -> Self {
        Failure::Memory(absent)
    }
}

impl From<Error> for Failure {
    #[cold]
    fn from(error: Error) -> Self {
        Failure::Trap(error)
    }
}

/// Ends a call of a function: returns the core result, or converts the failure with
/// `on_failure`.
#[inline]
pub fn finish<Core>(
    lowered: Lowered<Core>,
    on_failure: impl FnOnce(Failure) -> wasmtime::Result<Core>,
) -> wasmtime::Result<Core> {
    match lowered {
        Ok(core) => Ok(core),
        Err(failure) => on_failure(failure),
    }
}

/// Returns the error for the guest that passed a bad argument.
#[cold]
#[inline(never)]
pub fn reject<Errno>(error: BadArgument, guest_error: impl FnOnce(GuestError) -> Errno) -> Errno {
    guest_error(error.into_error())
}

/// Turns a failure into a trap.
#[cold]
pub fn trap<Core>(
    failure: Failure,
    module: &'static str,
    function: &'static str,
) -> wasmtime::Result<Core> {
    Err(failure.into_trap(module, function))
}

/// Turns a failure of a function without an error type into a trap, with the error that `guest_error`
/// returns for a bad argument or a missing memory.
#[cold]
pub fn trap_with<Core>(
    failure: Failure,
    module: &'static str,
    function: &'static str,
    guest_error: impl FnOnce(GuestError) -> Error,
) -> wasmtime::Result<Core> {
    let (error, location) = match failure {
        Failure::Guest(error, location) => (error.into_error(), format!(", {location}")),
        Failure::Memory(Absent::Missing) => (GuestError::MissingMemory, String::new()),
        failure => return trap(failure, module, function),
    };
    Err(guest_error(error).context(format!("in `{module}::{function}`{location}")))
}

/// Turns a failure of a function with an error type into its error code, or into a trap.
#[inline]
pub fn code_or_trap(
    failure: Failure,
    module: &'static str,
    function: &'static str,
) -> wasmtime::Result<i32> {
    code(failure).or_else(|failure| trap(failure, module, function))
}

/// Returns the code of an error for the guest, or any other failure.
#[inline]
pub fn code(failure: Failure) -> Result<i32, Failure> {
    match failure {
        Failure::Code(code) => {
            // A code owns nothing: `forget` keeps the drop of `Failure` out of the hot path.
            std::mem::forget(failure);
            Ok(code)
        }
        failure => Err(failure),
    }
}

/// The value of an argument such as `missing_memory`, as an error for the guest.
#[diagnostic::on_unimplemented(
    message = "`{Self}` can't be converted into the guest's error `{Errno}`",
    label = "should be `{Errno}`",
    note = "write `{Errno}`, or implement `From<{Self}>` for it"
)]
pub trait ErrorValue<Errno> {
    /// Returns the error for the guest.
    fn error_value(self) -> Errno;
}

#[diagnostic::do_not_recommend]
impl<Errno: From<V>, V> ErrorValue<Errno> for V {
    #[inline]
    fn error_value(self) -> Errno {
        Errno::from(self)
    }
}

/// Runs a future with `run`, and returns its output.
#[inline]
pub fn block_on<F: Future, Run: BlockOn<F>>(future: F, run: Run) -> F::Output {
    run.block_on(future)
}

/// A function that runs the futures of async methods in a synchronous store.
#[diagnostic::on_unimplemented(
    message = "this can't run `async` methods: it must take any future and return its output",
    label = "should be a `fn<F: Future>(future: F) -> F::Output`",
    note = "set `block_on` to the path of such a function, which most executors have"
)]
pub trait BlockOn<F: Future> {
    /// Returns the output of the future.
    fn block_on(self, future: F) -> F::Output;
}

#[diagnostic::do_not_recommend]
impl<F: Future, Run: FnOnce(F) -> F::Output> BlockOn<F> for Run {
    #[inline]
    fn block_on(self, future: F) -> F::Output {
        self(future)
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
        let bad: Result<(), _> = Err(GuestError::PtrOutOfBounds(region).into());
        let trap = param(bad, &Location::Param("title"))
            .unwrap_err()
            .into_trap("todo", "add");
        assert_eq!(
            trap.to_string(),
            "in `todo::add`, parameter `title`: out of bounds of the guest's memory: 4 bytes at \
             0x10000"
        );
        assert!(trap.is::<GuestError>());
        for (failure, text) in [
            (
                Failure::Memory(Absent::Missing),
                "in `todo::add`: the guest exports no memory under the name that the host expects \
                 (\"memory\" by default)",
            ),
            (
                Failure::Unimplemented,
                "`todo::add` is not implemented by this host",
            ),
            (
                Failure::Trap(Error::msg("enough")),
                "in `todo::add`: enough",
            ),
            (Failure::Ended(Error::msg("enough")), "enough"),
        ] {
            let trap = failure.into_trap("todo", "add");
            assert_eq!(format!("{trap:#}"), text);
        }
        let missing = Failure::Memory(Absent::Missing).into_trap("todo", "add");
        assert_eq!(missing.downcast_ref(), Some(&GuestError::MissingMemory));
    }

    #[test]
    fn only_a_failure_is_turned_into_something_else() {
        let on_failure = |_: Failure| Ok(8);
        assert!(matches!(finish(Ok(7), on_failure), Ok(7)));
        let unimplemented: Lowered<i32> = Err(Failure::Unimplemented);
        assert!(matches!(finish(unimplemented, on_failure), Ok(8)));
    }
}
