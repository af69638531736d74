//! Flags that `bitflags!` declares.

use std::fmt;

use crate::{
    FromGuest, FromGuestError, GuestBytes, GuestBytesMut, GuestError, GuestMemory, GuestType,
    IntoGuest,
};

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

/// Returns the size of flags in memory, which is their alignment too, in bytes.
#[must_use]
pub const fn bits_size<F: BitFlags<Bits: GuestType>>() -> u32 {
    F::Bits::SIZE
}

/// Decodes flags, as [`GuestType::decode`] does.
///
/// # Errors
///
/// Fails if not all of them are known.
#[inline]
pub fn decode_flags<F: BitFlags<Bits: GuestType>>(
    bytes: GuestBytes<'_>,
    name: &'static str,
) -> Result<F, GuestError> {
    flags(F::Bits::decode(bytes)?, name)
}

/// Encodes flags, as [`GuestType::encode`] does.
///
/// # Errors
///
/// Fails if `bytes` has a different length.
#[inline]
pub fn encode_flags<F: BitFlags<Bits: GuestType>>(
    flags: F,
    bytes: GuestBytesMut<'_>,
) -> Result<(), GuestError> {
    flags.to_bits().encode(bytes)
}

/// The core value that holds flags.
pub type CoreBits<F> = <<F as BitFlags>::Bits as IntoGuest<()>>::Core;

/// Returns the flags that a guest passed.
///
/// # Errors
///
/// Fails if not all of them are known.
#[inline]
pub fn lift_flags<F>(core: CoreBits<F>, name: &'static str) -> Result<F, FromGuestError>
where
    F: BitFlags<Bits: IntoGuest<()> + for<'m> FromGuest<'m, (), Core = CoreBits<F>>>,
{
    match F::Bits::from_guest(core, &GuestMemory::empty(), &mut ()) {
        Ok(bits) => Ok(flags(bits, name)?),
        Err(_) => Err(GuestError::InvalidFlagValue(name).into()),
    }
}

/// Returns the core value for flags.
///
/// # Errors
///
/// Never fails.
#[inline]
pub fn lower_flags<F: BitFlags<Bits: IntoGuest<()>>>(flags: F) -> wasmtime::Result<CoreBits<F>> {
    flags
        .to_bits()
        .into_guest(&mut GuestMemory::empty(), &mut ())
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
