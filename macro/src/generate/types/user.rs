//! The impls for types that users define.

use proc_macro2::{Literal, TokenStream};
use quote::{ToTokens as _, quote};
use syn::Path;
use syn::ext::IdentExt as _;

use crate::parse::guest_type::{UserType, UserTypeKind};

/// Generates the impls that make the type a guest type, and one that guests pass.
pub(crate) fn user_type(user_type: &UserType) -> TokenStream {
    let ident = &user_type.ident;
    let name = ident.unraw().to_string();
    let in_memory = match &user_type.kind {
        UserTypeKind::Enum(repr, cases) => {
            let names = cases.iter().map(|(case, _)| case.unraw().to_string());
            let cases = cases.iter().map(|(case, _)| case);
            quote!(enumeration!(#ident: #repr, #name, [#(#cases #names,)*]))
        }
        UserTypeKind::Flags => quote!(flags!(#ident, #name)),
        UserTypeKind::Transparent(field, ty) => quote!(transparent!(#ident { #field: #ty })),
        UserTypeKind::Record(fields) => {
            let fields = fields.iter().enumerate().map(|(index, (name, ty))| {
                let index = Literal::usize_unsuffixed(index);
                quote!(#index #name: #ty)
            });
            quote!(record!(#ident { #(#fields,)* }))
        }
        UserTypeKind::Variant(tag, cases) => {
            let cases = cases.iter().enumerate().map(|(index, (name, payload))| {
                let index = Literal::usize_unsuffixed(index);
                let payload = payload.as_ref().map(|ty| quote!((payload: #ty)));
                quote!(#index #name #payload)
            });
            quote!(variant!(#ident: #tag, #name, { #(#cases,)* }))
        }
        UserTypeKind::Invalid => quote!(invalid!(#ident)),
    };
    let passed = match &user_type.kind {
        // Can be passed anyway, or the compiler would report each use of the type.
        UserTypeKind::Invalid => None,
        _ if user_type.memory_only => None,
        UserTypeKind::Enum { .. } => Some(quote!(pass_enumeration!(#ident))),
        UserTypeKind::Flags => Some(quote!(pass_flags!(#ident, #name))),
        UserTypeKind::Transparent(field, ty) => {
            Some(quote!(pass_transparent!(#ident { #field: #ty })))
        }
        UserTypeKind::Record(_) | UserTypeKind::Variant { .. } => {
            Some(quote!(pass_by_address!(#ident)))
        }
    };
    let passed = passed.map(|passed| quote!(__glue::#passed;));
    let runtime = user_type.runtime.as_ref();
    let runtime = runtime.map_or_else(|| quote!(::wasmtime_integration), Path::to_token_stream);
    quote! {
        #[allow(deprecated, clippy::all, clippy::pedantic)]
        const _: () = {
            use #runtime::glue as __glue;
            __glue::#in_memory;
            #passed
        };
    }
}
