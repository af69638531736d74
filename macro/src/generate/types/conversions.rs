//! Conversions between the generated types and wiggle's of the same document.

use proc_macro2::TokenStream;
use quote::quote;
use syn::Path;

use crate::diagnostics::SourceSpan;
use crate::document::{Case, Document, Field, NamedType, TypeKind, names};

/// Generates `From` both ways between each type and its counterpart in the wiggle module `target`.
/// The impls are next to the types' module, where the user's path is valid.
pub(super) fn conversions(document: &Document, target: &Path) -> TokenStream {
    let span = SourceSpan::of(target.segments.last());
    let (open, close) = (span.respan(quote!(use)), span.respan(quote!(as __target;)));
    let types = document.types.iter();
    let conversions = types.flat_map(|named| [true, false].map(|ours| conversion(named, ours)));
    quote! {
        const _: () = {
            #[allow(unused_imports)]
            #open #target::types #close
            #(#conversions)*
        };
    }
}

/// Generates a conversion of a type. Aliases share those of their types, and wiggle doesn't have
/// named tuples.
fn conversion(named: &NamedType, is_into_ours: bool) -> Option<TokenStream> {
    let ours = &named.ident;
    let ours = quote!(types::#ours);
    let theirs = names::wiggle_camel(&named.witx)?;
    let theirs = quote!(__target::#theirs);
    let (source, target) = if is_into_ours {
        (theirs, ours)
    } else {
        (ours, theirs)
    };
    let from = quote!(::core::convert::From::from);
    let convert = match &named.kind {
        TypeKind::Enum { cases, .. } => {
            let cases = cases.iter().map(|case| &case.ident);
            let arms = cases.map(|case| quote!(#source::#case => Self::#case));
            quote!(match value { #(#arms,)* })
        }
        TypeKind::Variant { cases, .. } => {
            let arms = cases.iter().map(|Case { name, payload }| {
                let name = &name.ident;
                let [payload, converted] = match payload {
                    Some(_) => [quote!((payload)), quote!((#from(payload)))],
                    None => Default::default(),
                };
                quote!(#source::#name #payload => Self::#name #converted)
            });
            quote!(match value { #(#arms,)* })
        }
        // Both keep the unknown bits that only `from_bits_retain` can set.
        TypeKind::Flags { .. } => quote!(Self::from_bits_retain(value.bits())),
        TypeKind::Handle => {
            let number = quote!(::core::primitive::u32::from(value));
            quote!(<Self as ::core::convert::From<_>>::from(#number))
        }
        TypeKind::Record { fields } => {
            let fields = fields.iter().filter_map(|Field { name, .. }| {
                let (ours, theirs) = (&name.ident, names::wiggle_snake(&name.witx)?);
                Some(if is_into_ours {
                    quote!(#ours: #from(value.#theirs))
                } else {
                    quote!(#theirs: #from(value.#ours))
                })
            });
            quote!(Self { #(#fields,)* })
        }
        TypeKind::Tuple { .. } | TypeKind::Alias(_) => return None,
    };
    Some(quote! {
        impl ::core::convert::From<#source> for #target {
            fn from(value: #source) -> Self {
                #convert
            }
        }
    })
}
