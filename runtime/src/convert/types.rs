//! The impls of the three conversions for the kinds of types, as macros. Generated code calls them for the types of a
//! document and for those that derive `GuestType`.

/// Makes an enum without payloads a guest type. Each case is given with its name in Rust and in the
/// interface.
#[doc(hidden)]
#[macro_export]
macro_rules! __enumeration {
    ($ty:ident: $repr:ident, $name:literal, [$($case:ident $rust:literal $witx:literal,)*]) => {
        #[doc(hidden)]
        impl $crate::glue::EnumType for $ty {
            const IS_SIGNED: ::core::primitive::bool = ::core::primitive::$repr::MIN != 0;
            const NAME: &'static ::core::primitive::str = $name;
            const CASES: &'static [$crate::glue::Case<Self>] =
                &[$((Self::$case, Self::$case as _, $rust, $witx)),*];

            #[inline]
            fn number(self) -> ::core::primitive::i128 {
                self as _
            }
        }

        $crate::__stored_as!(
            $ty as ::core::primitive::$repr,
            |repr| $crate::glue::case(repr),
            |value| value as ::core::primitive::$repr
        );
    };
}

/// Makes a struct that `bitflags!` declares a guest type.
#[doc(hidden)]
#[macro_export]
macro_rules! __flags {
    ($ty:ident, $name:literal) => {
        $crate::__stored_as!(
            $ty as <$ty as $crate::glue::BitFlags>::Bits,
            |bits| $crate::glue::flags(bits, $name),
            |value| $crate::glue::BitFlags::to_bits(value)
        );
    };
}

/// Makes a struct with one field a guest type that is stored as the field.
#[doc(hidden)]
#[macro_export]
macro_rules! __transparent {
    ($ty:ident { $field:tt: $field_ty:ty }) => {
        $crate::__stored_as!(
            $ty as $field_ty,
            |field| ::core::result::Result::Ok(Self { $field: field }),
            |value| value.$field
        );
    };
}

/// Makes a struct a record. The fields of a tuple struct are named by their indices.
#[doc(hidden)]
#[macro_export]
macro_rules! __record {
    ($ty:ident { $($index:literal $field:tt: $field_ty:ty,)* }) => {
        $crate::__compound!(
            $ty,
            [$(<$field_ty as $crate::glue::Field>::LAYOUT),*],
            |_bytes| ::core::result::Result::Ok(Self {
                $($field: <$field_ty as $crate::glue::Field>::decode_in::<Self, $index>(_bytes)?,)*
            }),
            |value, _bytes| {
                $(<$field_ty as $crate::glue::Field>::encode_in::<Self, $index>(
                    value.$field, _bytes,
                )?;)*
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
        $crate::__compound!(
            $ty,
            [
                <::core::primitive::$tag as $crate::glue::Field>::LAYOUT,
                $crate::glue::Layout::union(
                    &[$($(<$payload_ty as $crate::glue::Field>::LAYOUT,)?)*],
                )
            ],
            |bytes| ::core::result::Result::Ok(
                match <::core::primitive::$tag as $crate::glue::Field>::decode_in::<Self, 0>(bytes)? {
                    $($index => Self::$case $((
                        <$payload_ty as $crate::glue::Field>::decode_in::<Self, 1>(bytes)?
                    ))?,)*
                    _ => return ::core::result::Result::Err(
                        $crate::GuestError::InvalidEnumValue($name),
                    ),
                }
            ),
            |value, bytes| match value {
                $(Self::$case $(($payload))? => {
                    <::core::primitive::$tag as $crate::glue::Field>::encode_in::<Self, 0>(
                        $index, bytes,
                    )?;
                    $(<$payload_ty as $crate::glue::Field>::encode_in::<Self, 1>(
                        $payload, bytes,
                    )?;)?
                    ::core::result::Result::Ok(())
                })*
            }
        );
    };
}

/// Makes an enum without payloads a type that guests pass by value.
#[doc(hidden)]
#[macro_export]
macro_rules! __pass_enumeration {
    ($ty:ident) => {
        $crate::__passed_as!(
            $ty as ::core::primitive::i32,
            |core| $crate::glue::lift_case(core),
            |value| $crate::glue::lower_case(value),
            check: $crate::glue::check_passed::<$ty>(),
            zero: $crate::glue::zero_case::<$ty>()
        );
    };
}

/// Makes flags a type that guests pass by value.
#[doc(hidden)]
#[macro_export]
macro_rules! __pass_flags {
    ($ty:ident, $name:literal) => {
        $crate::__passed_as!(
            $ty as <$ty as $crate::glue::BitFlags>::Bits,
            |bits| $crate::glue::flags(bits, $name),
            |value| $crate::glue::BitFlags::to_bits(value),
            invalid: $crate::GuestError::InvalidFlagValue($name)
        );
    };
}

/// Makes a struct with one field a type that guests pass as the field.
#[doc(hidden)]
#[macro_export]
macro_rules! __pass_transparent {
    ($ty:ident { $field:tt: $field_ty:ty }) => {
        $crate::__passed_as!(
            $ty as $field_ty,
            |field| ::core::result::Result::Ok(Self { $field: field }),
            |value| value.$field,
            zero: <$field_ty as $crate::IntoGuest<Ctx>>::ZERO
        );
    };
}

/// Implements all conversions for a type with a mistake. The mistake has been reported, and would
/// otherwise be followed by an error at each use of the type.
#[doc(hidden)]
#[macro_export]
macro_rules! __invalid {
    ($ty:ident) => {
        $crate::__compound!(
            $ty,
            [],
            |_bytes| ::core::unreachable!("the derive reported a mistake"),
            |_value, _bytes| ::core::unreachable!("the derive reported a mistake")
        );

        $crate::__by_address!($ty);

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
