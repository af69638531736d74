//! The forms in which a method may take a parameter.
//!
//! The method's types select the form: inference finds the implementation, so type aliases
//! work, and if there is none, the compiler's message lists the possible forms.

use std::borrow::Cow;

use super::value::Lift;
use crate::call::enter::CallerMemory;
use crate::call::failure::{Failure, Location, at};
use crate::{GuestError, GuestMemory, GuestPtr, GuestType, Pointee};

/// The memory that parameters are read from. A parameter that is not read doesn't request
/// it, so a guest without a memory can call the function.
pub trait ParamMemory {
    /// Returns the memory.
    ///
    /// # Errors
    ///
    /// Fails if the call can't use any memory.
    fn get(&self) -> Result<&GuestMemory<'_>, Failure>;
}

impl ParamMemory for GuestMemory<'_> {
    #[inline]
    fn get(&self) -> Result<&GuestMemory<'_>, Failure> {
        Ok(self)
    }
}

impl ParamMemory for CallerMemory<'_> {
    #[inline]
    fn get(&self) -> Result<&GuestMemory<'_>, Failure> {
        match self {
            CallerMemory::Present(memory) => Ok(memory),
            CallerMemory::Absent(absent) => Err(Failure::Memory(*absent)),
        }
    }
}

/// A type in which a method takes a value that is passed as one core value.
#[diagnostic::on_unimplemented(
    message = "a parameter that witx passes as `{T}` can't be taken as `{Self}`",
    label = "the witx type of this parameter is `{T}`",
    note = "take it as `{T}`; if this type is meant for another parameter, one before it is missing"
)]
pub trait FromValue<T>: Sized {
    /// Returns the method's argument.
    fn from_value(value: T) -> Self;

    /// Lifts the parameter `param` from its core value.
    ///
    /// # Errors
    ///
    /// Fails if the core value is not a valid `T`.
    #[inline]
    fn lift<Core>(core: Core, param: &'static str) -> Result<Self, Failure>
    where
        T: Lift<Core>,
    {
        at(Location::Param, param, T::lift(core)).map(Self::from_value)
    }
}

#[diagnostic::do_not_recommend]
impl<T> FromValue<T> for T {
    #[inline]
    fn from_value(value: T) -> Self {
        value
    }
}

/// A type in which a method takes a record, tuple, variant or union, which the guest passes
/// by address.
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

/// A type in which a method takes a string.
#[diagnostic::on_unimplemented(
    message = "a witx `string` can't be taken as `{Self}`",
    label = "the witx type of this parameter is `string`",
    note = "take it as `&str`, `Cow<'_, str>` or `String`, or as `GuestPtr<str>` to leave it unread"
)]
pub trait FromString<'a>: Sized {
    /// Lifts the parameter `param` from its address and length.
    ///
    /// # Errors
    ///
    /// Fails if the string is read and there is no memory, or it is out of bounds or not UTF-8.
    fn lift(
        address: i32,
        len: i32,
        memory: &'a impl ParamMemory,
        param: &'static str,
    ) -> Result<Self, Failure>;
}

#[diagnostic::do_not_recommend]
impl<'a> FromString<'a> for &'a str {
    #[inline]
    fn lift(
        address: i32,
        len: i32,
        memory: &'a impl ParamMemory,
        param: &'static str,
    ) -> Result<Self, Failure> {
        at(
            Location::Param,
            param,
            memory.get()?.string_parameter(pointer(address, len)),
        )
    }
}

#[diagnostic::do_not_recommend]
impl<'a> FromString<'a> for Cow<'a, str> {
    #[inline]
    fn lift(
        address: i32,
        len: i32,
        memory: &'a impl ParamMemory,
        param: &'static str,
    ) -> Result<Self, Failure> {
        at(
            Location::Param,
            param,
            memory.get()?.cow_str(pointer(address, len)),
        )
    }
}

#[diagnostic::do_not_recommend]
impl FromString<'_> for String {
    #[inline]
    fn lift(
        address: i32,
        len: i32,
        memory: &impl ParamMemory,
        param: &'static str,
    ) -> Result<Self, Failure> {
        let string = memory.get()?.string(pointer(address, len));
        at(Location::Param, param, string)
    }
}

#[diagnostic::do_not_recommend]
impl FromString<'_> for GuestPtr<str> {
    #[inline]
    fn lift(
        address: i32,
        len: i32,
        _memory: &impl ParamMemory,
        _param: &'static str,
    ) -> Result<Self, Failure> {
        Ok(pointer(address, len))
    }
}

