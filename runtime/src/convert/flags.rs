//! Flags that `bitflags!` declares.

use std::fmt;

use crate::GuestError;

/// A type that `bitflags!` declares. Exists for its error text.
#[diagnostic::on_unimplemented(
    message = "`bitflags!` doesn't declare `{Self}`",
    label = "derives `GuestType` with `#[guest(flags)]`",
    note = "move the struct into `bitflags::bitflags! {{ … }}`, or remove `#[guest(flags)]`"
)]
pub trait BitFlags: Sized {
    /// The integer that holds the flags.
    type Bits;

    /// Returns the flags with these bits, if all of them are known.
    fn of_bits(bits: Self::Bits) -> Option<Self>;

    /// Returns the bits of the flags.
    fn to_bits(self) -> Self::Bits;
}

#[diagnostic::do_not_recommend]
impl<F: bitflags::Flags> BitFlags for F {
    type Bits = F::Bits;

    #[inline]
    fn of_bits(bits: F::Bits) -> Option<Self> {
        F::from_bits(bits)
    }

    #[inline]
    fn to_bits(self) -> F::Bits {
        self.bits()
    }
}

/// Returns the flags with these bits.
///
/// # Errors
///
/// Fails if not all of them are known.
#[inline]
pub fn flags<F: BitFlags>(bits: F::Bits, name: &'static str) -> Result<F, GuestError> {
    match F::of_bits(bits) {
        Some(flags) => Ok(flags),
        None => Err(GuestError::InvalidFlagValue(name)),
    }
}

/// Formats flags by name, as in `Rights(READ | WRITE)`.
///
/// # Errors
///
/// Fails if `f` does.
pub fn debug_flags<F: bitflags::Flags>(
    flags: &F,
    name: &str,
    f: &mut fmt::Formatter<'_>,
) -> fmt::Result
where
    F::Bits: bitflags::parser::WriteHex,
{
    struct Names<'a, F>(&'a F);

    impl<F: bitflags::Flags> fmt::Debug for Names<'_, F>
    where
        F::Bits: bitflags::parser::WriteHex,
    {
        fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
            if self.0.is_empty() {
                f.write_str("0x0")
            } else {
                bitflags::parser::to_writer(self.0, f)
            }
        }
    }

    f.debug_tuple(name).field(&Names(flags)).finish()
}
