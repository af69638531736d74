//! Which data a store has, by the `Caller`s of overrides.

use proc_macro2::TokenStream;
use quote::ToTokens as _;
use syn::{Attribute, Type};

use super::{Binding, all_of};
use crate::diagnostics::Errors;
use crate::parse::impl_block::Method;

/// A type of the store's data.
pub(crate) struct StoreData {
    pub(crate) ty: Type,
    /// The configurations in which something fixes it; `None` where that is always so.
    pub(super) cfgs: Option<Vec<TokenStream>>,
}

impl Binding<'_> {
    /// The type of the store's data in each configuration: a condition, if there is one,
    /// and the type, if one is fixed.
    pub(crate) fn stores(&self) -> Vec<(Option<Attribute>, Option<&Type>)> {
        let mut stores = Vec::new();
        let mut before: Vec<&TokenStream> = Vec::new();
        for store in &self.stores {
            let Some(cfgs) = &store.cfgs else {
                return vec![(None, Some(&store.ty))];
            };
            // Where the configurations of two overlap, the first is taken, and the
            // compiler refuses the override with the second.
            let cfg = syn::parse_quote!(#[cfg(all(any(#(#cfgs),*), not(any(#(#before),*))))]);
            stores.push((Some(cfg), Some(&store.ty)));
            before.extend(cfgs);
        }
        let otherwise =
            (!before.is_empty()).then(|| syn::parse_quote!(#[cfg(not(any(#(#before),*)))]));
        stores.push((otherwise, None));
        stores
    }
}

/// Takes the store's data from the `Caller<'_, T>` of an override.
pub(super) fn bind_store(
    method: &Method,
    caller: &Type,
    stores: &mut Vec<StoreData>,
    errors: &mut Errors,
) -> Option<()> {
    let Some(data) = caller_data(caller) else {
        if stores.is_empty() {
            errors.at(
                caller,
                "whose `Caller` is this? Write `Caller<'_, T>` here, or name the type of the \
                 store's data with the argument `store = …`",
            );
            return None;
        }
        return Some(());
    };
    let is_own_generic = matches!(data, Type::Path(path)
        if method.type_params().any(|param| path.path.is_ident(param)));
    if is_own_generic {
        return Some(());
    }
    let cfg = (!method.cfgs.is_empty()).then(|| all_of(&method.cfgs));
    let text = |ty: &Type| ty.to_token_stream().to_string();
    let same = |store: &&mut StoreData| text(&store.ty) == text(data);
    if let Some(same) = stores.iter_mut().find(same) {
        same.cfgs = match (same.cfgs.take(), cfg) {
            (Some(mut cfgs), Some(cfg)) => {
                cfgs.push(cfg);
                Some(cfgs)
            }
            _ => None,
        };
    } else {
        stores.push(StoreData {
            ty: data.clone(),
            cfgs: cfg.map(|cfg| vec![cfg]),
        });
    }
    // Two are well where each is for some configurations, and nothing is for all.
    let other = stores.iter().find(|store| text(&store.ty) != text(data));
    if let Some(other) = other
        && stores.iter().any(|store| store.cfgs.is_none())
    {
        let (data_text, known) = (text(data), text(&other.ty));
        errors.at(
            data,
            format!(
                "this says that the store's data is `{data_text}`, but another override, or \
                 the argument `store`, that it is `{known}`"
            ),
        );
        stores.retain(|store| text(&store.ty) != text(data));
        return None;
    }
    Some(())
}

/// Whether a type reads as one that a core value is taken as.
pub(super) fn is_core(ty: &Type) -> bool {
    let Type::Path(path) = ty else {
        return false;
    };
    ["i32", "u32", "i64", "u64", "f32", "f64"]
        .iter()
        .any(|core| path.path.is_ident(core))
}

/// The `T` of a type that reads `Caller<'_, T>`.
pub(super) fn caller_data(ty: &Type) -> Option<&Type> {
    let Type::Path(path) = ty else {
        return None;
    };
    let segment = path.path.segments.last()?;
    if segment.ident != "Caller" {
        return None;
    }
    let syn::PathArguments::AngleBracketed(arguments) = &segment.arguments else {
        return None;
    };
    arguments.args.iter().find_map(|argument| match argument {
        syn::GenericArgument::Type(ty) => Some(ty),
        _ => None,
    })
}
