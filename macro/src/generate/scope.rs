//! The names that the generated functions of a host share.

use proc_macro2::{Ident, TokenStream};
use quote::{ToTokens, format_ident, quote};
use syn::ext::IdentExt as _;

use super::item_ident;
use crate::bind::{Instance, Plan, Store};
use crate::diagnostics::{SourceSpan, at_head, find_ident};
use crate::document::{Core, Document, Function, RustPaths, Type, names};

/// The names for one type of the store's data.
pub(super) struct Scope<'a> {
    pub(super) plan: &'a Plan<'a>,
    /// The configuration in which the store has that data.
    pub(super) store: &'a Store,
    /// The type of the store's data.
    pub(super) data: TokenStream,
    /// The type parameter for the registry of functions.
    pub(super) registry: Ident,
    /// Whether calls are traced.
    pub(super) tracing: bool,
}

impl<'a> Scope<'a> {
    pub(super) fn new(plan: &'a Plan<'a>, store: &'a Store, tracing: bool) -> Self {
        let (generics, self_ty) = (&plan.block.generics, &plan.block.self_ty);
        let (where_clause, data) = (&generics.where_clause, &store.data);
        let signatures = plan.block.methods.iter().map(|method| &method.signature);
        let errors = plan.success_checks.iter().map(|check| check.errno);
        let named = quote!(#generics #where_clause #self_ty #data #(#signatures)* #(#errors)*);
        let fresh = |name: &str| {
            let mut name = name.to_owned();
            while find_ident(named.clone(), &|ident| *ident == name).is_some() {
                name.push('_');
            }
            format_ident!("{name}")
        };
        Scope {
            plan,
            store,
            data: match data {
                Some(data) => quote!(#data),
                None => fresh("T").into_token_stream(),
            },
            registry: fresh("R"),
            tracing,
        }
    }

    /// Declares the store's data, unless something fixes its type. A function that waits in
    /// Wasmtime requires it to be `Send`.
    pub(super) fn data_param(&self, waits: Option<SourceSpan>) -> Option<TokenStream> {
        let (data, send) = (&self.data, waits.map(send_bound));
        let is_param = self.store.data.is_none();
        is_param.then(|| quote!(#data: 'static #send,))
    }

    /// Returns the bounds that a generic context needs to be in a store.
    pub(super) fn in_store(
        &self,
        ctx: &impl ToTokens,
        waits: Option<SourceSpan>,
    ) -> Option<TokenStream> {
        let send = waits.map(send_bound);
        let is_generic = !self.plan.block.generics.params.is_empty();
        // Without parameters, the bound would be trivial.
        is_generic.then(|| quote!(#ctx: 'static #send,))
    }
}

/// Returns the bound `Send`, at the method that requires it.
fn send_bound(waits: SourceSpan) -> TokenStream {
    waits.respan(quote!(+ ::core::marker::Send))
}

/// Returns a type of the document, as glue names it.
pub(super) fn rust_type(plan: &Plan<'_>, ty: &Type) -> TokenStream {
    let types = plan.types.map_or(quote!(types::), |_| quote!(__types::));
    rust_type_in(plan.document, ty, quote!(__glue::), types)
}

/// Returns a type of the document, with these paths of the runtime crate and the types.
pub(super) fn rust_type_in(
    document: &Document,
    ty: &Type,
    runtime: TokenStream,
    types: TokenStream,
) -> TokenStream {
    let result = quote!(::core::result::);
    let paths = RustPaths {
        runtime,
        types,
        result,
    };
    document.rust_type(ty, &paths)
}

impl ToTokens for Core {
    fn to_tokens(&self, tokens: &mut TokenStream) {
        let core = match self {
            // The compiler reports a type without a core type once, if always at one token.
            Core::Argument(ty) => at_head(ty, quote!(<#ty as __glue::Argument>::Core)),
            Core::Scalar(ty) => at_head(ty, quote!(<#ty as __glue::Scalar>::Core)),
            known => format_ident!("{}", known.name()).into_token_stream(),
        };
        tokens.extend(core);
    }
}

pub(super) fn core_result(function: &Function) -> TokenStream {
    match &function.core.result {
        Some(core) => quote!(#core),
        None => quote!(()),
    }
}

/// Returns the name of the instance struct in snake case. It distinguishes the items of
/// several structs of one context, which may even implement the same module.
pub(super) fn prefix(instance: &Instance<'_>) -> String {
    let name = names::snake(&instance.ident.unraw().to_string());
    name.map_or_else(String::new, |name| name.unraw().to_string())
}

/// Returns the name of the glue of a function, an associated function of the context.
pub(super) fn glue_ident(instance: &Instance<'_>, function: &Function) -> Ident {
    item_ident(&prefix(instance), &function.ident.unraw().to_string())
}

/// Returns the name of the function that registers a host function.
pub(super) fn define_ident(instance: &Instance<'_>, function: &Function) -> Ident {
    let name = format!("define__{}", function.ident.unraw());
    item_ident(&prefix(instance), &name)
}

/// Returns the name of the function that returns the memory slot.
pub(super) fn memory_slot_ident(plan: &Plan<'_>) -> Ident {
    item_ident(&block_prefix(plan), "memory__slot")
}

/// Returns the name of the function that returns the copy limit.
pub(super) fn copy_limit_ident(plan: &Plan<'_>) -> Ident {
    item_ident(&block_prefix(plan), "copy__limit")
}

/// Returns the name of the function for failures of functions with this error type.
pub(super) fn on_failure_ident(plan: &Plan<'_>, error: &Type) -> Ident {
    let ty = match error {
        Type::Named(index) => plan.document.types[*index].ident.to_string(),
        Type::Rust(ty) => ty
            .to_token_stream()
            .to_string()
            .replace(|c: char| !c.is_alphanumeric(), "_"),
        // Types without a name, such as `u32`.
        other => format!("{other:?}").replace(|c: char| !c.is_alphanumeric(), "_"),
    };
    item_ident(&block_prefix(plan), &format!("on_failure__{ty}"))
}

/// Returns a prefix that distinguishes the helpers of several impl blocks of one context.
fn block_prefix(plan: &Plan<'_>) -> String {
    plan.instances.first().map_or_else(String::new, prefix)
}
