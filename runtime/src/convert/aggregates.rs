//! Types that guests pass by their address: records, tuples and variants.

use crate::convert as __glue;
use crate::{FromGuest, FromGuestError, GuestMemory, GuestPtr, GuestType, Unaligned};

/// A type in memory that a method takes by reference. Exists for its error text.
#[diagnostic::on_unimplemented(
    message = "`{Self}` can't be read from a guest's memory",
    label = "neither a tuple nor a type that derives `GuestType`",
    note = "derive `GuestType` for a type of your own, or implement it"
)]
pub trait ByAddress: Sized {
    /// Whether guests pass the type by value.
    const BY_VALUE: bool;

    /// Reads the value at the address that the guest passed into `slot`, and returns a reference
    /// to it. A value returned in a `Result` would share its bytes with the error, and the compiler
    /// would copy it in parts.
    fn lift<'a>(
        address: i32,
        memory: &GuestMemory<'_>,
        slot: &'a mut Option<Self>,
    ) -> Result<&'a Self, FromGuestError>;
}

#[diagnostic::do_not_recommend]
impl<T: GuestType> ByAddress for T {
    const BY_VALUE: bool = T::BY_VALUE;

    #[expect(
        clippy::inline_always,
        reason = "the value is copied once more otherwise"
    )]
    #[inline(always)]
    fn lift<'a>(
        address: i32,
        memory: &GuestMemory<'_>,
        slot: &'a mut Option<Self>,
    ) -> Result<&'a Self, FromGuestError> {
        // For generic blocks, whose types are known only here.
        const { check_reference(T::BY_VALUE) };
        match memory.read(GuestPtr::new(address.cast_unsigned())) {
            Ok(value) => Ok(slot.insert(value)),
            Err(error) => Err(error.into()),
        }
    }
}

/// Fails to compile if guests pass a type by value that a method takes by reference.
///
/// # Panics
///
/// Panics in that case, which is a compile error.
#[track_caller]
pub const fn check_reference(by_value: bool) {
    assert!(
        !by_value,
        "guests pass this type by value: take it without `&`, or take a `GuestPtr` to get the \
         address of one"
    );
}

/// Reads the value at the address that the guest passed.
///
/// # Errors
///
/// Fails as [`GuestMemory::read`] does.
#[inline]
pub fn read<T: GuestType>(address: i32, memory: &GuestMemory<'_>) -> Result<T, FromGuestError> {
    Ok(memory.read(GuestPtr::new(address.cast_unsigned()))?)
}

macro_rules! tuples {
    ($(($($T:ident)*))*) => {$(
        $crate::__pass_by_address!(#[diagnostic::do_not_recommend] {$($T),*} ($($T,)*));
    )*};
}

tuples! {
    (A) (A B) (A B C) (A B C D) (A B C D E) (A B C D E F) (A B C D E F G)
    (A B C D E F G H) (A B C D E F G H I) (A B C D E F G H I J)
    (A B C D E F G H I J K) (A B C D E F G H I J K L)
}

#[diagnostic::do_not_recommend]
impl<'m, Ctx: ?Sized, T: GuestType, const N: usize> FromGuest<'m, Ctx> for [T; N] {
    type Core = i32;
    const CHECK: () = crate::memory::check_decoded_size::<Self>();

    #[inline]
    fn from_guest(
        address: i32,
        memory: &'m GuestMemory<'_>,
        _: &mut Ctx,
    ) -> Result<Self, FromGuestError> {
        read(address, memory)
    }
}

/// An `expected`. Without payloads, it is passed like an enum of `ok` and `err`.
#[diagnostic::do_not_recommend]
impl<'m, Ctx: ?Sized, T: GuestType, E: GuestType> FromGuest<'m, Ctx> for Result<T, E> {
    type Core = i32;
    const READS_MEMORY: bool = T::SIZE != 0 || E::SIZE != 0;

    #[inline]
    fn from_guest(
        core: i32,
        memory: &'m GuestMemory<'_>,
        _ctx: &mut Ctx,
    ) -> Result<Self, FromGuestError> {
        if <Self as FromGuest<'m, Ctx>>::READS_MEMORY {
            return read(core, memory);
        }
        // A payload without bytes.
        let mut tag = core.to_le_bytes();
        Ok(GuestMemory::from(&mut tag).read(GuestPtr::new(0))?)
    }
}

/// A form in which a method takes a record, tuple, variant or union of a document.
#[diagnostic::on_unimplemented(
    message = "a parameter that witx passes as `{T}` can't be taken as `{Self}`",
    label = "the witx type of this parameter is `{T}`",
    note = "take it as `{T}` or as `&{T}`"
)]
pub trait FromAggregate<'a, T> {
    /// Returns the method's argument.
    fn from_aggregate(value: &'a T) -> Self;
}

#[diagnostic::do_not_recommend]
impl<T: Copy> FromAggregate<'_, T> for T {
    #[inline]
    fn from_aggregate(value: &T) -> Self {
        *value
    }
}

#[diagnostic::do_not_recommend]
impl<'a, T> FromAggregate<'a, T> for &'a T {
    #[inline]
    fn from_aggregate(value: &'a T) -> Self {
        value
    }
}

/// A form in which a method takes a value of a document that is passed as one core value. Exists for
/// its error text.
#[diagnostic::on_unimplemented(
    message = "a parameter that witx passes as `{T}` can't be taken as `{Self}`",
    label = "the witx type of this parameter is `{T}`",
    note = "take it as `{T}`; if this type is meant for another parameter, one before it is missing"
)]
pub trait FromValue<T>: Sized {
    /// Returns the method's argument.
    fn from_value(value: T) -> Self;

    /// Converts the core values of a `T`, as [`FromGuest::from_guest`] does.
    #[inline]
    fn lift<'m, Ctx: ?Sized>(
        core: T::Core,
        memory: &'m GuestMemory<'_>,
        ctx: &mut Ctx,
    ) -> Result<Self, FromGuestError>
    where
        T: FromGuest<'m, Ctx>,
    {
        T::from_guest(core, memory, ctx).map(Self::from_value)
    }
}

/// A pointer to a value that may be at any address.
#[diagnostic::do_not_recommend]
impl<T> FromValue<GuestPtr<T>> for GuestPtr<Unaligned<T>> {
    #[inline]
    fn from_value(value: GuestPtr<T>) -> Self {
        GuestPtr::new(value.offset())
    }
}

#[diagnostic::do_not_recommend]
impl<T> FromValue<T> for T {
    #[inline]
    fn from_value(value: T) -> Self {
        value
    }
}
