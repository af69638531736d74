//! The forms in which a method may take a parameter.
//!
//! The method's own types choose: inference finds the implementation, so type
//! aliases work, and where there is none, the diagnostic tells the forms that
//! there are.

use std::borrow::Cow;

use crate::{GuestError, GuestMemory, GuestPtr, GuestType};

/// How a method takes a value that is passed as one core value.
#[diagnostic::on_unimplemented(
    message = "a parameter that witx passes as `{T}` can't be taken as `{Self}`",
    label = "the witx type of this parameter is `{T}`",
    note = "take it as `{T}`"
)]
pub trait FromValue<T> {
    /// What the method takes.
    fn from_value(value: T) -> Self;
}

#[diagnostic::do_not_recommend]
impl<T> FromValue<T> for T {
    #[inline]
    fn from_value(value: T) -> Self {
        value
    }
}

/// How a method takes a record, tuple, variant or union, which the guest passes
/// by its address.
#[diagnostic::on_unimplemented(
    message = "a parameter that witx passes as `{T}` can't be taken as `{Self}`",
    label = "the witx type of this parameter is `{T}`",
    note = "take it as `{T}` or as `&{T}`"
)]
pub trait FromAggregate<'a, T> {
    /// What the method takes.
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

/// How a method takes a string.
#[diagnostic::on_unimplemented(
    message = "a witx `string` can't be taken as `{Self}`",
    label = "the witx type of this parameter is `string`",
    note = "take it as `&str`, `Cow<'_, str>`, `String`, or, unread, as `GuestPtr<str>`"
)]
pub trait FromString<'a>: Sized {
    /// Whether the string is read.
    const READS: bool = true;

    /// What the method takes.
    ///
    /// # Errors
    ///
    /// Where the string is out of bounds or no UTF-8, if it is read.
    fn from_string(string: GuestPtr<str>, memory: &'a GuestMemory<'_>) -> Result<Self, GuestError>;
}

#[diagnostic::do_not_recommend]
impl<'a> FromString<'a> for &'a str {
    #[inline]
    fn from_string(string: GuestPtr<str>, memory: &'a GuestMemory<'_>) -> Result<Self, GuestError> {
        memory.string_parameter(string)
    }
}

#[diagnostic::do_not_recommend]
impl<'a> FromString<'a> for Cow<'a, str> {
    #[inline]
    fn from_string(string: GuestPtr<str>, memory: &'a GuestMemory<'_>) -> Result<Self, GuestError> {
        memory.cow_str(string)
    }
}

#[diagnostic::do_not_recommend]
impl FromString<'_> for String {
    #[inline]
    fn from_string(string: GuestPtr<str>, memory: &GuestMemory<'_>) -> Result<Self, GuestError> {
        memory.cow_str(string).map(Cow::into_owned)
    }
}

#[diagnostic::do_not_recommend]
impl FromString<'_> for GuestPtr<str> {
    const READS: bool = false;

    #[inline]
    fn from_string(string: GuestPtr<str>, _memory: &GuestMemory<'_>) -> Result<Self, GuestError> {
        Ok(string)
    }
}

/// How a method that also takes `&mut GuestMemory` takes a string: it can't
/// borrow from the memory that it may change.
#[diagnostic::on_unimplemented(
    message = "a witx `string` can't be taken as `{Self}` beside `&mut GuestMemory<'_>`",
    label = "this can't borrow from memory that the method may change",
    note = "take it as `GuestPtr<str>` and read it by `memory.str(…)`, take a `String`, or take `&GuestMemory<'_>`"
)]
pub trait FromStringUnborrowed: Sized {
    /// What the method takes.
    ///
    /// # Errors
    ///
    /// Where the string is out of bounds or no UTF-8, if it is read.
    fn from_string(string: GuestPtr<str>, memory: &GuestMemory<'_>) -> Result<Self, GuestError>;
}

#[diagnostic::do_not_recommend]
impl FromStringUnborrowed for String {
    #[inline]
    fn from_string(string: GuestPtr<str>, memory: &GuestMemory<'_>) -> Result<Self, GuestError> {
        memory.cow_str(string).map(Cow::into_owned)
    }
}

#[diagnostic::do_not_recommend]
impl FromStringUnborrowed for Cow<'_, str> {
    #[inline]
    fn from_string(string: GuestPtr<str>, memory: &GuestMemory<'_>) -> Result<Self, GuestError> {
        Ok(Cow::Owned(memory.cow_str(string)?.into_owned()))
    }
}

