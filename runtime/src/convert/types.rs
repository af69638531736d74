//! What makes a Rust type a guest type. The macros of the other crate call these with the types of
//! a document, and with those that derive `GuestType`.

/// Makes a type a guest type that is one integer, from the conversions of that integer.
#[doc(hidden)]
#[macro_export]
macro_rules! __int_type {
    (
        $ty:ident: $repr:ty as $core:ty, $invalid:ident($name:literal),
        |$integer:ident| $of_repr:expr, |$value:ident| $to_repr:expr $(, $constant:item)?
    ) => {
        #[doc(hidden)]
        impl $crate::glue::IntType for $ty {
            type Repr = $repr;
            type Core = $core;
            const INVALID: $crate::GuestError = $crate::GuestError::$invalid($name);
            $($constant)?

            #[inline]
            fn of_repr($integer: $repr) -> ::core::option::Option<Self> {
                $of_repr
            }

            #[inline]
            fn to_repr(self) -> $repr {
                let $value = self;
                $to_repr
            }
        }

        $crate::__passed_as!(
            $ty as $core,
            |core| $crate::glue::from_core(core),
            |value| $crate::glue::to_core(value),
            zero: <$ty as $crate::glue::IntType>::ZERO
        );
    };
}

/// Makes an enum a guest type. `case` finds one that is numbered from 0, `case_of_repr` one with
/// any discriminants.
#[doc(hidden)]
#[macro_export]
macro_rules! __enumeration {
    ($ty:ident: $repr:ident, $name:literal, $find:ident [$($case:ident)*]) => {
        $crate::__int_type!(
            $ty: ::core::primitive::$repr as ::core::primitive::i32,
            InvalidEnumValue($name),
            |integer| $crate::glue::$find(&[$($ty::$case),*], integer),
            |value| value as _,
            const ZERO: ::core::option::Option<&'static ::core::primitive::str> =
                $crate::glue::zero_case(
                    &[$(($ty::$case as ::core::primitive::u64, ::core::stringify!($case))),*],
                );
        );
    };
}

/// Makes a struct that `bitflags!` declares a guest type.
#[doc(hidden)]
#[macro_export]
macro_rules! __flags {
    ($ty:ident, $name:literal) => {
        $crate::__int_type!(
            $ty: <$ty as $crate::glue::BitFlags>::Bits
                as <<$ty as $crate::glue::BitFlags>::Bits as $crate::IntoGuest<()>>::Core,
            InvalidFlagValue($name),
            |integer| <$ty as $crate::glue::BitFlags>::of_bits(integer),
            |value| <$ty as $crate::glue::BitFlags>::to_bits(value)
        );
    };
}

/// Makes a struct with one `u32` a handle.
#[doc(hidden)]
#[macro_export]
macro_rules! __handle {
    ($ty:ident, $name:literal) => {
        $crate::__int_type!(
            $ty: ::core::primitive::u32 as ::core::primitive::i32,
            InvalidEnumValue($name),
            |integer| ::core::option::Option::Some(Self(integer)),
            |value| value.0
        );
    };
}

/// Makes a struct a record. The fields of a tuple struct are named by their indices.
#[doc(hidden)]
#[macro_export]
macro_rules! __record {
    ($ty:ident { $($field:tt: $field_ty:ty,)* }) => {
        $crate::__aggregate!(
            $ty,
            $crate::glue::Layout::EMPTY $(.then(<$field_ty as $crate::glue::Field>::LAYOUT))*,
            |bytes| {
                let mut _fields = $crate::glue::Fields::new(bytes);
                ::core::result::Result::Ok(Self {
                    $($field: <$field_ty as $crate::glue::Field>::decode_next(&mut _fields)?,)*
                })
            },
            |value, bytes| {
                let mut _fields = $crate::glue::FieldsMut::new(bytes);
                $(<$field_ty as $crate::glue::Field>::encode_next(value.$field, &mut _fields)?;)*
                ::core::result::Result::Ok(())
            }
        );
    };
}

