//! C strings and arrays of bytes, which methods borrow in place.

use std::ffi::{CStr, CString};

use crate::{FromGuest, FromGuestError, GuestError, GuestMemory, GuestPtr, GuestType};

macro_rules! c_strings {
    ($($ty:ty, $read:ident;)*) => {$(
        #[diagnostic::do_not_recommend]
        impl<'m, Ctx: ?Sized> FromGuest<'m, Ctx> for $ty {
            type Core = i32;

            #[inline]
            fn from_guest(
                address: i32,
                memory: &'m GuestMemory<'_>,
                _: &mut Ctx,
            ) -> Result<Self, FromGuestError> {
                Ok(memory.$read(GuestPtr::new(address.cast_unsigned()))?)
            }
        }
    )*};
}

c_strings! {
    &'m CStr, c_str_parameter;
    CString, c_string;
}

#[diagnostic::do_not_recommend]
impl<'m, Ctx: ?Sized, const N: usize> FromGuest<'m, Ctx> for &'m [u8; N] {
    type Core = i32;

    #[inline]
    fn from_guest(
        address: i32,
        memory: &'m GuestMemory<'_>,
        _: &mut Ctx,
    ) -> Result<Self, FromGuestError> {
        let len = const { <[u8; N]>::SIZE };
        let bytes = memory.parameter(GuestPtr::new((address.cast_unsigned(), len)))?;
        // The length is that of the array.
        Ok(bytes
            .try_into()
            .map_err(|_| GuestError::SliceLengthsDiffer)?)
    }
}
