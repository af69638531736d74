//! The impls for types that users define.

use proc_macro2::{Literal, TokenStream};
use quote::{ToTokens as _, quote};
use syn::ext::IdentExt as _;
use syn::{Index, Path};

use super::int;
use crate::parse::guest_type::{UserType, UserTypeKind};

/// Generates the impls that make the type a guest type.
pub(crate) fn user_type(user_type: &UserType) -> TokenStream {
    let ident = &user_type.ident;
    let name = ident.unraw().to_string();
    let impls = match &user_type.kind {
        UserTypeKind::Enum {
            repr,
            cases,
            is_numbered,
        } => {
            let repr = int(*repr);
            let find = if *is_numbered {
                quote!(case)
            } else {
                quote!(case_of_repr)
            };
            quote!(enumeration!(#ident: #repr, #name, #find [#(#cases)*]))
        }
        UserTypeKind::Flags => quote!(flags!(#ident, #name)),
        UserTypeKind::Handle => quote!(handle!(#ident, #name)),
        UserTypeKind::Record(fields) => {
            let fields = fields.iter().map(|(name, ty)| quote!(#name: #ty,));
            quote!(record!(#ident { #(#fields)* }))
        }
        UserTypeKind::Tuple(types) => {
            let indices = (0..types.len()).map(Index::from);
            quote!(record!(#ident { #(#indices: #types,)* }))
        }
        UserTypeKind::Variant { tag, cases } => {
            let tag = int(*tag);
            let cases = cases.iter().enumerate().map(|(index, (name, payload))| {
                let index = Literal::usize_unsuffixed(index);
                let payload = payload.as_ref().map(|ty| quote!((payload: #ty)));
                quote!(#index #name #payload,)
            });
            quote!(variant!(#ident: #tag, #name, { #(#cases)* }))
        }
        UserTypeKind::Invalid => quote!(invalid!(#ident)),
    };
    let runtime = user_type.runtime.as_ref();
    let runtime = runtime.map_or_else(|| quote!(::wasmtime_integration), Path::to_token_stream);
    quote! {
        #[allow(deprecated)]
        const _: () = {
            use #runtime as __integration;
            __integration::glue::#impls;
        };
    }
}
