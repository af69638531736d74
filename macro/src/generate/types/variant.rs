//! Variants and unions.

use proc_macro2::{Literal, TokenStream};
use quote::quote;

use super::{Item, int};
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
        let names = cases.iter().map(|case| &case.name.ident);
        let payloads = cases.iter().map(|case| {
            let ty = self.rust_type(case.payload.as_ref()?);
            Some(quote!((payload: #ty)))
        });
        let indices = (0..cases.len()).map(Literal::usize_unsuffixed);
        let (tag, witx) = (int(tag), &self.named.witx);
        quote! {
            #docs
            #derives
            pub enum #ident {
                #(#declarations,)*
            }

            __glue::variant!(#ident: #tag, #witx, { #(#indices #names #payloads,)* });
            __glue::pass_by_address!(#ident);
        }
    }
}
