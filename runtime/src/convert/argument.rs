//! Parameters and results of an interface that is defined in Rust, whose types decide how they
//! are passed.

use super::param::ParamMemory;
use super::value::Lift;
use crate::call::enter::load;
use crate::call::failure::{Failure, Location, Lowered, at};
use crate::{GuestMemory, GuestPtr, GuestType};

/// A type that is passed as one core value, which holds the value itself.
#[diagnostic::on_unimplemented(
    message = "`{Self}` can't be returned to a guest",
    label = "not a number, `bool`, `char`, `GuestPtr`, or an enum, flags or a handle that derives `GuestType`",
    note = "to return other values, take `memory: &mut GuestMemory<'_>` and a `GuestPtr`, and write the value there",
    note = "a `Result` must be spelled as one: an alias of it hides what it holds"
)]
pub trait Scalar: Sized {
    /// The core type.
    type Core;

    /// Lowers what a method returned.
    ///
    /// # Errors
    ///
    /// Fails if the method did.
    fn lower_result(returned: Result<Self, Failure>) -> Lowered<Self::Core>;
}

/// Implements [`Scalar`] and [`Argument`] for a type. With blanket impls or supertraits, the
/// compiler would also report that a type doesn't satisfy their bounds.
#[doc(hidden)]
#[macro_export]
macro_rules! __scalar {
    ($(#[$attribute:meta])* $scalar:ty, $core:ty $(, <$T:ident>)?) => {
        $(#[$attribute])*
        impl$(<$T>)? $crate::glue::Scalar for $scalar {
            type Core = $core;

            #[inline]
            fn lower_result(
                returned: ::core::result::Result<Self, $crate::glue::Failure>,
            ) -> $crate::glue::Lowered<$core> {
                returned.map($crate::glue::Lower::lower)
            }
        }

        $(#[$attribute])*
        impl$(<$T>)? $crate::glue::Argument for $scalar {
            type Core = $core;
            const READS_MEMORY: bool = false;

            #[inline]
            fn lift(
                core: $core,
                _memory: &impl $crate::glue::ParamMemory,
                param: &'static ::core::primitive::str,
            ) -> ::core::result::Result<Self, $crate::glue::Failure> {
                $crate::glue::lift_scalar(core, param)
            }
        }
    };
}

macro_rules! scalars {
    ($($core:ident: $($number:ident)*;)*) => {$($(
        __scalar!(#[diagnostic::do_not_recommend] $number, $core);
    )*)*};
}

scalars! {
    i32: u8 i8 u16 i16 u32 i32 bool char;
    i64: u64 i64;
    f32: f32;
    f64: f64;
}

__scalar!(#[diagnostic::do_not_recommend] GuestPtr<T>, i32, <T>);

/// Lifts a scalar, for [`Argument::lift`].
///
/// # Errors
///
/// Fails if the core value does not represent a value of this type.
#[inline]
pub fn lift_scalar<Core, T: Lift<Core>>(core: Core, param: &'static str) -> Result<T, Failure> {
    at(Location::Param, param, T::lift(core))
}

/// A type that is passed as one core value, which holds the value or its address.
#[diagnostic::on_unimplemented(
    message = "`{Self}` can't be passed as one core value",
    label = "not a number, or a type that derives `GuestType`",
    note = "derive `GuestType` for a type of your own",
    note = "spell strings and lists out, since they are passed as two core values: `&str`, `Cow<'_, str>`, `String`, `&[u8]`, `Cow<'_, [u8]>`, `Vec<T>`, `GuestPtr<str>` or `GuestPtr<[T]>`; an alias of one hides that"
)]
pub trait Argument: Sized {
    /// The core type.
    type Core: Copy;

    /// Whether [`lift`](Self::lift) reads from the memory.
    const READS_MEMORY: bool;

    /// Lifts the parameter `param` from its core value.
    ///
    /// # Errors
    ///
    /// Fails if the core value does not represent a value of this type, or if the value is read
    /// and there is no memory or the address is out of bounds or misaligned.
    fn lift(
        core: Self::Core,
        memory: &impl ParamMemory,
        param: &'static str,
    ) -> Result<Self, Failure>;
}

/// A core value that holds a `T`, or its address. Glue takes such a value without naming the core
/// type, because the compiler would report in each place that `T` has none.
pub trait CoreArgument<T>: Copy {
    /// Whether [`lift`](Self::lift) reads from the memory.
    const READS_MEMORY: bool;

    /// Lifts the parameter `param`.
    ///
    /// # Errors
    ///
    /// Fails as [`Argument::lift`] does.
    fn lift(self, memory: &impl ParamMemory, param: &'static str) -> Result<T, Failure>;
}

impl<T: Argument> CoreArgument<T> for T::Core {
    const READS_MEMORY: bool = T::READS_MEMORY;

    #[inline]
    fn lift(self, memory: &impl ParamMemory, param: &'static str) -> Result<T, Failure> {
        T::lift(self, memory, param)
    }
}

/// A core value that holds a `T` for the guest, as [`CoreArgument`] holds one from it.
pub trait CoreResult<T>: Sized {
    /// Lowers what a method returned.
    ///
    /// # Errors
    ///
    /// Fails if the method did.
    fn lower_result(returned: Result<T, Failure>) -> Lowered<Self>;
}

impl<T: Scalar> CoreResult<T> for T::Core {
    #[inline]
    fn lower_result(returned: Result<T, Failure>) -> Lowered<Self> {
        T::lower_result(returned)
    }
}

/// A type that is passed by its address: a record, tuple or variant.
#[diagnostic::on_unimplemented(
    message = "`{Self}` is not passed by its address",
    label = "not a tuple, or a struct or an enum with payloads that derives `GuestType`",
    note = "take another type by value; to get the address of one, take a `GuestPtr<{Self}>`"
)]
pub trait Aggregate: Sized {
    /// Reads the parameter `param` at the address that the guest passed.
    ///
    /// # Errors
    ///
    /// Fails as [`GuestMemory::read`] does.
    fn load(memory: &GuestMemory<'_>, address: i32, param: &'static str) -> Result<Self, Failure>;
}

#[diagnostic::do_not_recommend]
impl<T: GuestType, E: GuestType> Aggregate for Result<T, E> {
    #[inline]
    fn load(memory: &GuestMemory<'_>, address: i32, param: &'static str) -> Result<Self, Failure> {
        load(memory, address, param)
    }
}

/// Reads an aggregate, for [`Argument::lift`].
///
/// # Errors
///
/// Fails if there is no memory, or the address is out of bounds or misaligned, or the bytes are
/// not a valid value.
#[inline]
pub fn lift_aggregate<T: GuestType>(
    address: i32,
    memory: &impl ParamMemory,
    param: &'static str,
) -> Result<T, Failure> {
    load(memory.get()?, address, param)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::glue::{Absent, CallerMemory};

    #[test]
    fn scalars_need_no_memory() {
        let none = CallerMemory::Absent(Absent::Missing);
        assert!(matches!(<u8 as Argument>::lift(255, &none, "p"), Ok(255)));
        assert!(<u8 as Argument>::lift(256, &none, "p").is_err());
        assert!(matches!(<i64 as Argument>::lift(-1, &none, "p"), Ok(-1)));
        assert!(matches!(
            <GuestPtr<(u8,)> as Argument>::lift(-1, &none, "p"),
            Ok(pointer) if pointer.offset() == u32::MAX
        ));
        const { assert!(!<char as Argument>::READS_MEMORY) };
    }

    #[test]
    fn aggregates_are_read() {
        let none = CallerMemory::Absent(Absent::Missing);
        assert!(matches!(
            lift_aggregate::<(u8, u16)>(0, &none, "p"),
            Err(Failure::Memory(Absent::Missing))
        ));
        let mut bytes = [0, 0, 7, 0, 8, 0];
        let memory = GuestMemory::from(&mut bytes);
        assert!(matches!(
            lift_aggregate::<(u8, u16)>(2, &memory, "p"),
            Ok((7, 8))
        ));
        assert!(lift_aggregate::<(u8, u16)>(4, &memory, "p").is_err());
    }
}