/// A type in which a method that may change the guest's memory takes a string: it can't borrow
/// from that memory.
#[diagnostic::on_unimplemented(
    message = "a string can't be taken as `{Self}` by a method that can change the guest's memory",
    label = "this can't borrow from memory that another parameter can change",
    note = "take a `String`, or a `GuestPtr<str>` and read it from the memory; it can be borrowed next to `&GuestMemory<'_>`"
)]
pub trait FromStringOwned: Sized {
    /// Lifts the parameter `param` from its address and length.
    ///
    /// # Errors
    ///
    /// Fails if the string is read and is out of bounds or not UTF-8.
    fn lift(
        address: i32,
        len: i32,
        memory: &GuestMemory<'_>,
        param: &'static str,
    ) -> Result<Self, Failure>;
}

#[diagnostic::do_not_recommend]
impl FromStringOwned for String {
    #[inline]
    fn lift(
        address: i32,
        len: i32,
        memory: &GuestMemory<'_>,
        param: &'static str,
    ) -> Result<Self, Failure> {
        <Self as FromString>::lift(address, len, memory, param)
    }
}

#[diagnostic::do_not_recommend]
impl FromStringOwned for Cow<'_, str> {
    #[inline]
    fn lift(
        address: i32,
        len: i32,
        memory: &GuestMemory<'_>,
        param: &'static str,
    ) -> Result<Self, Failure> {
        FromStringOwned::lift(address, len, memory, param).map(Cow::Owned)
    }
}

#[diagnostic::do_not_recommend]
impl FromStringOwned for GuestPtr<str> {
    #[inline]
    fn lift(
        address: i32,
        len: i32,
        _memory: &GuestMemory<'_>,
        _param: &'static str,
    ) -> Result<Self, Failure> {
        Ok(pointer(address, len))
    }
}

/// A type in which a method takes a list.
#[diagnostic::on_unimplemented(
    message = "a list of `{T}` can't be taken as `{Self}`",
    label = "this parameter is a list of `{T}`",
    note = "take it as `Vec<{T}>`, whose elements must be guest types, or as `GuestPtr<[{T}]>` to leave it unread; bytes can also be taken as `&[u8]` or `Cow<'_, [u8]>`"
)]
pub trait FromList<'a, T>: Sized {
    /// Lifts the parameter `param` from its address and length.
    ///
    /// # Errors
    ///
    /// Fails if the list is read and there is no memory, or it is out of bounds or misaligned, or
    /// has an invalid element.
    fn lift(
        address: i32,
        len: i32,
        memory: &'a impl ParamMemory,
        param: &'static str,
    ) -> Result<Self, Failure>;
}

#[diagnostic::do_not_recommend]
impl<'a, T: Byte> FromList<'a, T> for &'a [T] {
    #[inline]
    fn lift(
        address: i32,
        len: i32,
        memory: &'a impl ParamMemory,
        param: &'static str,
    ) -> Result<Self, Failure> {
        at(
            Location::Param,
            param,
            T::slice(pointer(address, len), memory.get()?),
        )
    }
}

/// Implemented only by `u8`. With this bound, instead of an impl for `u8`, the compiler does
/// not suggest `u8` if a list of another type is taken as a slice.
pub trait Byte: Sized {
    /// Borrows the bytes.
    ///
    /// # Errors
    ///
    /// Fails if they are out of bounds.
    fn slice<'a>(
        list: GuestPtr<[Self]>,
        memory: &'a GuestMemory<'_>,
    ) -> Result<&'a [Self], GuestError>;

    /// Borrows the bytes mutably.
    ///
    /// # Errors
    ///
    /// Fails if they are out of bounds, or the memory is shared.
    fn slice_mut<'a>(
        list: GuestPtr<[Self]>,
        memory: &'a mut GuestMemory<'_>,
    ) -> Result<&'a mut [Self], GuestError>;
}

impl Byte for u8 {
    #[inline]
    fn slice<'a>(
        list: GuestPtr<[u8]>,
        memory: &'a GuestMemory<'_>,
    ) -> Result<&'a [u8], GuestError> {
        memory.parameter(list)
    }

    #[inline]
    fn slice_mut<'a>(
        list: GuestPtr<[u8]>,
        memory: &'a mut GuestMemory<'_>,
    ) -> Result<&'a mut [u8], GuestError> {
        memory.slice_mut(list)
    }
}

