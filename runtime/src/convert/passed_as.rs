//! Numbers, `bool`, `char` and pointers.

use std::num::TryFromIntError;

// For the macro, which generated code calls next to `use …::glue as __glue`.
use crate::convert as __glue;
use crate::{FromGuestError, GuestError, GuestPtr};

/// Implements both traits for a type that is passed as `$core_ty`, from the expressions that convert
/// from and to it. A blanket impl would keep users from implementing the traits for types of other
/// crates.
#[doc(hidden)]
#[macro_export]
macro_rules! __passed_as {
    (
        $(#[$attribute:meta])* $({$T:ident})? $ty:ty as $core_ty:ty,
        |$core:ident| $from_guest:expr, |$self:ident| $into_guest:expr
        $(, CHECK = $check:expr, ZERO = $zero:expr)?
    ) => {
        $(#[$attribute])*
        impl<'m, Ctx: ?__glue::Sized $(, $T)?> __glue::FromGuest<'m, Ctx> for $ty {
            type Core = $core_ty;
            const READS_MEMORY: ::core::primitive::bool = false;
            $(const CHECK: () = $check;)?

            #[inline]
            fn from_guest(
                $core: $core_ty,
                _: &'m __glue::GuestMemory<'_>,
                _: &mut Ctx,
            ) -> __glue::Result<Self, __glue::FromGuestError> {
                $from_guest
            }
        }

        $(#[$attribute])*
        impl<Ctx: ?__glue::Sized $(, $T)?> __glue::IntoGuest<Ctx> for $ty {
            type Core = $core_ty;
            $(
                const ZERO: ::core::option::Option<&'static ::core::primitive::str> = $zero;
                const CHECK: () = $check;
            )?

            #[inline]
            fn into_guest(
                $self,
                _: &mut __glue::GuestMemory<'_>,
                _: &mut Ctx,
            ) -> __glue::Result<$core_ty> {
                $into_guest
            }
        }
    };
}

macro_rules! passed_as {
    ($(
        $({$T:ident})? $ty:ty as $core_ty:ty:
            |$core:ident| $from_guest:expr, |$self:ident| $into_guest:expr;
    )*) => {$(
        __passed_as!(
            #[diagnostic::do_not_recommend]
            $({$T})? $ty as $core_ty,
            |$core| $from_guest,
            |$self| Ok($into_guest)
        );
    )*};
}

passed_as! {
    () as (): |core| Ok(core), |self| self;
    i32 as i32: |core| Ok(core), |self| self;
    i64 as i64: |core| Ok(core), |self| self;
    f32 as f32: |core| Ok(core), |self| self;
    f64 as f64: |core| Ok(core), |self| self;
    u32 as i32: |core| Ok(core.cast_unsigned()), |self| self.cast_signed();
    u64 as i64: |core| Ok(core.cast_unsigned()), |self| self.cast_signed();
    u8 as i32: |core| narrow(core), |self| self.into();
    i8 as i32: |core| narrow(core), |self| self.into();
    u16 as i32: |core| narrow(core), |self| self.into();
    i16 as i32: |core| narrow(core), |self| self.into();
    char as i32: |core| match char::from_u32(core.cast_unsigned()) {
        Some(scalar) => Ok(scalar),
        None => Err(FromGuestError::new(|| GuestError::InvalidChar(core.cast_unsigned()))),
    }, |self| u32::from(self).cast_signed();
    bool as i32: |core| match core {
        0 => Ok(false),
        1 => Ok(true),
        _ => Err(FromGuestError::fixed(const { &GuestError::InvalidEnumValue("bool") })),
    }, |self| self.into();
    {T} GuestPtr<T> as i32:
        |core| Ok(GuestPtr::new(core.cast_unsigned())), |self| self.offset().cast_signed();
}

/// Returns a narrow integer. Extra bits are a bug in the guest, so they are not cut off.
#[inline]
fn narrow<T: TryFrom<i32, Error = TryFromIntError>>(core: i32) -> Result<T, FromGuestError> {
    match T::try_from(core) {
        Ok(number) => Ok(number),
        Err(error) => Err(FromGuestError::new(|| error.into())),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{CoreValues, FromGuest, GuestMemory, IntoGuest};

    fn from_guest<T: for<'m> FromGuest<'m, (), Core = Core>, Core>(
        core: Core,
    ) -> Result<T, GuestError>
    where
        Core: CoreValues,
    {
        let memory = GuestMemory::empty();
        match T::from_guest(core, &memory, &mut ()) {
            Ok(value) => Ok(value),
            Err(error) => Err(error.guest_error().expect("a bad argument").clone()),
        }
    }

    fn into_guest<T: IntoGuest<()>>(value: T) -> T::Core {
        let core = value.into_guest(&mut GuestMemory::empty(), &mut ());
        core.expect("numbers don't trap")
    }

    #[test]
    fn narrow_integers_are_checked() {
        assert_eq!(from_guest::<u8, _>(255), Ok(255));
        assert!(from_guest::<u8, _>(256).is_err() && from_guest::<u8, _>(-1).is_err());
        assert_eq!(from_guest::<i8, _>(-128), Ok(-128));
        assert!(from_guest::<i8, _>(128).is_err() && from_guest::<i8, _>(-129).is_err());
        assert!(from_guest::<u16, _>(0x1_0000).is_err() && from_guest::<i16, _>(0x8000).is_err());
        assert_eq!((into_guest(255u8), into_guest(-1i16)), (255, -1));
    }

    #[test]
    fn wide_integers_keep_their_bits() {
        assert_eq!(from_guest::<u32, _>(-1), Ok(u32::MAX));
        assert_eq!(into_guest(u32::MAX), -1);
        assert_eq!(from_guest::<u64, _>(-1i64), Ok(u64::MAX));
        assert_eq!(into_guest(u64::MAX), -1);
        assert_eq!(
            from_guest::<GuestPtr<u8>, _>(-1),
            Ok(GuestPtr::new(u32::MAX))
        );
    }

    #[test]
    fn chars_and_bools_are_validated() {
        assert_eq!(from_guest::<char, _>(0xe9), Ok('é'));
        assert_eq!(
            from_guest::<char, _>(-1),
            Err(GuestError::InvalidChar(u32::MAX))
        );
        assert_eq!(
            from_guest::<char, _>(0xd800),
            Err(GuestError::InvalidChar(0xd800))
        );
        assert_eq!(into_guest('é'), 0xe9);
        assert_eq!(from_guest::<bool, _>(1), Ok(true));
        assert!(from_guest::<bool, _>(2).is_err() && from_guest::<bool, _>(-1).is_err());
    }
}
