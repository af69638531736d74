//! Numbers, `bool`, `char` and pointers.

use crate::{FromGuest, FromGuestError, GuestError, GuestMemory, GuestPtr, IntoGuest};

/// Implements both traits for a type that is passed as `$inner`, from the conversions to and from it.
/// There is no blanket impl, since users could not implement the traits for types of other crates
/// next to it.
macro_rules! passed_as {
    (
        $({$T:ident})? $ty:ty as $inner:ty,
        |$from:ident| $from_guest:expr, |$into:ident| $into_guest:expr
    ) => {
        #[diagnostic::do_not_recommend]
        impl<'m, Ctx: ?Sized $(, $T)?> FromGuest<'m, Ctx> for $ty {
            type Core = <$inner as FromGuest<'m, Ctx>>::Core;
            const READS_MEMORY: bool = false;

            #[inline]
            fn from_guest(
                core: Self::Core,
                memory: &'m GuestMemory<'_>,
                ctx: &mut Ctx,
            ) -> Result<Self, FromGuestError> {
                let $from = <$inner>::from_guest(core, memory, ctx)?;
                let value: Result<Self, GuestError> = $from_guest;
                Ok(value?)
            }
        }

        #[diagnostic::do_not_recommend]
        impl<Ctx: ?Sized $(, $T)?> IntoGuest<Ctx> for $ty {
            type Core = <$inner as IntoGuest<Ctx>>::Core;

            #[inline]
            fn into_guest(
                self,
                memory: &mut GuestMemory<'_>,
                ctx: &mut Ctx,
            ) -> wasmtime::Result<Self::Core> {
                let $into = self;
                <$inner>::into_guest($into_guest, memory, ctx)
            }
        }
    };
}

macro_rules! core_types {
    ($($core:ty)*) => {$(
        #[diagnostic::do_not_recommend]
        impl<'m, Ctx: ?Sized> FromGuest<'m, Ctx> for $core {
            type Core = Self;
            const READS_MEMORY: bool = false;

            #[inline]
            fn from_guest(
                core: Self,
                _memory: &'m GuestMemory<'_>,
                _ctx: &mut Ctx,
            ) -> Result<Self, FromGuestError> {
                Ok(core)
            }
        }

        #[diagnostic::do_not_recommend]
        impl<Ctx: ?Sized> IntoGuest<Ctx> for $core {
            type Core = Self;

            #[inline]
            fn into_guest(
                self,
                _memory: &mut GuestMemory<'_>,
                _ctx: &mut Ctx,
            ) -> wasmtime::Result<Self> {
                Ok(self)
            }
        }
    )*};
}

core_types!(() i32 i64 f32 f64);

macro_rules! numbers {
    ($($number:ident as $core:ident by |$from:ident| $lift:expr, |$into:ident| $lower:expr;)*) => {
        $(passed_as!($number as $core, |$from| $lift, |$into| $lower);)*
    };
}

// Extra bits of a narrow integer are a bug in the guest, so they are not cut off.
numbers! {
    u8 as i32 by |core| Self::try_from(core).map_err(GuestError::from), |number| number.into();
    i8 as i32 by |core| Self::try_from(core).map_err(GuestError::from), |number| number.into();
    u16 as i32 by |core| Self::try_from(core).map_err(GuestError::from), |number| number.into();
    i16 as i32 by |core| Self::try_from(core).map_err(GuestError::from), |number| number.into();
    u32 as i32 by |core| Ok(core.cast_unsigned()), |number| number.cast_signed();
    u64 as i64 by |core| Ok(core.cast_unsigned()), |number| number.cast_signed();
    char as u32 by |code| match char::from_u32(code) {
        Some(scalar) => Ok(scalar),
        None => Err(GuestError::InvalidChar(code)),
    }, |scalar| scalar.into();
    bool as i32 by |core| match core {
        0 => Ok(false),
        1 => Ok(true),
        _ => Err(GuestError::InvalidEnumValue("bool")),
    }, |value| value.into();
}

passed_as!({T} GuestPtr<T> as u32, |address| Ok(GuestPtr::new(address)), |ptr| ptr.offset());

#[cfg(test)]
mod tests {
    use super::*;
    use crate::CoreValues;

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
