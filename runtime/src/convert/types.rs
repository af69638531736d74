//! The impls of the three conversions for the kinds of types, as macros. Generated code calls them for
//! the types of a document and for those that derive `GuestType`, where `__glue` is `crate::glue`:
//! absolute paths would make the expansion of a document much longer.

/// Makes a type of a document `Copy`.
#[doc(hidden)]
#[macro_export]
macro_rules! __copy {
    ($ty:ident) => {
        impl ::core::marker::Copy for $ty {}

        impl ::core::clone::Clone for $ty {
            #[inline]
            fn clone(&self) -> Self {
                *self
            }
        }
    };
}

/// Makes an enum without payloads a guest type. Each case is given with its name in the interface.
#[doc(hidden)]
#[macro_export]
macro_rules! __enumeration {
    ($ty:ident: $repr:ident, $name:literal, [$($case:ident $witx:literal,)*]) => {
        #[doc(hidden)]
        impl __glue::EnumType for $ty {
            const MIN: ::core::primitive::i128 = ::core::primitive::$repr::MIN as _;
            const NAME: &'static ::core::primitive::str = $name;
            const VALUES: &'static [Self] = &[$(Self::$case),*];
            const CASES: __glue::Cases = &[$((Self::$case as _, $witx)),*];

            #[inline]
            fn number(self) -> ::core::primitive::i128 {
                self as _
            }
        }

        $crate::__stored_as!(
            $ty as ::core::primitive::$repr,
            |repr| __glue::case(repr),
            |self| self as _
        );
    };
}

/// Makes a struct that `bitflags!` declares a guest type.
#[doc(hidden)]
#[macro_export]
macro_rules! __flags {
    ($ty:ident, $name:literal) => {
        $crate::__stored_as!(
            $ty as <$ty as __glue::BitFlags>::Bits,
            |bits| __glue::flags(bits, $name),
            |self| __glue::BitFlags::to_bits(self)
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
            |field| __glue::Ok(Self { $field: field }),
            |self| self.$field
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
            [$(<$field_ty as __glue::Field>::LAYOUT),*],
            |_bytes| __glue::Ok(Self {
                $($field: <$field_ty as __glue::Field>::decode_in::<Self, $index>(_bytes)?,)*
            }),
            |self, _bytes| {
                $(<$field_ty as __glue::Field>::encode_in::<Self, $index>(self.$field, _bytes)?;)*
                __glue::Ok(())
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
                <::core::primitive::$tag as __glue::Field>::LAYOUT,
                __glue::Layout::union(&[$($(<$payload_ty as __glue::Field>::LAYOUT,)?)*])
            ],
            |bytes| {
                let tag = <::core::primitive::$tag as __glue::Field>::decode_in::<Self, 0>(bytes)?;
                __glue::Ok(match tag {
                    $($index => Self::$case $((
                        <$payload_ty as __glue::Field>::decode_in::<Self, 1>(bytes)?
                    ))?,)*
                    _ => return __glue::Err(__glue::GuestError::InvalidEnumValue($name)),
                })
            },
            |self, bytes| {
                match self {
                    $(Self::$case $(($payload))? => {
                        <::core::primitive::$tag as __glue::Field>::encode_in::<Self, 0>(
                            $index, bytes,
                        )?;
                        $(<$payload_ty as __glue::Field>::encode_in::<Self, 1>($payload, bytes)?;)?
                        __glue::Ok(())
                    })*
                }
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
            |core| __glue::lift_case(core),
            |self| __glue::Ok(__glue::lower_case(self)),
            CHECK = __glue::check_passed::<Self>(),
            ZERO = __glue::zero_case::<Self>()
        );
    };
}

/// Makes flags a type that guests pass by value.
#[doc(hidden)]
#[macro_export]
macro_rules! __pass_flags {
    ($ty:ident, $name:literal) => {
        $crate::__passed_as!(
            $ty as __glue::CoreBits<Self>,
            |core| __glue::lift_flags(core, const { &__glue::GuestError::InvalidFlagValue($name) }),
            |self| __glue::lower_flags(self)
        );
    };
}

/// Makes a struct with one field a type that guests pass as the field.
#[doc(hidden)]
#[macro_export]
macro_rules! __pass_transparent {
    ($ty:ident { $field:tt: $field_ty:ty }) => {
        impl<'m, Ctx: ?__glue::Sized> __glue::FromGuest<'m, Ctx> for $ty
        where
            $field_ty: __glue::FromGuest<'m, Ctx>,
        {
            type Core = <$field_ty as __glue::FromGuest<'m, Ctx>>::Core;
            const READS_MEMORY: ::core::primitive::bool =
                <$field_ty as __glue::FromGuest<'m, Ctx>>::READS_MEMORY;
            const CHECK: () = <$field_ty as __glue::FromGuest<'m, Ctx>>::CHECK;

            #[inline]
            fn from_guest(
                core: Self::Core,
                memory: &'m __glue::GuestMemory<'_>,
                ctx: &mut Ctx,
            ) -> __glue::Result<Self, __glue::FromGuestError> {
                let field =
                    <$field_ty as __glue::FromGuest<'m, Ctx>>::from_guest(core, memory, ctx)?;
                __glue::Ok(Self { $field: field })
            }
        }

        impl<Ctx: ?__glue::Sized> __glue::IntoGuest<Ctx> for $ty
        where
            $field_ty: __glue::IntoGuest<Ctx>,
        {
            type Core = <$field_ty as __glue::IntoGuest<Ctx>>::Core;
            const USES_MEMORY: ::core::primitive::bool =
                <$field_ty as __glue::IntoGuest<Ctx>>::USES_MEMORY;
            const ZERO: ::core::option::Option<&'static ::core::primitive::str> =
                <$field_ty as __glue::IntoGuest<Ctx>>::ZERO;
            const CHECK: () = <$field_ty as __glue::IntoGuest<Ctx>>::CHECK;

            #[inline]
            fn into_guest(
                self,
                memory: &mut __glue::GuestMemory<'_>,
                ctx: &mut Ctx,
            ) -> __glue::Result<Self::Core> {
                <$field_ty as __glue::IntoGuest<Ctx>>::into_guest(self.$field, memory, ctx)
            }
        }
    };
}

/// Makes a compound type one that guests pass by its address.
#[doc(hidden)]
#[macro_export]
macro_rules! __pass_by_address {
    ($(#[$attribute:meta])* $({$($T:ident),*})? $ty:ty) => {
        $(#[$attribute])*
        impl<'m, Ctx: ?__glue::Sized $($(, $T: __glue::GuestType)*)?> __glue::FromGuest<'m, Ctx>
            for $ty
        {
            type Core = ::core::primitive::i32;
            const CHECK: () = __glue::check_decoded_size::<Self>();

            #[inline]
            fn from_guest(
                address: ::core::primitive::i32,
                memory: &'m __glue::GuestMemory<'_>,
                _: &mut Ctx,
            ) -> __glue::Result<Self, __glue::FromGuestError> {
                __glue::read(address, memory)
            }
        }
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
            |self, _bytes| { ::core::unreachable!("the derive reported a mistake") }
        );

        $crate::__passed_as!(
            $ty as ::core::primitive::i32,
            |_core| ::core::unreachable!("the derive reported a mistake"),
            |self| ::core::unreachable!("the derive reported a mistake"),
            CHECK = (),
            ZERO = ::core::option::Option::Some("Success")
        );
    };
}