#[diagnostic::do_not_recommend]
impl FromStringUnborrowed for GuestPtr<str> {
    #[inline]
    fn from_string(string: GuestPtr<str>, _memory: &GuestMemory<'_>) -> Result<Self, GuestError> {
        Ok(string)
    }
}

/// How a method takes a list.
#[diagnostic::on_unimplemented(
    message = "a witx list of `{T}` can't be taken as `{Self}`",
    label = "the witx type of this parameter is a list of `{T}`",
    note = "take it as `Vec<{T}>`, or, unread, as `GuestPtr<[{T}]>`; a `(list u8)` also as `&[u8]` or `Cow<'_, [u8]>`"
)]
pub trait FromList<'a, T>: Sized {
    /// Whether the list is read.
    const READS: bool = true;

    /// What the method takes.
    ///
    /// # Errors
    ///
    /// Where the list is out of bounds or misaligned, or has a bad element, if it
    /// is read.
    fn from_list(list: GuestPtr<[T]>, memory: &'a GuestMemory<'_>) -> Result<Self, GuestError>;
}

#[diagnostic::do_not_recommend]
impl<'a, T: Byte> FromList<'a, T> for &'a [T] {
    #[inline]
    fn from_list(list: GuestPtr<[T]>, memory: &'a GuestMemory<'_>) -> Result<Self, GuestError> {
        T::slice(list, memory)
    }
}

/// What `u8` alone is. With it as a bound where `u8` itself could stand, the compiler
/// does not tell of another list that is taken as a slice.
pub trait Byte: Sized {
    /// The bytes where they lie.
    ///
    /// # Errors
    ///
    /// Where they are out of bounds.
    fn slice<'a>(
        list: GuestPtr<[Self]>,
        memory: &'a GuestMemory<'_>,
    ) -> Result<&'a [Self], GuestError>;
}

impl Byte for u8 {
    #[inline]
    fn slice<'a>(
        list: GuestPtr<[u8]>,
        memory: &'a GuestMemory<'_>,
    ) -> Result<&'a [u8], GuestError> {
        memory.parameter(list)
    }
}

#[diagnostic::do_not_recommend]
impl<'a> FromList<'a, u8> for Cow<'a, [u8]> {
    #[inline]
    fn from_list(list: GuestPtr<[u8]>, memory: &'a GuestMemory<'_>) -> Result<Self, GuestError> {
        memory.cow(list)
    }
}

#[diagnostic::do_not_recommend]
impl<T: GuestType> FromList<'_, T> for Vec<T> {
    #[inline]
    fn from_list(list: GuestPtr<[T]>, memory: &GuestMemory<'_>) -> Result<Self, GuestError> {
        memory.to_vec(list)
    }
}

#[diagnostic::do_not_recommend]
impl<T> FromList<'_, T> for GuestPtr<[T]> {
    const READS: bool = false;

    #[inline]
    fn from_list(list: GuestPtr<[T]>, _memory: &GuestMemory<'_>) -> Result<Self, GuestError> {
        Ok(list)
    }
}

/// How a method that also takes `&mut GuestMemory` takes a list: it can't borrow
/// from the memory that it may change.
#[diagnostic::on_unimplemented(
    message = "a witx list of `{T}` can't be taken as `{Self}` beside `&mut GuestMemory<'_>`",
    label = "this can't borrow from memory that the method may change",
    note = "take it as `GuestPtr<[{T}]>` and read it by `memory`, take a `Vec<{T}>`, or take `&GuestMemory<'_>`"
)]
pub trait FromListUnborrowed<T>: Sized {
    /// What the method takes.
    ///
    /// # Errors
    ///
    /// Where the list is out of bounds or misaligned, or has a bad element, if it
    /// is read.
    fn from_list(list: GuestPtr<[T]>, memory: &GuestMemory<'_>) -> Result<Self, GuestError>;
}

#[diagnostic::do_not_recommend]
impl FromListUnborrowed<u8> for Cow<'_, [u8]> {
    #[inline]
    fn from_list(list: GuestPtr<[u8]>, memory: &GuestMemory<'_>) -> Result<Self, GuestError> {
        memory.to_vec(list).map(Cow::Owned)
    }
}

