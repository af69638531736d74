//! The type of the store's data, by the `Caller`s of overrides.

use proc_macro2::TokenStream;
use quote::ToTokens as _;
use syn::{GenericArgument, PathArguments, Type};

use super::plan::{Store, all_of};
use crate::diagnostics::Errors;
use crate::parse::Method;

/// The types of the store's data that overrides, or the argument `store`, fix.
pub(super) struct StoreTypes(Vec<StoreType>);

struct StoreType {
    ty: Type,
    /// The configurations in which something fixes it; `None` for all.
    cfgs: Option<Vec<TokenStream>>,
}

impl StoreTypes {
    /// Returns the type that the argument `store` names.
    pub(super) fn new(argument: Option<&Type>) -> Self {
        let store = argument.map(|ty| StoreType {
            ty: ty.clone(),
            cfgs: None,
        });
        StoreTypes(store.into_iter().collect())
    }

    /// Adds the type in the `Caller<'_, T>` of an override, or returns `None` if there is a
    /// mistake in it.
    pub(super) fn add(
        &mut self,
        method: &Method,
        caller: &Type,
        errors: &mut Errors,
    ) -> Option<()> {
        let Some(data) = caller_data(caller) else {
            if self.0.is_empty() {
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
        self.fix(
            data,
            (!method.cfgs.is_empty()).then(|| all_of(&method.cfgs)),
        );
        // Two types are fine only if each is under a `#[cfg]`.
        let other = self.0.iter().find(|store| text(&store.ty) != text(data));
        if let Some(other) = other
            && self.0.iter().any(|store| store.cfgs.is_none())
        {
            let (data_text, known) = (text(data), text(&other.ty));
            errors.at(
                data,
                format!(
                    "this says that the store's data is `{data_text}`, but another override, or \
                     the argument `store`, that it is `{known}`"
                ),
            );
            self.0.retain(|store| text(&store.ty) != text(data));
            return None;
        }
        Some(())
    }

    /// Adds a type that is fixed in the configuration `cfg`.
    fn fix(&mut self, data: &Type, cfg: Option<TokenStream>) {
        let Some(same) = self
            .0
            .iter_mut()
            .find(|store| text(&store.ty) == text(data))
        else {
            self.0.push(StoreType {
                ty: data.clone(),
                cfgs: cfg.map(|cfg| vec![cfg]),
            });
            return;
        };
        same.cfgs = match (same.cfgs.take(), cfg) {
            (Some(mut cfgs), Some(cfg)) => {
                cfgs.push(cfg);
                Some(cfgs)
            }
            _ => None,
        };
    }

    /// Returns the type in each configuration.
    pub(super) fn finish(self) -> Vec<Store> {
        let mut stores = Vec::new();
        let mut before: Vec<TokenStream> = Vec::new();
        for StoreType { ty, cfgs } in self.0 {
            let Some(cfgs) = cfgs else {
                return vec![Store {
                    cfg: None,
                    data: Some(ty),
                }];
            };
            // If the configurations of two overlap, the first is taken, and the compiler
            // refuses the override with the second.
            let cfg = syn::parse_quote!(#[cfg(all(any(#(#cfgs),*), not(any(#(#before),*))))]);
            stores.push(Store {
                cfg: Some(cfg),
                data: Some(ty),
            });
            before.extend(cfgs);
        }
        stores.push(Store {
            cfg: (!before.is_empty()).then(|| syn::parse_quote!(#[cfg(not(any(#(#before),*)))])),
            data: None,
        });
        stores
    }
}

fn text(ty: &Type) -> String {
    ty.to_token_stream().to_string()
}

/// Whether the first parameter of an override may be a `Caller` that an alias hides.
pub(super) fn hides_caller(method: &Method) -> bool {
    let first = method.params.first();
    method.is_override && first.is_some_and(|ty| caller_data(ty).is_none() && !is_core(ty))
}

/// Whether a type reads as one that a core value is taken as.
fn is_core(ty: &Type) -> bool {
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
    let PathArguments::AngleBracketed(arguments) = &segment.arguments else {
        return None;
    };
    let mut arguments = arguments.args.iter();
    let data = arguments.find_map(|argument| match argument {
        GenericArgument::Type(ty) => Some(ty),
        _ => None,
    });
    data.filter(|_| segment.ident == "Caller")
}
