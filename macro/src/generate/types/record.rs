//! Records and tuples.

use proc_macro2::{Ident, TokenStream};
use quote::{format_ident, quote};

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
        let field_docs = names.map(|name| self.links.attributes(&name.docs));
        let value = quote!(Self { #(#idents: fields.decode()?,)* });
        let encode = quote!(#(fields.encode(self.#idents)?;)*);
        let guest_type = self.fields_type(&types, &value, &encode);
        quote! {
            #docs
            #derives
            pub struct #ident {
                #(#field_docs pub #idents: #types,)*
            }

            #guest_type
        }
    }

    pub(super) fn tuple(&self, members: &[Type]) -> TokenStream {
        let (ident, docs) = (&self.named.ident, self.docs());
        let derives = self.derives(members);
        let types: Vec<_> = members.iter().map(|ty| self.rust_type(ty)).collect();
        let names: Vec<Ident> = (0..members.len())
            .map(|index| format_ident!("member{index}"))
            .collect();
        let member_docs = members.iter().map(|_| self.links.attributes(""));
        let decoded = names.iter().map(|_| quote!(fields.decode()?));
        let value = quote!(Self(#(#decoded),*));
        let encode = quote! {
            let Self(#(#names),*) = self;
            #(fields.encode(#names)?;)*
        };
        let guest_type = self.fields_type(&types, &value, &encode);
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

    /// Generates the `GuestType` impl for fields of these types, from the value of all decoded
    /// fields and the statements that encode them.
    fn fields_type(
        &self,
        types: &[TokenStream],
        value: &TokenStream,
        encode: &TokenStream,
    ) -> TokenStream {
        self.guest_type(
            &quote!(__integration::glue::Layout::EMPTY #(.field::<#types>())*),
            &quote! {
                let mut fields = __integration::glue::Fields::new(bytes);
                ::core::result::Result::Ok(#value)
            },
            &quote! {
                let mut fields = __integration::glue::FieldsMut::new(bytes);
                #encode
                ::core::result::Result::Ok(())
            },
        )
    }
}
