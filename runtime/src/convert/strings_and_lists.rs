//! Strings and lists, which guests pass as an address and a length.

use std::borrow::Cow;

use crate::convert as __glue;
use crate::{FromGuest, FromGuestError, GuestMemory, GuestPtr, GuestType, Pointee};

/// Returns the pointer that is passed as an address and a length.
#[inline]
fn pointer<T: ?Sized + Pointee<Pointer = (u32, u32)>>((address, len): (i32, i32)) -> GuestPtr<T> {
    GuestPtr::new((address.cast_unsigned(), len.cast_unsigned()))
}

/// Implements [`FromGuest`] for a type that is read from the memory at a pointer to `$target`.
macro_rules! read {
    ($($({$T:ident})? $ty:ty, $target:ty, $read:ident;)*) => {$(
        #[diagnostic::do_not_recommend]
        impl<'m, Ctx: ?Sized $(, $T: GuestType)?> FromGuest<'m, Ctx> for $ty {
            type Core = (i32, i32);

            #[inline]
            fn from_guest(
                core: (i32, i32),
                memory: &'m GuestMemory<'_>,
                _ctx: &mut Ctx,
            ) -> Result<Self, FromGuestError> {
                Ok(memory.$read(pointer::<$target>(core))?)
            }
        }
    )*};
}

read! {
    &'m str, str, string_parameter;
    Cow<'m, str>, str, cow_str;
    String, str, string;
    &'m [u8], [u8], parameter;
    Cow<'m, [u8]>, [u8], cow;
    {T} Vec<T>, [T], to_vec;
}

/// Implements both traits for a pointer that is passed as an address and a length.
macro_rules! pointers {
    ($($({$T:ident})? $target:ty;)*) => {$(
        $crate::__passed_as!(
            #[diagnostic::do_not_recommend]
            $({$T})? GuestPtr<$target> as (i32, i32),
            |core| Ok(pointer(core)),
            |self| {
                let (address, len) = self.offset();
                Ok((address.cast_signed(), len.cast_signed()))
            }
        );
    )*};
}

pointers! {
    str;
    {T} [T];
}

/// A form in which a method takes a string. Exists for its error text.
#[diagnostic::on_unimplemented(
    message = "a witx `string` can't be taken as `{Self}`",
    label = "the witx type of this parameter is `string`",
    note = "take it as `&str`, `Cow<'_, str>` or `String`, or as `GuestPtr<str>` to leave it unread"
)]
pub trait FromString<'m>: Sized {
    /// Whether the string is read.
    const READS_MEMORY: bool;

    /// Converts the address and the length, as [`FromGuest::from_guest`] does.
    fn lift(core: (i32, i32), memory: &'m GuestMemory<'_>) -> Result<Self, FromGuestError>;
}

/// A form in which a method takes a list of `T`. Exists for its error text.
#[diagnostic::on_unimplemented(
    message = "a list of `{T}` can't be taken as `{Self}`",
    label = "this parameter is a list of `{T}`",
    note = "take it as `Vec<{T}>`, whose elements must be guest types, or as `GuestPtr<[{T}]>` to leave it unread; bytes can also be taken as `&[u8]` or `Cow<'_, [u8]>`"
)]
pub trait FromList<'m, T>: Sized {
    /// Whether the list is read.
    const READS_MEMORY: bool;

    /// Converts the address and the length, as [`FromGuest::from_guest`] does.
    fn lift(core: (i32, i32), memory: &'m GuestMemory<'_>) -> Result<Self, FromGuestError>;
}

/// A type that is passed as the address and the length of a `Target`, a `str` or a `[T]`. The traits
/// above have one impl each, through this one, because the compiler would suggest the impls for other
/// lists.
pub trait Passes<Target: ?Sized> {}

impl Passes<str> for &str {}
impl Passes<str> for Cow<'_, str> {}
impl Passes<str> for String {}
impl Passes<str> for GuestPtr<str> {}
impl Passes<[u8]> for &[u8] {}
impl Passes<[u8]> for Cow<'_, [u8]> {}
impl<T: GuestType> Passes<[T]> for Vec<T> {}
impl<T> Passes<[T]> for GuestPtr<[T]> {}

#[diagnostic::do_not_recommend]
impl<'m, S> FromString<'m> for S
where
    S: Passes<str> + FromGuest<'m, (), Core = (i32, i32)>,
{
    const READS_MEMORY: bool = <S as FromGuest<'m, ()>>::READS_MEMORY;

    #[inline]
    fn lift(core: (i32, i32), memory: &'m GuestMemory<'_>) -> Result<Self, FromGuestError> {
        S::from_guest(core, memory, &mut ())
    }
}

#[diagnostic::do_not_recommend]
impl<'m, T, L> FromList<'m, T> for L
where
    L: Passes<[T]> + FromGuest<'m, (), Core = (i32, i32)>,
{
    const READS_MEMORY: bool = <L as FromGuest<'m, ()>>::READS_MEMORY;

    #[inline]
    fn lift(core: (i32, i32), memory: &'m GuestMemory<'_>) -> Result<Self, FromGuestError> {
        L::from_guest(core, memory, &mut ())
    }
}

/// A form in which a method takes a list that it fills. Only bytes can be filled in place. Exists
/// for its error text.
#[diagnostic::on_unimplemented(
    message = "a list of `{T}` can't be taken as `{Self}`",
    label = "this parameter is a list of `{T}`",
    note = "only bytes can be taken as `&mut [u8]`; take a `GuestPtr<[{T}]>`, and write to it with `&mut GuestMemory<'_>` as the first parameter"
)]
pub trait FromBuffer<'m, T>: Sized {
    /// Borrows the list from the memory.
    fn lift(core: (i32, i32), memory: &'m mut GuestMemory<'_>) -> Result<Self, FromGuestError>;
}

#[diagnostic::do_not_recommend]
impl<'m, T, B: From<&'m mut [u8]> + Passes<[T]>> FromBuffer<'m, T> for B {
    #[inline]
    fn lift(core: (i32, i32), memory: &'m mut GuestMemory<'_>) -> Result<Self, FromGuestError> {
        Ok(memory.slice_mut(pointer(core))?.into())
    }
}

impl Passes<[u8]> for &mut [u8] {}
