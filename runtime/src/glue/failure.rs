//! Why a call ends without a result, and what becomes of that.

use std::fmt;

use wasmtime::Error;

use crate::GuestError;

/// What the glue of a function returns: the core result, or why there is none.
pub type Lowered<Core> = Result<Core, Failure>;

/// Why a call ends without a result.
#[derive(Debug)]
pub enum Failure {
    /// The function needs the guest's memory, and the call can use none.
    Memory(Absent),
    /// The guest passed a bad argument, or no room for a result. Boxed so that a
    /// [`Lowered`] fits two registers.
    Guest(Box<BadArgument>),
    /// No method implements the function.
    Unimplemented,
    /// The method asks for a trap.
    Trap(Error),
}

/// Why a call can use no memory.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Absent {
    /// The caller exports none under the name `"memory"`.
    Missing,
    /// It is shared between threads, and the feature `threads` is off.
    #[cfg(not(feature = "threads"))]
    Shared,
    /// The context is bound to a memory that is not the caller's.
    NotTheBoundMemory,
}

/// What is wrong with which argument.
#[derive(Debug)]
pub struct BadArgument {
    /// What is wrong with it.
    pub error: GuestError,
    /// Which it is.
    pub location: Location,
}

impl BadArgument {
    #[cold]
    #[inline(never)]
    fn boxed(error: GuestError, location: Location) -> Box<Self> {
        Box::new(BadArgument { error, location })
    }
}

/// Which argument is bad.
#[derive(Clone, Copy, Debug)]
pub enum Location {
    /// The parameter with this name in witx.
    Param(&'static str),
    /// The room for the result with this name in witx.
    Result(&'static str),
    /// One that a method found to be bad.
    InMethod,
}

impl fmt::Display for Location {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Location::Param(name) => write!(f, "parameter `{name}`"),
            Location::Result(name) => write!(f, "result `{name}`, out pointer"),
            Location::InMethod => f.write_str("an argument"),
        }
    }
}

impl Failure {
    /// Returns the failure for a bad argument, which `location` names.
    #[inline]
    #[must_use]
    pub fn bad_argument(error: GuestError, location: Location) -> Self {
        // Only this is out of line, so that glue knows which failure it is.
        Failure::Guest(BadArgument::boxed(error, location))
    }

    /// Returns the failure for an argument that a method found to be bad.
    pub(crate) fn in_method(error: GuestError) -> Self {
        match error {
            GuestError::MissingMemory => Failure::Memory(Absent::Missing),
            error => Failure::bad_argument(error, Location::InMethod),
        }
    }

    /// Returns the trap for a failure that no error value of the document stands for.
    #[cold]
    #[must_use]
    pub fn into_trap(self, module: &'static str, function: &'static str) -> Error {
        match self {
            Failure::Memory(absent) => {
                Error::msg(format!("in `{module}::{function}`: {}", absent.reason()))
            }
            Failure::Guest(bad) => GuestError::InFunc {
                modulename: module,
                funcname: function,
                location: bad.location.to_string(),
                err: Box::new(bad.error),
            }
            .into(),
            Failure::Unimplemented => Error::msg(format!(
                "`{module}::{function}` is not implemented by this host"
            )),
            Failure::Trap(error) => error,
        }
    }
}

impl Absent {
    fn reason(self) -> String {
        match self {
            Absent::Missing => GuestError::MissingMemory.to_string(),
            #[cfg(not(feature = "threads"))]
            Absent::Shared => GuestError::SharedMemory.to_string(),
            Absent::NotTheBoundMemory => {
                "the memory that the context is bound to is not the caller's".to_owned()
            }
        }
    }
}

/// Says which argument a bad one is: the one at the `location` called `name`.
///
/// # Errors
///
/// Fails as `result` does.
#[inline]
pub(super) fn at<T>(
    location: fn(&'static str) -> Location,
    name: &'static str,
    result: Result<T, GuestError>,
) -> Result<T, Failure> {
    match result {
        Ok(value) => Ok(value),
        Err(error) => Err(Failure::bad_argument(error, location(name))),
    }
}

/// Ends a call: Wasmtime gets the core result, or what `on_failure` makes of the failure of
/// that function.
///
/// # Errors
///
/// Fails as `on_failure` does.
#[inline]
pub fn finish<Core>(
    lowered: Lowered<Core>,
    on_failure: impl FnOnce(Failure, &'static str, &'static str) -> wasmtime::Result<Core>,
    module: &'static str,
    function: &'static str,
) -> wasmtime::Result<Core> {
    match lowered {
        Ok(core) => Ok(core),
        Err(failure) => on_failure(failure, module, function),
    }
}

/// Turns a failure into a trap.
///
/// # Errors
///
/// Always fails.
#[cold]
pub fn trap<Core>(
    failure: Failure,
    module: &'static str,
    function: &'static str,
) -> wasmtime::Result<Core> {
    Err(failure.into_trap(module, function))
}

/// What an argument of the attribute provides as an error for the guest.
#[diagnostic::on_unimplemented(
    message = "`{Self}` can't be converted into the witx error `{Errno}`",
    label = "should be `{Errno}`",
    note = "write a `{Errno}`, or `impl From<{Self}> for {Errno}`"
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

/// Returns the output of a future that `run` runs.
#[inline]
pub fn block_on<F: Future, Run: BlockOn<F>>(future: F, run: Run) -> F::Output {
    run.block_on(future)
}

/// What runs the futures of asynchronous methods in a synchronous store.
#[diagnostic::on_unimplemented(
    message = "this can't run `async` methods: it does not take any future and return its output",
    label = "should be a `fn<F: Future>(future: F) -> F::Output`",
    note = "`block_on` takes the path of such a function, as most executors have it"
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
        let bad: Result<(), _> = Err(GuestError::PtrOutOfBounds(region));
        let trap = at(Location::Param, "title", bad)
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
                "in `todo::add`: the guest exports no memory named \"memory\"",
            ),
            (
                Failure::Unimplemented,
                "`todo::add` is not implemented by this host",
            ),
            (Failure::Trap(Error::msg("enough")), "enough"),
        ] {
            let trap = failure.into_trap("todo", "add");
            assert_eq!(trap.to_string(), text);
        }
    }

    #[test]
    fn only_a_failure_is_turned_into_something_else() {
        assert!(matches!(finish(Ok(7), trap, "todo", "add"), Ok(7)));
        let unimplemented: Lowered<i32> = Err(Failure::Unimplemented);
        let on_failure = |_: Failure, _, _| Ok(8);
        assert!(matches!(
            finish(unimplemented, on_failure, "todo", "add"),
            Ok(8)
        ));
    }
}
