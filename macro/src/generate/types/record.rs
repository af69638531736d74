//! Records and tuples.

use proc_macro2::{Ident, Literal, TokenStream};
use quote::{format_ident, quote};
use syn::Index;

use super::Item;
use crate::document::{Field, Type};

impl Item<'_> {
    pub(super) fn record(&self, fields: &[Field]) -> TokenStream {
        let (ident, docs) = (&self.named.ident, self.docs());
        let types = fields.iter().map(|field| &field.ty);
        let derives = self.derives(types.clone());
        let types: Vec<_> = types.map(|ty| self.rust_type(ty)).collect();
        let names = fields.iter().map(|field| &field.name);
        let idents: Vec<&Ident> = names.clone().map(|name| &name.ident).collect();
        let indices = (0..fields.len()).map(Literal::usize_unsuffixed);
        let field_docs = names.map(|name| self.links.attributes(&name.docs));
        quote! {
            #docs
            #derives
            pub struct #ident {
                #(#field_docs pub #idents: #types,)*
            }

            __glue::record!(#ident { #(#indices #idents: #types,)* });
            __glue::pass_by_address!(#ident);
        }
    }

    pub(super) fn tuple(&self, members: &[Type]) -> TokenStream {
        let (ident, docs) = (&self.named.ident, self.docs());
        let derives = self.derives(members);
        let types: Vec<_> = members.iter().map(|ty| self.rust_type(ty)).collect();
        let names = (0..members.len()).map(|index| format_ident!("member{index}"));
        let names: Vec<Ident> = names.collect();
        let indices: Vec<Index> = (0..members.len()).map(Index::from).collect();
        let member_docs = members.iter().map(|_| self.links.attributes(""));
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

            __glue::record!(#ident { #(#indices #indices: #types,)* });
            __glue::pass_by_address!(#ident);
        }
    }
}