#[diagnostic::do_not_recommend]
impl<'a> FromList<'a, u8> for Cow<'a, [u8]> {
    #[inline]
    fn lift(
        address: i32,
        len: i32,
        memory: &'a impl ParamMemory,
        param: &'static str,
    ) -> Result<Self, Failure> {
        at(
            Location::Param,
            param,
            memory.get()?.cow(pointer(address, len)),
        )
    }
}

#[diagnostic::do_not_recommend]
impl<T: GuestType> FromList<'_, T> for Vec<T> {
    #[inline]
    fn lift(
        address: i32,
        len: i32,
        memory: &impl ParamMemory,
        param: &'static str,
    ) -> Result<Self, Failure> {
        at(
            Location::Param,
            param,
            memory.get()?.to_vec(pointer(address, len)),
        )
    }
}

#[diagnostic::do_not_recommend]
impl<T> FromList<'_, T> for GuestPtr<[T]> {
    #[inline]
    fn lift(
        address: i32,
        len: i32,
        _memory: &impl ParamMemory,
        _param: &'static str,
    ) -> Result<Self, Failure> {
        Ok(pointer(address, len))
    }
}

/// A type in which a method that may change the guest's memory takes a list: it can't borrow
/// from that memory.
#[diagnostic::on_unimplemented(
    message = "a list of `{T}` can't be taken as `{Self}` by a method that can change the guest's memory",
    label = "this can't borrow from memory that another parameter can change",
    note = "take a `Vec<{T}>`, whose elements must be guest types, or a `GuestPtr<[{T}]>` and read it from the memory; it can be borrowed next to `&GuestMemory<'_>`"
)]
pub trait FromListOwned<T>: Sized {
    /// Lifts the parameter `param` from its address and length.
    ///
    /// # Errors
    ///
    /// Fails if the list is read and is out of bounds or misaligned, or has an invalid element.
    fn lift(
        address: i32,
        len: i32,
        memory: &GuestMemory<'_>,
        param: &'static str,
    ) -> Result<Self, Failure>;
}

#[diagnostic::do_not_recommend]
impl FromListOwned<u8> for Cow<'_, [u8]> {
    #[inline]
    fn lift(
        address: i32,
        len: i32,
        memory: &GuestMemory<'_>,
        param: &'static str,
    ) -> Result<Self, Failure> {
        FromListOwned::<u8>::lift(address, len, memory, param).map(Cow::Owned)
    }
}

#[diagnostic::do_not_recommend]
impl<T: GuestType> FromListOwned<T> for Vec<T> {
    #[inline]
    fn lift(
        address: i32,
        len: i32,
        memory: &GuestMemory<'_>,
        param: &'static str,
    ) -> Result<Self, Failure> {
        <Self as FromList<T>>::lift(address, len, memory, param)
    }
}

#[diagnostic::do_not_recommend]
impl<T> FromListOwned<T> for GuestPtr<[T]> {
    #[inline]
    fn lift(
        address: i32,
        len: i32,
        _memory: &GuestMemory<'_>,
        _param: &'static str,
    ) -> Result<Self, Failure> {
        Ok(pointer(address, len))
    }
}

