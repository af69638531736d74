//! Enums.

use proc_macro2::{Ident, Literal, TokenStream};
use quote::quote;
use syn::ext::IdentExt as _;

use super::{Item, int};
use crate::document::{IntRepr, NamedItem};

impl Item<'_> {
    pub(super) fn enumeration(&self, repr: IntRepr, cases: &[NamedItem]) -> TokenStream {
        let (ident, docs) = (&self.named.ident, self.docs());
        let rust_names = cases.iter().map(|case| case.ident.unraw().to_string());
        let idents: Vec<&Ident> = cases.iter().map(|case| &case.ident).collect();
        let names = cases.iter().map(|case| &case.witx);
        let case_docs = cases.iter().map(|case| self.links.attributes(&case.docs));
        let values = (0..cases.len()).map(Literal::usize_unsuffixed);
        let into_repr = self.repr_from(repr, &quote!(value as Self));
        let try_from = self.try_from_repr(repr);
        let (repr, witx) = (int(repr), &self.named.witx);
        quote! {
            #docs
            #[derive(
                ::core::clone::Clone, ::core::marker::Copy, ::core::cmp::PartialEq,
                ::core::cmp::Eq, ::core::hash::Hash,
            )]
            #[repr(#repr)]
            pub enum #ident {
                #(#case_docs #idents = #values,)*
            }

            __integration::glue::enumeration!(#ident: #repr, #witx, case [#(#idents)*]);

            #into_repr
            #try_from

            impl ::core::fmt::Debug for #ident {
                fn fmt(&self, f: &mut ::core::fmt::Formatter<'_>) -> ::core::fmt::Result {
                    __integration::glue::write_case(&[#(#rust_names),*], *self as usize, f)
                }
            }

            impl ::core::fmt::Display for #ident {
                fn fmt(&self, f: &mut ::core::fmt::Formatter<'_>) -> ::core::fmt::Result {
                    __integration::glue::write_case(&[#(#names),*], *self as usize, f)
                }
            }

            impl ::core::error::Error for #ident {}
        }
    }
}
