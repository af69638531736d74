//! Variants and unions.

use proc_macro2::{Literal, TokenStream};
use quote::quote;

use super::{Item, int};
use crate::document::{Case, IntRepr};

impl Item<'_> {
    pub(super) fn variant(&self, tag: IntRepr, cases: &[Case]) -> TokenStream {
        let (ident, witx) = (&self.named.ident, &self.named.witx);
        let (docs, tag) = (self.docs(), int(tag));
        let payloads = cases.iter().filter_map(|case| case.payload.as_ref());
        let derives = self.derives(payloads.clone());
        let payloads = payloads.map(|ty| self.rust_type(ty));
        let declarations = cases.iter().map(|case| {
            let (docs, name) = (self.links.attributes(&case.name.docs), &case.name.ident);
            let payload = case.payload.as_ref().map(|ty| self.rust_type(ty));
            let payload = payload.map(|ty| quote!((#ty)));
            quote!(#docs #name #payload)
        });
        let (decode, encode): (Vec<_>, Vec<_>) = cases.iter().enumerate().map(case).unzip();
        let guest_type = self.guest_type(
            &quote!(<Self as __integration::glue::VariantType>::LAYOUT),
            &quote! {
                ::core::result::Result::Ok(
                    match __integration::glue::decode_field::<#tag>(bytes, 0)? {
                        #(#decode)*
                        _ => return ::core::result::Result::Err(
                            __integration::GuestError::InvalidEnumValue(#witx),
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
            #docs
            #derives
            pub enum #ident {
                #(#declarations,)*
            }

            impl __integration::glue::VariantType for #ident {
                type Tag = #tag;
                const PAYLOAD: __integration::glue::Layout =
                    __integration::glue::Layout::EMPTY #(.or::<#payloads>())*;
            }

            #guest_type
        }
    }
}

/// Returns the arms that decode and encode a case.
fn case((index, case): (usize, &Case)) -> (TokenStream, TokenStream) {
    let (name, index) = (&case.name.ident, Literal::usize_unsuffixed(index));
    let variant = quote!(__integration::glue::VariantType);
    match &case.payload {
        Some(_) => (
            quote!(#index => Self::#name(<Self as #variant>::decode_payload(bytes)?),),
            quote! {
                Self::#name(payload) => <Self as #variant>::encode_case(bytes, #index, payload),
            },
        ),
        None => (
            quote!(#index => Self::#name,),
            quote!(Self::#name => <Self as #variant>::encode_case(bytes, #index, ()),),
        ),
    }
}
