//! Variants and unions.

use proc_macro2::TokenStream;
use quote::quote;

use super::Item;
use crate::document::{Case, IntRepr};

impl Item<'_> {
    pub(super) fn variant(&self, tag: IntRepr, cases: &[Case]) -> TokenStream {
        let (ident, docs) = (&self.named.ident, self.docs());
        let payloads = cases.iter().filter_map(|case| case.payload.as_ref());
        let derives = self.derives(payloads);
        let declarations = cases.iter().map(|case| {
            let (docs, name) = (self.links.attributes(&case.name.docs), &case.name.ident);
            let payload = case.payload.as_ref().map(|ty| self.rust_type(ty));
            let payload = payload.map(|ty| quote!((#ty)));
            quote!(#docs #name #payload)
        });
        let cases: Vec<_> = cases
            .iter()
            .map(|case| {
                (
                    &case.name.ident,
                    case.payload.as_ref().map(|ty| self.rust_type(ty)),
                )
            })
            .collect();
        let impls = self.guest_type().variant(tag, &cases);
        quote! {
            #docs
            #derives
            pub enum #ident {
                #(#declarations,)*
            }

            #impls
        }
    }
}
