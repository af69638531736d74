//! Finds the type of the store's data in the `Caller`s of methods.

use quote::ToTokens as _;
use syn::{Attribute, Type};

use super::Binder;
use super::plan::{Store, all_of};
use crate::parse::Method;
use crate::parse::arguments::Arguments;
use crate::parse::spelling::caller_data;

/// A type of the store's data that methods, or the argument `store`, fix.
pub(super) struct StoreType<'a> {
    ty: &'a Type,
    /// The `#[cfg(…)]`s on each method that fixes it; the argument has none.
    cfgs: Vec<&'a [Attribute]>,
}

impl StoreType<'_> {
    fn is_always(&self) -> bool {
        self.cfgs.iter().any(|cfgs| cfgs.is_empty())
    }
}

/// Returns the type that the argument `store` names.
pub(super) fn named(arguments: &Arguments) -> Vec<StoreType<'_>> {
    let cfgs = || vec![Default::default()];
    let named = arguments.store.iter();
    named.map(|ty| StoreType { ty, cfgs: cfgs() }).collect()
}

impl<'a> Binder<'a, '_> {
    /// Adds the type in the `Caller<'_, T>` of a method, or returns `None` if there is a
    /// mistake in it.
    pub(super) fn add_store(&mut self, method: &'a Method, caller: &'a Type) -> Option<()> {
        let Some(ty) = caller_data(caller) else {
            if self.stores.is_empty() {
                self.errors.at(
                    caller,
                    "the type of the store's data is unknown: write `Caller<'_, T>` here, or name \
                     the type with the argument `store = …`",
                );
                return None;
            }
            return Some(());
        };
        let mut own = method.signature.generics.type_params();
        let is_own_generic = matches!(ty, Type::Path(path)
            if own.any(|param| path.path.is_ident(&param.ident)));
        if is_own_generic {
            return Some(());
        }
        let text = |ty: &Type| ty.to_token_stream().to_string();
        // Two types are fine only if each is under a `#[cfg]`.
        if let Some(other) = self.stores.iter().find(|store| text(store.ty) != text(ty))
            && (method.cfgs.is_empty() || self.stores.iter().any(StoreType::is_always))
        {
            let (this, other) = (text(ty), text(other.ty));
            self.errors.at(
                ty,
                format!(
                    "the store's data is `{this}` here, but `{other}` in another method or the \
                     argument `store`"
                ),
            );
            return None;
        }
        let mut known = self.stores.iter_mut();
        match known.find(|store| text(store.ty) == text(ty)) {
            Some(same) => same.cfgs.push(&method.cfgs),
            None => self.stores.push(StoreType {
                ty,
                cfgs: vec![&method.cfgs],
            }),
        }
        Some(())
    }
}

/// Returns the type in each configuration.
pub(super) fn finish(types: Vec<StoreType<'_>>) -> Vec<Store> {
    let mut stores = Vec::new();
    let mut before = Vec::new();
    for store in types {
        let data = Some(store.ty.clone());
        if store.is_always() {
            return vec![Store { cfg: None, data }];
        }
        let cfgs: Vec<_> = store.cfgs.into_iter().map(all_of).collect();
        // If two configurations overlap, the first type wins, and the compiler rejects the
        // override with the second.
        let cfg = syn::parse_quote!(#[cfg(all(any(#(#cfgs),*), not(any(#(#before),*))))]);
        stores.push(Store {
            cfg: Some(cfg),
            data,
        });
        before.extend(cfgs);
    }
    stores.push(Store {
        cfg: (!before.is_empty()).then(|| syn::parse_quote!(#[cfg(not(any(#(#before),*)))])),
        data: None,
    });
    stores
}
