//! Values that guests pass.

use wasmtime::Error;

use super::core_values::CoreValues;
use crate::{GuestError, GuestMemory};

/// A type that guests pass.
///
/// Methods take any type that implements it for their context, the type of the `impl` block. This
/// crate implements it for numbers, `bool`, `char`, strings, lists, tuples and [`GuestPtr`];
/// `#[derive(GuestType)]` implements it too. Implement it for a type whose values mean something to
/// the host, such as the index of an object in the context:
///
/// ```
/// use wasmtime_integration::{FromGuest, FromGuestError, GuestError, GuestMemory, wasmtime_integration};
///
/// struct Host { balances: Vec<u64> }
///
/// /// The index of an account that exists.
/// struct Account(usize);
///
/// impl FromGuest<'_, Host> for Account {
///     type Core = i64;
///     const READS_MEMORY: bool = false;
///
///     fn from_guest(core: i64, _: &GuestMemory<'_>, host: &mut Host) -> Result<Self, FromGuestError> {
///         let index = usize::try_from(core).map_err(GuestError::from)?;
///         if index >= host.balances.len() {
///             return Err(GuestError::Invalid("no such account").into());
///         }
///         Ok(Account(index))
///     }
/// }
///
/// #[wasmtime_integration(module("bank", name = Bank))]
/// impl Host {
///     pub fn balance(&self, account: Account) -> u64 {
///         self.balances[account.0]
///     }
/// }
/// ```
///
/// A parameter is one core value, or is named in the argument
/// [`core(…)`](macro@crate::wasmtime_integration#types-of-several-core-values).
///
/// [`GuestPtr`]: crate::GuestPtr
#[diagnostic::on_unimplemented(
    message = "a guest can't pass `{Self}`",
    label = "doesn't implement `FromGuest` for this context",
    note = "derive `GuestType` for a type of your own, or implement `FromGuest`; a type that only implements `GuestType` is taken as `&{Self}`"
)]
pub trait FromGuest<'m, Ctx: ?Sized>: Sized {
    /// The core arguments: `i32`, `i64`, `f32`, `f64`, `()`, or a tuple of these.
    type Core: CoreValues;

    /// Whether [`from_guest`](Self::from_guest) reads the memory. If no parameter of a function
    /// does, guests without a memory can call it, and `memory` is empty.
    const READS_MEMORY: bool = true;

    /// Fails to evaluate if no guest can pass all values of this type.
    #[doc(hidden)]
    const CHECK: () = ();

    /// Returns the value that `core` represents. `memory` is the memory of the calling guest, and
    /// `ctx` the context whose method is called.
    ///
    /// # Errors
    ///
    /// Fails with a [`GuestError`] for a bad argument, or with any other error to trap.
    fn from_guest(
        core: Self::Core,
        memory: &'m GuestMemory<'_>,
        ctx: &mut Ctx,
    ) -> Result<Self, FromGuestError>;
}

/// The reason why a guest's argument can't be used: a bad argument, or an error that traps.
///
/// The `?` operator creates it from a [`GuestError`], which the argument
/// [`guest_error`](macro@crate::wasmtime_integration#guest_error) turns into an error for the guest,
/// and from a [`wasmtime::Error`], which always traps. The trap names the module, the function and the
/// parameter, and `downcast` finds the error in it.
#[derive(Debug, thiserror::Error)]
#[error("{0}")]
pub struct FromGuestError(pub(crate) Reason);

#[derive(Debug, thiserror::Error)]
pub(crate) enum Reason {
    #[error("{}", .0.get())]
    Guest(BadArgument),
    #[error("{0}")]
    Trap(Error),
}

/// The error for a bad argument. `repr(u8)`, so that a converted value of up to 32 bits, which is
/// stored in its place, doesn't overlap the pointer: inlined glue would take it apart.
#[derive(Debug)]
#[repr(u8)]
pub enum BadArgument {
    /// An error that depends on the argument's value.
    Boxed(Box<GuestError>),
    /// The same error for all values.
    Fixed(&'static GuestError),
}

impl BadArgument {
    pub(crate) fn get(&self) -> &GuestError {
        match self {
            BadArgument::Boxed(error) => error,
            BadArgument::Fixed(error) => error,
        }
    }

    pub(crate) fn into_error(self) -> GuestError {
        match self {
            BadArgument::Boxed(error) => *error,
            BadArgument::Fixed(error) => error.clone(),
        }
    }
}

impl FromGuestError {
    /// Creates the error for a bad argument whose value doesn't matter. Cold, like [`new`](Self::new),
    /// so that the compiler moves the failure behind the code of a call that succeeds.
    #[cold]
    #[inline]
    pub(super) fn fixed(error: &'static GuestError) -> Self {
        FromGuestError(Reason::Guest(BadArgument::Fixed(error)))
    }

    /// Creates the error for a bad argument. Only the boxing is out of line, so that inlined glue
    /// knows that the reason is not a trap.
    #[cold]
    #[inline]
    pub(super) fn new(error: impl FnOnce() -> GuestError) -> Self {
        FromGuestError(Reason::Guest(BadArgument::Boxed(boxed(error))))
    }

    /// Returns the bad argument, or `None` for an error that traps.
    #[must_use]
    pub fn guest_error(&self) -> Option<&GuestError> {
        match &self.0 {
            Reason::Guest(error) => Some(error.get()),
            Reason::Trap(_) => None,
        }
    }

    /// Returns the error that traps, even for a bad argument.
    pub(crate) fn into_trap(self) -> Error {
        match self.0 {
            Reason::Guest(error) => Error::from(error.into_error()),
            Reason::Trap(error) => error,
        }
    }
}

impl From<GuestError> for FromGuestError {
    #[inline]
    fn from(error: GuestError) -> Self {
        FromGuestError::new(|| error)
    }
}

#[cold]
#[inline(never)]
fn boxed(error: impl FnOnce() -> GuestError) -> Box<GuestError> {
    Box::new(error())
}

impl From<Error> for FromGuestError {
    #[inline]
    fn from(error: Error) -> Self {
        FromGuestError(Reason::Trap(error))
    }
}