#[diagnostic::do_not_recommend]
impl<T: GuestType> FromListUnborrowed<T> for Vec<T> {
    #[inline]
    fn from_list(list: GuestPtr<[T]>, memory: &GuestMemory<'_>) -> Result<Self, GuestError> {
        memory.to_vec(list)
    }
}

#[diagnostic::do_not_recommend]
impl<T> FromListUnborrowed<T> for GuestPtr<[T]> {
    #[inline]
    fn from_list(list: GuestPtr<[T]>, _memory: &GuestMemory<'_>) -> Result<Self, GuestError> {
        Ok(list)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_form_of_a_string() {
        let mut bytes = *b"_hi_\xff";
        let memory = GuestMemory::from(&mut bytes);
        let good = GuestPtr::<str>::new((1, 2));
        assert_eq!(<&str>::from_string(good, &memory), Ok("hi"));
        assert!(matches!(
            <Cow<'_, str> as FromString>::from_string(good, &memory),
            Ok(Cow::Borrowed("hi"))
        ));
        assert!(matches!(
            <Cow<'_, str> as FromStringUnborrowed>::from_string(good, &memory),
            Ok(Cow::Owned(_))
        ));
        assert_eq!(
            <String as FromString>::from_string(good, &memory),
            Ok("hi".to_owned())
        );

        let bad = GuestPtr::<str>::new((4, 1));
        assert!(<&str>::from_string(bad, &memory).is_err());
        assert!(<Cow<'_, str> as FromString>::from_string(bad, &memory).is_err());
        assert!(<Cow<'_, str> as FromStringUnborrowed>::from_string(bad, &memory).is_err());
        assert!(<String as FromString>::from_string(bad, &memory).is_err());
        assert!(<String as FromStringUnborrowed>::from_string(bad, &memory).is_err());
        // Unread is unchecked.
        assert_eq!(
            <GuestPtr<str> as FromString>::from_string(bad, &memory),
            Ok(bad)
        );
        assert_eq!(
            <GuestPtr<str> as FromStringUnborrowed>::from_string(bad, &memory),
            Ok(bad)
        );
    }

    #[test]
    fn every_form_of_a_list() {
        let mut bytes = [1, 0, 2, 0];
        let memory = GuestMemory::from(&mut bytes);
        let list = GuestPtr::<[u8]>::new((0, 4));
        assert_eq!(<&[u8]>::from_list(list, &memory), Ok(&[1, 0, 2, 0][..]));
        assert!(matches!(
            <Cow<'_, [u8]> as FromList<u8>>::from_list(list, &memory),
            Ok(Cow::Borrowed([1, 0, 2, 0]))
        ));
        assert!(matches!(
            <Cow<'_, [u8]> as FromListUnborrowed<u8>>::from_list(list, &memory),
            Ok(Cow::Owned(_))
        ));
        let wide = GuestPtr::<[u16]>::new((0, 2));
        assert_eq!(
            <Vec<u16> as FromList<u16>>::from_list(wide, &memory),
            Ok(vec![1, 2])
        );
        assert_eq!(
            <Vec<u16> as FromListUnborrowed<u16>>::from_list(wide, &memory),
            Ok(vec![1, 2])
        );
        let bad = GuestPtr::<[u16]>::new((0, 3));
        assert!(<Vec<u16> as FromList<u16>>::from_list(bad, &memory).is_err());
        assert_eq!(
            <GuestPtr<[u16]> as FromList<u16>>::from_list(bad, &memory),
            Ok(bad)
        );
        assert_eq!(
            <GuestPtr<[u16]> as FromListUnborrowed<u16>>::from_list(bad, &memory),
            Ok(bad)
        );
    }
}
