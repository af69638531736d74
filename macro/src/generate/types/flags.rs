//! Flags.

use proc_macro2::{Literal, TokenStream};
use quote::quote;

use super::{Item, int};
use crate::document::{IntRepr, NamedItem};

impl Item<'_> {
    pub(super) fn flags(&self, repr: IntRepr, flags: &[NamedItem]) -> TokenStream {
        let (ident, docs) = (&self.named.ident, self.docs());
        let name = ident.to_string();
        let flag_docs = flags.iter().map(|flag| self.links.attributes(&flag.docs));
        let idents = flags.iter().map(|flag| &flag.ident);
        let bits = (0..flags.len()).map(Literal::usize_unsuffixed);
        let witx = &self.named.witx;
        let into_repr = self.repr_from(repr, &quote!(value.bits()));
        let try_from = self.try_from_repr(repr, &quote!(flags(repr, #witx)));
        let repr = int(repr);
        // If `bitflags!` declared the struct, it would create two types and twice as much code.
        quote! {
            #docs
            #[derive(
                ::core::clone::Clone, ::core::marker::Copy, ::core::cmp::PartialEq,
                ::core::cmp::Eq, ::core::hash::Hash,
            )]
            pub struct #ident(#repr);

            __glue::bitflags::bitflags! {
                impl #ident: #repr {
                    #(
                        #flag_docs
                        const #idents = 1 << #bits;
                    )*
                }
            }

            __glue::flags!(#ident, #witx);
            __glue::pass_flags!(#ident, #witx);

            #into_repr
            #try_from

            impl ::core::fmt::Debug for #ident {
                fn fmt(&self, f: &mut ::core::fmt::Formatter<'_>) -> ::core::fmt::Result {
                    __glue::debug_flags(self, #name, f)
                }
            }
        }
    }
}