/// Makes an enum with payloads a variant.
#[doc(hidden)]
#[macro_export]
macro_rules! __variant {
    (
        $ty:ident: $tag:ident, $name:literal,
        { $($index:literal $case:ident $(($payload:ident: $payload_ty:ty))?,)* }
    ) => {
        impl $crate::glue::VariantType for $ty {
            type Tag = ::core::primitive::$tag;
            const PAYLOAD: $crate::glue::Layout =
                $crate::glue::Layout::EMPTY
                    $($(.or(<$payload_ty as $crate::glue::Field>::LAYOUT))?)*;
        }

        $crate::__aggregate!(
            $ty,
            <Self as $crate::glue::VariantType>::LAYOUT,
            |bytes| ::core::result::Result::Ok(
                match $crate::glue::decode_field::<::core::primitive::$tag>(bytes, 0)? {
                    $($index => Self::$case $((
                        <$payload_ty as $crate::glue::Field>::decode_in::<Self>(bytes)?
                    ))?,)*
                    _ => return ::core::result::Result::Err(
                        $crate::GuestError::InvalidEnumValue($name),
                    ),
                }
            ),
            |value, bytes| match value {
                $(Self::$case $(($payload))? => {
                    $crate::__encode_case!(bytes, $index $(, $payload: $payload_ty)?)
                })*
            }
        );
    };
}

/// Encodes the tag and the payload of a case.
#[doc(hidden)]
#[macro_export]
macro_rules! __encode_case {
    ($bytes:expr, $index:expr) => {
        <Self as $crate::glue::VariantType>::encode_case($bytes, $index, ())
    };
    ($bytes:expr, $index:expr, $payload:ident: $payload_ty:ty) => {
        <$payload_ty as $crate::glue::Field>::encode_in::<Self>($payload, $bytes, $index)
    };
}

/// Implements each trait that an interface may require, for a type whose mistake has been reported,
/// so that it is the only error.
#[doc(hidden)]
#[macro_export]
macro_rules! __invalid {
    ($ty:ident) => {
        $crate::__aggregate!(
            $ty,
            $crate::glue::Layout::EMPTY,
            |_bytes| ::core::unreachable!("the derive reported a mistake"),
            |_value, _bytes| ::core::unreachable!("the derive reported a mistake")
        );

        impl<Ctx: ?::core::marker::Sized> $crate::IntoGuest<Ctx> for $ty {
            type Core = ::core::primitive::i32;
            const ZERO: ::core::option::Option<&'static ::core::primitive::str> =
                ::core::option::Option::Some("Success");

            fn into_guest(
                self,
                _memory: &mut $crate::GuestMemory<'_>,
                _ctx: &mut Ctx,
            ) -> $crate::glue::Result<::core::primitive::i32> {
                ::core::unreachable!("the derive reported a mistake")
            }
        }
    };
}

/// Makes a type that is passed by its address a guest type, from its layout and the expressions
/// that decode and encode it.
#[doc(hidden)]
#[macro_export]
macro_rules! __aggregate {
    (
        $ty:ident, $layout:expr,
        |$bytes:ident| $decode:expr, |$value:ident, $bytes_mut:ident| $encode:expr
    ) => {
        impl $crate::GuestType for $ty {
            const SIZE: ::core::primitive::u32 = ($layout).size();
            const ALIGN: ::core::primitive::u32 = ($layout).align();

            #[inline]
            fn decode(
                $bytes: $crate::GuestBytes<'_>,
            ) -> ::core::result::Result<Self, $crate::GuestError> {
                $decode
            }

            #[inline]
            fn encode(
                self,
                $bytes_mut: $crate::GuestBytesMut<'_>,
            ) -> ::core::result::Result<(), $crate::GuestError> {
                let $value = self;
                $encode
            }
        }

        $crate::__by_address!($ty);
    };
}
