//! Enums.

use proc_macro2::{Ident, Literal, TokenStream};
use quote::{format_ident, quote};
use syn::ext::IdentExt as _;

use super::Item;
use crate::document::{IntRepr, NamedItem, bits};

impl Item<'_> {
    pub(super) fn enumeration(&self, repr: IntRepr, cases: &[NamedItem]) -> TokenStream {
        let (ident, docs) = (&self.named.ident, self.docs());
        let rust_names = cases.iter().map(|case| case.ident.unraw().to_string());
        let idents: Vec<&Ident> = cases.iter().map(|case| &case.ident).collect();
        let names = cases.iter().map(|case| &case.witx);
        let case_docs = cases.iter().map(|case| self.links.attributes(&case.docs));
        let values = (0..cases.len()).map(Literal::usize_unsuffixed);
        let impls = self.guest_type().enumeration(repr, &idents);
        let into_repr = self.repr_from(repr, &quote!(value as Self));
        let try_from = self.try_from_repr(repr);
        let repr = format_ident!("u{}", bits(repr));
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

            #impls
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
