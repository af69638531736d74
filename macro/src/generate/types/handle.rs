//! Handles.

use proc_macro2::TokenStream;
use quote::quote;

use super::Item;
use crate::document::IntRepr;

impl Item<'_> {
    pub(super) fn handle(&self) -> TokenStream {
        let (ident, docs) = (&self.named.ident, self.docs());
        let derives = self.derives(None);
        let into_repr = self.repr_from(IntRepr::U32, &quote!(value.0));
        quote! {
            #docs
            #derives
            pub struct #ident(u32);

            __glue::transparent!(#ident { 0: u32 });
            __glue::pass_transparent!(#ident { 0: u32 });

            #into_repr

            impl ::core::convert::From<u32> for #ident {
                fn from(handle: u32) -> Self {
                    Self(handle)
                }
            }

            impl ::core::fmt::Display for #ident {
                fn fmt(&self, f: &mut ::core::fmt::Formatter<'_>) -> ::core::fmt::Result {
                    ::core::fmt::Display::fmt(&self.0, f)
                }
            }
        }
    }
}
