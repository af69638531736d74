//! Enums.

use proc_macro2::{Ident, Literal, TokenStream};
use quote::quote;
use syn::ext::IdentExt as _;

use super::{Item, int};
use crate::document::{IntRepr, NamedItem};

impl Item<'_> {
    pub(super) fn enumeration(&self, repr: IntRepr, cases: &[NamedItem]) -> TokenStream {
        let (ident, docs) = (&self.named.ident, self.docs());
        let idents: Vec<&Ident> = cases.iter().map(|case| &case.ident).collect();
        let table = cases.iter().map(|case| {
            let (ident, witx) = (&case.ident, &case.witx);
            let rust = ident.unraw().to_string();
            quote!(#ident #rust #witx,)
        });
        let case_docs = cases.iter().map(|case| self.links.attributes(&case.docs));
        let values = (0..cases.len()).map(Literal::usize_unsuffixed);
        let into_repr = self.repr_from(repr, &quote!(value as Self));
        let try_from = self.try_from_repr(repr, &quote!(case(repr)));
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

            __glue::enumeration!(#ident: #repr, #witx, [#(#table)*]);
            __glue::pass_enumeration!(#ident);

            #into_repr
            #try_from

            impl ::core::fmt::Debug for #ident {
                fn fmt(&self, f: &mut ::core::fmt::Formatter<'_>) -> ::core::fmt::Result {
                    f.write_str(__glue::case_names(*self).0)
                }
            }

            impl ::core::fmt::Display for #ident {
                fn fmt(&self, f: &mut ::core::fmt::Formatter<'_>) -> ::core::fmt::Result {
                    f.write_str(__glue::case_names(*self).1)
                }
            }

            impl ::core::error::Error for #ident {}
        }
    }
}
