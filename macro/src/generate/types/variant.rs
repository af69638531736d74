//! Variants and unions.

use proc_macro2::{Literal, TokenStream};
use quote::quote;

use super::{Item, int};
use crate::document::Variant;

impl Item<'_> {
    pub(super) fn variant(&self, variant: &Variant) -> TokenStream {
        let (ident, docs) = (&self.named.ident, self.docs("variant"));
        let cases = variant.cases.iter();
        let derives = self.derives(cases.filter_map(|case| case.payload.as_ref()));
        let cases = variant.cases.iter().map(|case| {
            let (docs, name) = (self.part_docs("case", &case.name), &case.name.ident);
            let payload = case.payload.as_ref().map(|ty| self.rust_type(ty));
            let payload = payload.map(|ty| quote!((#ty)));
            quote!(#docs #name #payload)
        });
        let guest_type = self.guest_type(&self.decode_variant(variant), &encode_variant(variant));
        quote! {
            #docs
            #derives
            pub enum #ident {
                #(#cases,)*
            }

            #guest_type
        }
    }

    fn decode_variant(&self, variant: &Variant) -> TokenStream {
        let (witx, tag) = (&self.named.witx, int(variant.tag));
        let offset = Literal::u32_unsuffixed(variant.payload_offset);
        let cases = variant.cases.iter().enumerate().map(|(index, case)| {
            let (name, index) = (&case.name.ident, Literal::usize_unsuffixed(index));
            let payload = case.payload.as_ref();
            let payload =
                payload.map(|_| quote!((__integration::glue::decode_field(bytes, #offset)?)));
            quote!(#index => ::core::result::Result::Ok(Self::#name #payload))
        });
        quote! {
            match __integration::glue::decode_field::<#tag>(bytes, 0)? {
                #(#cases,)*
                _ => ::core::result::Result::Err(
                    __integration::GuestError::InvalidEnumValue(#witx),
                ),
            }
        }
    }
}

fn encode_variant(variant: &Variant) -> TokenStream {
    let tag = int(variant.tag);
    let offset = Literal::u32_unsuffixed(variant.payload_offset);
    let cases = variant.cases.iter().enumerate().map(|(index, case)| {
        let (name, index) = (&case.name.ident, Literal::usize_unsuffixed(index));
        let tag = quote!(__integration::glue::encode_field::<#tag>(bytes, 0, #index));
        match &case.payload {
            Some(_) => quote! {
                Self::#name(payload) => {
                    #tag?;
                    __integration::glue::encode_field(bytes, #offset, payload)
                }
            },
            None => quote!(Self::#name => #tag,),
        }
    });
    quote! {
        match self {
            #(#cases)*
        }
    }
}
