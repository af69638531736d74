//! Flags that `bitflags!` declares.

use std::fmt;

use bitflags::Bits as _;
use bitflags::parser::{WriteHex, to_writer};

use crate::{FromGuest, FromGuestError, GuestError, GuestMemory, IntoGuest};

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
        // `F::from_bits` isn't inlined.
        let known = F::FLAGS
            .iter()
            .fold(F::Bits::EMPTY, |known, flag| known | flag.value().bits());
        (bits & known == bits).then(|| F::from_bits_retain(bits))
    }

    #[inline]
    fn to_bits(self) -> F::Bits {
        self.bits()
    }
}

/// Returns the flags with these bits.
#[inline]
pub fn flags<F: BitFlags>(bits: F::Bits, name: &'static str) -> Result<F, GuestError> {
    match F::of_bits(bits) {
        Some(flags) => Ok(flags),
        None => Err(GuestError::InvalidFlagValue(name)),
    }
}

/// The core value that holds flags.
pub type CoreBits<F> = <<F as BitFlags>::Bits as IntoGuest<()>>::Core;

/// Returns the flags that a guest passed. Fails with `error` for unknown bits.
#[inline]
pub fn lift_flags<F>(core: CoreBits<F>, error: &'static GuestError) -> Result<F, FromGuestError>
where
    F: BitFlags<Bits: IntoGuest<()> + for<'m> FromGuest<'m, (), Core = CoreBits<F>>>,
{
    let bits = F::Bits::from_guest(core, &GuestMemory::empty(), &mut ());
    match bits.ok().and_then(F::of_bits) {
        Some(flags) => Ok(flags),
        None => Err(FromGuestError::fixed(error)),
    }
}

/// Returns the core value for flags.
#[inline]
pub fn lower_flags<F: BitFlags<Bits: IntoGuest<()>>>(flags: F) -> wasmtime::Result<CoreBits<F>> {
    flags
        .to_bits()
        .into_guest(&mut GuestMemory::empty(), &mut ())
}

/// Formats flags by name, as in `Rights(READ | WRITE)`.
pub fn debug_flags<F: bitflags::Flags<Bits: WriteHex>>(
    flags: &F,
    name: &str,
    f: &mut fmt::Formatter<'_>,
) -> fmt::Result {
    let mut names = String::new();
    to_writer(flags, &mut names)?;
    if names.is_empty() {
        names.push_str("0x0");
    }
    f.debug_tuple(name).field(&format_args!("{names}")).finish()
}
