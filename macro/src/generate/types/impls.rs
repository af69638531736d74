//! The impls that make a Rust type a guest type, whether a document or the user defines it.

use proc_macro2::{Ident, Literal, TokenStream};
use quote::{format_ident, quote};

use super::int;
use crate::document::IntRepr;

/// A Rust type that becomes a guest type.
#[derive(Clone, Copy)]
pub(super) struct GuestType<'a> {
    pub(super) ident: &'a Ident,
    /// Its name in errors.
    pub(super) name: &'a str,
}

impl GuestType<'_> {
    /// Generates the impls for an enum. Its cases are numbered from 0, unless they have
    /// `discriminants`.
    pub(super) fn enumeration(
        self,
        repr: IntRepr,
        cases: &[&Ident],
        discriminants: bool,
    ) -> TokenStream {
        let find = if discriminants {
            quote!(case_of_repr)
        } else {
            quote!(case)
        };
        self.int_type(
            &int(repr),
            &quote!(::core::primitive::i32),
            &quote!(InvalidEnumValue),
            &quote!(__integration::glue::#find(&[#(Self::#cases),*], repr)),
            &quote!(self as _),
        )
    }

    /// Generates the impls for flags that `bitflags!` declares.
    pub(super) fn flags(self) -> TokenStream {
        let flags = quote!(<Self as __integration::glue::BitFlags>);
        let bits = quote!(#flags::Bits);
        self.int_type(
            &bits,
            &quote!(<#bits as __integration::glue::Scalar>::Core),
            &quote!(InvalidFlagValue),
            &quote!(#flags::of_bits(repr)),
            &quote!(#flags::to_bits(self)),
        )
    }

    /// Generates the impls for a handle.
    pub(super) fn handle(self) -> TokenStream {
        self.int_type(
            &int(IntRepr::U32),
            &quote!(::core::primitive::i32),
            &quote!(InvalidEnumValue),
            &quote!(::core::option::Option::Some(Self(repr))),
            &quote!(self.0),
        )
    }

    /// Generates the impls for a type that is one integer.
    fn int_type(
        self,
        repr: &TokenStream,
        core: &TokenStream,
        invalid: &TokenStream,
        of_repr: &TokenStream,
        to_repr: &TokenStream,
    ) -> TokenStream {
        let GuestType { ident, name } = self;
        quote! {
            #[doc(hidden)]
            impl __integration::glue::IntType for #ident {
                type Repr = #repr;
                type Core = #core;
                const INVALID: __integration::GuestError =
                    __integration::GuestError::#invalid(#name);

                #[inline]
                fn of_repr(repr: #repr) -> ::core::option::Option<Self> {
                    #of_repr
                }

                #[inline]
                fn to_repr(self) -> #repr {
                    #to_repr
                }
            }

            __integration::glue::scalar!(#ident, #core);
        }
    }

    /// Generates the impls for a record with these fields.
    pub(super) fn record(self, names: &[&Ident], types: &[TokenStream]) -> TokenStream {
        let field = quote!(__integration::glue::Field);
        self.fields(
            types,
            &quote!(Self { #(#names: <#types as #field>::decode_next(&mut fields)?,)* }),
            &quote!(#(<#types as #field>::encode_next(self.#names, &mut fields)?;)*),
        )
    }

    /// Generates the impls for a tuple struct with members of these types.
    pub(super) fn tuple(self, types: &[TokenStream]) -> TokenStream {
        let (names, field) = (
            member_names(types.len()),
            quote!(__integration::glue::Field),
        );
        self.fields(
            types,
            &quote!(Self(#(<#types as #field>::decode_next(&mut fields)?),*)),
            &quote! {
                let Self(#(#names),*) = self;
                #(<#types as #field>::encode_next(#names, &mut fields)?;)*
            },
        )
    }

    /// Generates the impls for fields of these types, from the value of all decoded fields and
    /// the statements that encode them.
    fn fields(
        self,
        types: &[TokenStream],
        value: &TokenStream,
        encode: &TokenStream,
    ) -> TokenStream {
        let field = quote!(__integration::glue::Field);
        self.aggregate(
            &quote!(__integration::glue::Layout::EMPTY #(.then(<#types as #field>::LAYOUT))*),
            &quote! {
                let mut fields = __integration::glue::Fields::new(bytes);
                ::core::result::Result::Ok(#value)
            },
            &quote! {
                let mut fields = __integration::glue::FieldsMut::new(bytes);
                #encode
                ::core::result::Result::Ok(())
            },
        )
    }

    /// Generates the impls for a variant with these cases and their payloads.
    pub(super) fn variant(
        self,
        tag: IntRepr,
        cases: &[(&Ident, Option<TokenStream>)],
    ) -> TokenStream {
        let GuestType { ident, name } = self;
        let (tag, field) = (int(tag), quote!(__integration::glue::Field));
        let payloads = cases.iter().filter_map(|(_, payload)| payload.as_ref());
        let (decode, encode): (Vec<_>, Vec<_>) = cases.iter().enumerate().map(case).unzip();
        let impls = self.aggregate(
            &quote!(<Self as __integration::glue::VariantType>::LAYOUT),
            &quote! {
                ::core::result::Result::Ok(
                    match __integration::glue::decode_field::<#tag>(bytes, 0)? {
                        #(#decode)*
                        _ => return ::core::result::Result::Err(
                            __integration::GuestError::InvalidEnumValue(#name),
                        ),
                    }
                )
            },
            &quote! {
                match self {
                    #(#encode)*
                }
            },
        );
        quote! {
            impl __integration::glue::VariantType for #ident {
                type Tag = #tag;
                const PAYLOAD: __integration::glue::Layout =
                    __integration::glue::Layout::EMPTY #(.or(<#payloads as #field>::LAYOUT))*;
            }

            #impls
        }
    }

    /// Generates the impls for a type that is passed by address, from the layout and the
    /// expressions that decode and encode.
    fn aggregate(
        self,
        layout: &TokenStream,
        decode: &TokenStream,
        encode: &TokenStream,
    ) -> TokenStream {
        let ident = self.ident;
        quote! {
            impl __integration::GuestType for #ident {
                const SIZE: u32 = #layout.size();
                const ALIGN: u32 = #layout.align();

                #[inline]
                fn decode(
                    bytes: __integration::GuestBytes<'_>,
                ) -> ::core::result::Result<Self, __integration::GuestError> {
                    #decode
                }

                #[inline]
                fn encode(
                    self,
                    bytes: __integration::GuestBytesMut<'_>,
                ) -> ::core::result::Result<(), __integration::GuestError> {
                    #encode
                }
            }

            __integration::glue::aggregate!(#ident);
        }
    }
}

/// Returns the arms that decode and encode a case.
fn case(
    (index, (name, payload)): (usize, &(&Ident, Option<TokenStream>)),
) -> (TokenStream, TokenStream) {
    let index = Literal::usize_unsuffixed(index);
    let field = quote!(__integration::glue::Field);
    let variant = quote!(__integration::glue::VariantType);
    match payload {
        Some(ty) => (
            quote!(#index => Self::#name(<#ty as #field>::decode_in::<Self>(bytes)?),),
            quote! {
                Self::#name(payload) => <#ty as #field>::encode_in::<Self>(payload, bytes, #index),
            },
        ),
        None => (
            quote!(#index => Self::#name,),
            quote!(Self::#name => <Self as #variant>::encode_case(bytes, #index, ()),),
        ),
    }
}

/// Returns the names of the members of a tuple struct.
pub(super) fn member_names(count: usize) -> Vec<Ident> {
    let names = (0..count).map(|index| format_ident!("member{index}"));
    names.collect()
}
