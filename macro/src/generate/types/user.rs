//! The impls for types that users define.

use proc_macro2::TokenStream;
use quote::{ToTokens as _, quote};
use syn::Type;
use syn::ext::IdentExt as _;

use super::impls::GuestType;
use crate::parse::guest_type::{UserType, UserTypeKind};

/// Generates the impls that make the type a guest type.
pub(crate) fn user_type(user_type: &UserType) -> TokenStream {
    let ident = &user_type.ident;
    let name = ident.unraw().to_string();
    let guest_type = GuestType { ident, name: &name };
    let impls = match &user_type.kind {
        UserTypeKind::Enum {
            repr,
            cases,
            has_discriminants,
        } => {
            let cases: Vec<_> = cases.iter().collect();
            guest_type.user_enumeration(*repr, &cases, *has_discriminants)
        }
        UserTypeKind::Flags => guest_type.flags(),
        UserTypeKind::Handle => guest_type.handle(),
        UserTypeKind::Record(fields) => {
            let names: Vec<_> = fields.iter().map(|(name, _)| name).collect();
            let types: Vec<_> = fields.iter().map(|(_, ty)| ty.to_token_stream()).collect();
            guest_type.record(&names, &types)
        }
        UserTypeKind::Tuple(types) => {
            let types: Vec<_> = types.iter().map(Type::to_token_stream).collect();
            guest_type.tuple(&types)
        }
        UserTypeKind::Variant { tag, cases } => {
            let cases: Vec<_> = cases
                .iter()
                .map(|(name, payload)| (name, payload.as_ref().map(Type::to_token_stream)))
                .collect();
            guest_type.variant(*tag, &cases)
        }
    };
    let runtime = &user_type.runtime;
    let runtime = match runtime {
        Some(path) => path.to_token_stream(),
        None => quote!(::wasmtime_integration),
    };
    quote! {
        const _: () = {
            use #runtime as __integration;

            #impls
        };
    }
}
