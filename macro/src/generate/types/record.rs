//! Records and tuples.

use proc_macro2::{Ident, TokenStream};
use quote::quote;

use super::Item;
use super::impls::member_names;
use crate::document::{Field, Type};

impl Item<'_> {
    pub(super) fn record(&self, fields: &[Field]) -> TokenStream {
        let (ident, docs) = (&self.named.ident, self.docs());
        let types = fields.iter().map(|field| &field.ty);
        let derives = self.derives(types.clone());
        let types: Vec<_> = types.map(|ty| self.rust_type(ty)).collect();
        let names = fields.iter().map(|field| &field.name);
        let idents: Vec<&Ident> = names.clone().map(|name| &name.ident).collect();
        let field_docs = names.map(|name| self.links.attributes(&name.docs));
        let impls = self.guest_type().record(&idents, &types);
        quote! {
            #docs
            #derives
            pub struct #ident {
                #(#field_docs pub #idents: #types,)*
            }

            #impls
        }
    }

    pub(super) fn tuple(&self, members: &[Type]) -> TokenStream {
        let (ident, docs) = (&self.named.ident, self.docs());
        let derives = self.derives(members);
        let types: Vec<_> = members.iter().map(|ty| self.rust_type(ty)).collect();
        let names = member_names(members.len());
        let member_docs = members.iter().map(|_| self.links.attributes(""));
        let impls = self.guest_type().tuple(&types);
        quote! {
            #docs
            #derives
            pub struct #ident(#(#member_docs pub #types),*);

            impl ::core::convert::From<(#(#types,)*)> for #ident {
                #[inline]
                fn from((#(#names,)*): (#(#types,)*)) -> Self {
                    Self(#(#names),*)
                }
            }

            impl ::core::convert::From<#ident> for (#(#types,)*) {
                #[inline]
                fn from(#ident(#(#names),*): #ident) -> Self {
                    (#(#names,)*)
                }
            }

            #impls
        }
    }
}
