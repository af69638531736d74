//! Types of several fields: records, tuples and variants.

use proc_macro2::{Ident, Literal, TokenStream};
use quote::{format_ident, quote};
use syn::Index;

use super::Item;
use super::integers::int;
use crate::document::{Case, Field, IntRepr, Type};

impl Item<'_> {
    pub(super) fn record(&self, fields: &[Field]) -> TokenStream {
        let ident = &self.named.ident;
        let derives = self.derives();
        let types: Vec<_> = fields
            .iter()
            .map(|field| self.rust_type(&field.ty))
            .collect();
        let idents: Vec<&Ident> = fields.iter().map(|field| &field.name.ident).collect();
        let indices = (0..fields.len()).map(Literal::usize_unsuffixed);
        let field_docs = fields
            .iter()
            .map(|field| self.links.attributes(&field.name.docs));
        quote! {
            #derives
            pub struct #ident {
                #(#field_docs pub #idents: #types,)*
            }

            __glue::record!(#ident { #(#indices #idents: #types,)* });
            __glue::pass_by_address!(#ident);
        }
    }

    pub(super) fn tuple(&self, members: &[Type]) -> TokenStream {
        let ident = &self.named.ident;
        let derives = self.derives();
        let types: Vec<_> = members.iter().map(|ty| self.rust_type(ty)).collect();
        let names = (0..members.len()).map(|index| format_ident!("member{index}"));
        let names: Vec<Ident> = names.collect();
        let indices: Vec<Index> = (0..members.len()).map(Index::from).collect();
        let member_docs = members.iter().map(|_| self.links.attributes(""));
        quote! {
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

    pub(super) fn variant(&self, tag: IntRepr, cases: &[Case]) -> TokenStream {
        let ident = &self.named.ident;
        let derives = self.derives();
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
            #derives
            pub enum #ident {
                #(#declarations,)*
            }

            __glue::variant!(#ident: #tag, #witx, { #(#indices #names #payloads,)* });
            __glue::pass_by_address!(#ident);
        }
    }
}
