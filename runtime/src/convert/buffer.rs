//! Lists that a method fills in place.

use super::param::{Byte, pointer};
use crate::GuestMemory;
use crate::call::failure::{Failure, Location, at};

/// A type in which a method takes a list that it fills.
#[diagnostic::on_unimplemented(
    message = "a list of `{T}` can't be taken as `{Self}`",
    label = "this parameter is a list of `{T}`",
    note = "only bytes can be taken as `&mut [u8]`; take a `GuestPtr<[{T}]>`, and write to it with `&mut GuestMemory<'_>` as the first parameter"
)]
pub trait FromBuffer<'a, T>: Sized {
    /// Lifts the parameter `param` from its address and length.
    ///
    /// # Errors
    ///
    /// Fails if the list is out of bounds, or the memory is shared between threads.
    fn lift(
        address: i32,
        len: i32,
        memory: &'a mut GuestMemory<'_>,
        param: &'static str,
    ) -> Result<Self, Failure>;
}

#[diagnostic::do_not_recommend]
impl<'a, T: Byte> FromBuffer<'a, T> for &'a mut [T] {
    #[inline]
    fn lift(
        address: i32,
        len: i32,
        memory: &'a mut GuestMemory<'_>,
        param: &'static str,
    ) -> Result<Self, Failure> {
        at(
            Location::Param,
            param,
            T::slice_mut(pointer(address, len), memory),
        )
    }
}
