//! Types that are one integer: enums, flags and handles.

use proc_macro2::{Ident, Literal, TokenStream};
use quote::{format_ident, quote};

use super::Item;
use crate::document::{self, IntRepr, NamedItem};

impl Item<'_> {
    pub(super) fn enumeration(&self, repr: IntRepr, cases: &[NamedItem]) -> TokenStream {
        let (ident, witx) = (&self.named.ident, &self.named.witx);
        let derives = self.derives();
        let case_docs = cases.iter().map(|case| self.links.attributes(&case.docs));
        let idents: Vec<&Ident> = cases.iter().map(|case| &case.ident).collect();
        let names = cases.iter().map(|case| &case.witx);
        let values = (0..cases.len()).map(Literal::usize_unsuffixed);
        let into_repr = self.repr_from(repr, &quote!(value as Self));
        let try_from = self.try_from_repr(repr, &quote!(case(repr)));
        let repr = int(repr);
        quote! {
            #derives
            #[repr(#repr)]
            pub enum #ident {
                #(#case_docs #idents = #values,)*
            }

            __glue::enumeration!(#ident: #repr, #witx, [#(#idents #names,)*]);
            __glue::pass_enumeration!(#ident);

            #into_repr
            #try_from

            impl ::core::fmt::Display for #ident {
                fn fmt(&self, f: &mut ::core::fmt::Formatter<'_>) -> ::core::fmt::Result {
                    f.write_str(__glue::case_name(*self))
                }
            }

            impl ::core::error::Error for #ident {}
        }
    }

    pub(super) fn flags(&self, repr: IntRepr, flags: &[NamedItem]) -> TokenStream {
        let (ident, witx) = (&self.named.ident, &self.named.witx);
        let name = ident.to_string();
        let flag_docs = flags.iter().map(|flag| self.links.attributes(&flag.docs));
        let idents = flags.iter().map(|flag| &flag.ident);
        let bits = (0..flags.len()).map(Literal::usize_unsuffixed);
        let into_repr = self.repr_from(repr, &quote!(value.bits()));
        let try_from = self.try_from_repr(repr, &quote!(flags(repr, #witx)));
        let repr = int(repr);
        // If `bitflags!` declared the struct, it would create two types and twice as much code.
        quote! {
            #[derive(::core::cmp::PartialEq, ::core::hash::Hash)]
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

    pub(super) fn handle(&self) -> TokenStream {
        let ident = &self.named.ident;
        let derives = self.derives();
        let into_repr = self.repr_from(IntRepr::U32, &quote!(value.0));
        quote! {
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

    /// Generates the conversion of a type that is one integer into that integer, from the
    /// expression for the integer of a `value`.
    fn repr_from(&self, repr: IntRepr, into_repr: &TokenStream) -> TokenStream {
        let (ident, repr) = (&self.named.ident, int(repr));
        quote! {
            impl ::core::convert::From<#ident> for #repr {
                fn from(value: #ident) -> Self {
                    #into_repr
                }
            }
        }
    }

    /// Generates the conversion of an integer into a type that not all integers represent, from the
    /// runtime's function that converts a `repr`.
    fn try_from_repr(&self, repr: IntRepr, convert: &TokenStream) -> TokenStream {
        let (ident, repr) = (&self.named.ident, int(repr));
        quote! {
            impl ::core::convert::TryFrom<#repr> for #ident {
                type Error = __glue::GuestError;

                #[inline]
                fn try_from(repr: #repr) -> __glue::Result<Self, __glue::GuestError> {
                    __glue::#convert
                }
            }
        }
    }
}

/// Returns the Rust type of an integer.
pub(super) fn int(repr: IntRepr) -> Ident {
    format_ident!("u{}", document::bits(repr))
}