/// Returns the pointer to a string or list that is passed as an address and a length.
#[inline]
pub(crate) fn pointer<T: ?Sized + Pointee<Pointer = (u32, u32)>>(
    address: i32,
    len: i32,
) -> GuestPtr<T> {
    GuestPtr::new((address.cast_unsigned(), len.cast_unsigned()))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::glue::Absent;

    const PARAM: &str = "p";

    /// Returns the message of a bad argument.
    fn message<T>(result: Result<T, Failure>) -> String {
        let failure = result.err().expect("a failure");
        failure.into_trap("m", "f").to_string()
    }

    #[test]
    fn every_form_of_a_string() {
        let mut bytes = *b"_hi_\xff";
        let memory = GuestMemory::from(&mut bytes);
        assert!(matches!(
            <&str as FromString>::lift(1, 2, &memory, PARAM),
            Ok("hi")
        ));
        assert!(matches!(
            <Cow<'_, str> as FromString>::lift(1, 2, &memory, PARAM),
            Ok(Cow::Borrowed("hi"))
        ));
        assert!(matches!(
            <Cow<'_, str> as FromStringOwned>::lift(1, 2, &memory, PARAM),
            Ok(Cow::Owned(hi)) if hi == "hi"
        ));
        assert!(matches!(
            <String as FromString>::lift(1, 2, &memory, PARAM),
            Ok(hi) if hi == "hi"
        ));

        for bad in [
            message(<&str as FromString>::lift(4, 1, &memory, PARAM)),
            message(<Cow<'_, str> as FromString>::lift(4, 1, &memory, PARAM)),
            message(<Cow<'_, str> as FromStringOwned>::lift(
                4, 1, &memory, PARAM,
            )),
            message(<String as FromString>::lift(4, 1, &memory, PARAM)),
            message(<String as FromStringOwned>::lift(4, 1, &memory, PARAM)),
        ] {
            assert!(
                bad.starts_with("in `m::f`, parameter `p`: invalid UTF-8: "),
                "{bad}"
            );
        }
        // An unread string is unchecked.
        let ptr = GuestPtr::<str>::new((4, 1));
        assert!(matches!(
            <GuestPtr<str> as FromString>::lift(4, 1, &memory, PARAM),
            Ok(unread) if unread == ptr
        ));
        assert!(matches!(
            <GuestPtr<str> as FromStringOwned>::lift(4, 1, &memory, PARAM),
            Ok(unread) if unread == ptr
        ));
    }

    #[test]
    fn every_form_of_a_list() {
        let mut bytes = [1, 0, 2, 0];
        let memory = GuestMemory::from(&mut bytes);
        assert!(matches!(
            <&[u8] as FromList<u8>>::lift(0, 4, &memory, PARAM),
            Ok([1, 0, 2, 0])
        ));
        assert!(matches!(
            <Cow<'_, [u8]> as FromList<u8>>::lift(0, 4, &memory, PARAM),
            Ok(Cow::Borrowed([1, 0, 2, 0]))
        ));
        assert!(matches!(
            <Cow<'_, [u8]> as FromListOwned<u8>>::lift(0, 4, &memory, PARAM),
            Ok(Cow::Owned(bytes)) if bytes == [1, 0, 2, 0]
        ));
        assert!(matches!(
            <Vec<u16> as FromList<u16>>::lift(0, 2, &memory, PARAM),
            Ok(numbers) if numbers == [1, 2]
        ));
        assert!(matches!(
            <Vec<u16> as FromListOwned<u16>>::lift(0, 2, &memory, PARAM),
            Ok(numbers) if numbers == [1, 2]
        ));
        let bad = message(<Vec<u16> as FromList<u16>>::lift(0, 3, &memory, PARAM));
        assert!(bad.contains("parameter `p`: out of bounds"), "{bad}");
        let ptr = GuestPtr::<[u16]>::new((0, 3));
        assert!(matches!(
            <GuestPtr<[u16]> as FromList<u16>>::lift(0, 3, &memory, PARAM),
            Ok(unread) if unread == ptr
        ));
        assert!(matches!(
            <GuestPtr<[u16]> as FromListOwned<u16>>::lift(0, 3, &memory, PARAM),
            Ok(unread) if unread == ptr
        ));
    }

    #[test]
    fn only_what_is_read_asks_for_the_memory() {
        let none = CallerMemory::Absent(Absent::Missing);
        assert!(<GuestPtr<str> as FromString>::lift(1, 2, &none, PARAM).is_ok());
        assert!(<GuestPtr<[u8]> as FromList<u8>>::lift(1, 2, &none, PARAM).is_ok());
        for missing in [
            <&str as FromString>::lift(0, 0, &none, PARAM).err(),
            <Vec<u8> as FromList<u8>>::lift(0, 0, &none, PARAM).err(),
        ] {
            assert!(matches!(missing, Some(Failure::Memory(Absent::Missing))));
        }
    }

    #[test]
    fn values_and_aggregates() {
        assert!(matches!(
            <u32 as FromValue<u32>>::lift(-1, PARAM),
            Ok(u32::MAX)
        ));
        let bad = message(<u8 as FromValue<u8>>::lift(256, PARAM));
        assert!(bad.contains("parameter `p`: an integer is out of"), "{bad}");
        assert_eq!(<(u8,) as FromAggregate<(u8,)>>::from_aggregate(&(3,)), (3,));
        assert_eq!(
            <&(u8,) as FromAggregate<(u8,)>>::from_aggregate(&(3,)),
            &(3,)
        );
    }
}
