//! Records and tuples.

use proc_macro2::{Ident, Literal, TokenStream};
use quote::{format_ident, quote};

use super::Item;
use crate::document::{Field, Member};

impl Item<'_> {
    pub(super) fn record(&self, fields: &[Field]) -> TokenStream {
        let (ident, docs) = (&self.named.ident, self.docs("record"));
        let derives = self.derives(fields.iter().map(|field| &field.member.ty));
        let idents: Vec<&Ident> = fields.iter().map(|field| &field.name.ident).collect();
        let types = fields.iter().map(|field| self.rust_type(&field.member.ty));
        let field_docs = fields
            .iter()
            .map(|field| self.part_docs("field", &field.name));
        let offsets = offsets(fields.iter().map(|field| &field.member));
        let guest_type = self.guest_type(
            &quote! {
                ::core::result::Result::Ok(Self {
                    #(#idents: __integration::glue::decode_field(bytes, #offsets)?,)*
                })
            },
            &quote! {
                #(__integration::glue::encode_field(bytes, #offsets, self.#idents)?;)*
                ::core::result::Result::Ok(())
            },
        );
        quote! {
            #docs
            #derives
            pub struct #ident {
                #(#field_docs pub #idents: #types,)*
            }

            #guest_type
        }
    }

    pub(super) fn tuple(&self, members: &[Member]) -> TokenStream {
        let (ident, docs) = (&self.named.ident, self.docs("tuple"));
        let derives = self.derives(members.iter().map(|member| &member.ty));
        let types: Vec<_> = members.iter().map(|m| self.rust_type(&m.ty)).collect();
        let names: Vec<Ident> = (0..members.len())
            .map(|index| format_ident!("member{index}"))
            .collect();
        let member_docs = (0..members.len()).map(|index| {
            let text = format!(" Member {index} of `${}`.", self.named.witx);
            quote!(#[doc = #text])
        });
        let offsets = offsets(members);
        let unused = members.is_empty().then(|| quote!(let _ = bytes;));
        let guest_type = self.guest_type(
            &quote! {
                #unused
                ::core::result::Result::Ok(Self(
                    #(__integration::glue::decode_field(bytes, #offsets)?,)*
                ))
            },
            &quote! {
                #unused
                let Self(#(#names),*) = self;
                #(__integration::glue::encode_field(bytes, #offsets, #names)?;)*
                ::core::result::Result::Ok(())
            },
        );
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

            #guest_type
        }
    }
}

fn offsets<'m>(members: impl IntoIterator<Item = &'m Member>) -> Vec<Literal> {
    let offsets = members.into_iter().map(|member| member.offset);
    offsets.map(Literal::u32_unsuffixed).collect()
}
