//! Conversions between the generated types and wiggle's of the same document.

use proc_macro2::TokenStream;
use quote::quote;
use syn::Path;

use crate::diagnostics::SourceSpan;
use crate::document::{Document, NamedItem, NamedType, TypeKind, names};

/// Generates `From` both ways between each type and its counterpart in the wiggle module `target`.
/// The impls are next to the types' module, where the user's path is valid.
pub(super) fn conversions(document: &Document, target: &Path) -> TokenStream {
    let span = SourceSpan::of(target.segments.last());
    let (open, close) = (span.respan(quote!(use)), span.respan(quote!(as __target;)));
    let conversions = document.types.iter().filter_map(conversion);
    quote! {
        const _: () = {
            #[allow(unused_imports)]
            #open #target::types #close
            #(#conversions)*
        };
    }
}

/// Generates both conversions of a type. Aliases share those of their types, and wiggle doesn't
/// have named tuples.
fn conversion(named: &NamedType) -> Option<TokenStream> {
    let ours = &named.ident;
    let ours = quote!(types::#ours);
    let theirs = names::wiggle_camel(&named.witx)?;
    let theirs = quote!(__target::#theirs);
    let [into_ours, into_theirs] = match &named.kind {
        TypeKind::Enum { cases, .. } => {
            let cases: Vec<_> = cases.iter().map(|name| (name, false)).collect();
            matches(&cases, &ours, &theirs)
        }
        TypeKind::Variant { cases, .. } => {
            let cases = cases.iter();
            let cases: Vec<_> = cases.map(|c| (&c.name, c.payload.is_some())).collect();
            matches(&cases, &ours, &theirs)
        }
        // Both keep the unknown bits that only `from_bits_retain` can set.
        TypeKind::Flags { .. } => {
            let convert = quote!(Self::from_bits_retain(value.bits()));
            [convert.clone(), convert]
        }
        TypeKind::Handle => {
            let number = quote!(::core::primitive::u32::from(value));
            let convert = quote!(<Self as ::core::convert::From<_>>::from(#number));
            [convert.clone(), convert]
        }
        TypeKind::Record { fields } => {
            let pairs = fields.iter().filter_map(|field| {
                let theirs = names::wiggle_snake(&field.name.witx)?;
                Some((&field.name.ident, theirs))
            });
            let pairs: Vec<_> = pairs.collect();
            let from = quote!(::core::convert::From::from);
            let into_ours = pairs.iter().map(|(o, t)| quote!(#o: #from(value.#t)));
            let into_theirs = pairs.iter().map(|(o, t)| quote!(#t: #from(value.#o)));
            [
                quote!(Self { #(#into_ours,)* }),
                quote!(Self { #(#into_theirs,)* }),
            ]
        }
        TypeKind::Tuple { .. } | TypeKind::Alias(_) => return None,
    };
    Some(quote! {
        impl ::core::convert::From<#theirs> for #ours {
            fn from(value: #theirs) -> Self {
                #into_ours
            }
        }

        impl ::core::convert::From<#ours> for #theirs {
            fn from(value: #ours) -> Self {
                #into_theirs
            }
        }
    })
}

/// Generates the expressions that convert cases, which have a payload or not, into our type and
/// into theirs.
fn matches(
    cases: &[(&NamedItem, bool)],
    ours: &TokenStream,
    theirs: &TokenStream,
) -> [TokenStream; 2] {
    let arms = |from: &TokenStream| {
        let arms = cases.iter().map(|(name, has_payload)| {
            let name = &name.ident;
            if *has_payload {
                quote!(#from::#name(payload) => Self::#name(::core::convert::From::from(payload)),)
            } else {
                quote!(#from::#name => Self::#name,)
            }
        });
        quote!(match value { #(#arms)* })
    };
    [theirs, ours].map(arms)
}
