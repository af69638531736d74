//! The names that the generated functions of a host share.

use proc_macro2::{Ident, TokenStream};
use quote::{ToTokens, format_ident, quote};
use syn::ext::IdentExt as _;

use super::item_ident;
use crate::bind::{Instance, Plan, Store};
use crate::diagnostics::{SourceSpan, find_ident};
use crate::document::{self, Core, Document, Function, IntRepr, RustPaths, Type, names};

/// What generated functions share, for one type of the store's data.
pub(super) struct Scope<'a> {
    pub(super) plan: &'a Plan<'a>,
    /// The configuration in which the store has that data.
    pub(super) store: &'a Store,
    /// The type of the store's data.
    pub(super) data: TokenStream,
    /// The type parameter for what functions are registered with.
    pub(super) registry: Ident,
}

impl<'a> Scope<'a> {
    pub(super) fn new(plan: &'a Plan<'a>, store: &'a Store) -> Self {
        let (generics, self_ty) = (&plan.block.generics, &plan.block.self_ty);
        let (where_clause, data) = (&generics.where_clause, &store.data);
        let named = quote!(#generics #where_clause #self_ty #data);
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
        }
    }

    /// The declaration of the store's data, unless something fixes it. A function that waits
    /// in Wasmtime asks for a store that can be sent between threads.
    pub(super) fn data_param(&self, waits: Option<SourceSpan>) -> Option<TokenStream> {
        let (data, send) = (&self.data, waits.map(send_bound));
        let is_param = self.store.data.is_none();
        is_param.then(|| quote!(#data: 'static #send,))
    }

    /// What a context with parameters asks for to be in a store.
    pub(super) fn in_store(
        &self,
        ctx: &impl ToTokens,
        waits: Option<SourceSpan>,
    ) -> Option<TokenStream> {
        let send = waits.map(send_bound);
        let is_generic = !self.plan.block.generics.params.is_empty();
        // A bound on a type without parameters would be trivial.
        is_generic.then(|| quote!(#ctx: 'static #send,))
    }
}

/// The bound for types that can be sent between threads, at the method that asks for it.
fn send_bound(waits: SourceSpan) -> TokenStream {
    waits.respan(quote!(+ ::core::marker::Send))
}

/// A type of the document, as glue names it.
pub(super) fn rust_type(plan: &Plan<'_>, ty: &Type) -> TokenStream {
    let types = plan.types.map_or("types::", |_| "__types::");
    rust_type_in(plan.document, ty, "__glue::", types)
}

/// The same by the paths of the runtime crate and of the types.
pub(super) fn rust_type_in(
    document: &Document,
    ty: &Type,
    runtime: &'static str,
    types: &'static str,
) -> TokenStream {
    let paths = RustPaths {
        runtime,
        types,
        result: "::core::result::",
    };
    let ty = document.rust_type(ty, &paths);
    ty.parse()
        .unwrap_or_else(|_| unreachable!("`{ty}` is printed as a Rust type"))
}

impl ToTokens for Core {
    fn to_tokens(&self, tokens: &mut TokenStream) {
        format_ident!("{}", self.name()).to_tokens(tokens);
    }
}

/// The Rust type of an integer.
pub(super) fn int(repr: IntRepr) -> Ident {
    format_ident!("u{}", document::bits(repr))
}

pub(super) fn core_result(function: &Function) -> TokenStream {
    match function.core.result {
        Some(core) => quote!(#core),
        None => quote!(()),
    }
}

/// The name of the instance struct in snake case. It tells apart what is generated for
/// several structs of one context, which may be of one module.
pub(super) fn prefix(instance: &Instance<'_>) -> String {
    let name = names::snake(&instance.ident.unraw().to_string());
    name.map_or_else(String::new, |name| name.unraw().to_string())
}

/// The name of the glue of a function, which is an associated function of the context.
pub(super) fn glue_ident(instance: &Instance<'_>, function: &Function) -> Ident {
    item_ident(&prefix(instance), &function.ident.unraw().to_string())
}

/// The name of the function that registers a host function.
pub(super) fn define_ident(instance: &Instance<'_>, function: &Function) -> Ident {
    let name = format!("define__{}", function.ident.unraw());
    item_ident(&prefix(instance), &name)
}

/// The name of the function that finds the memory slot in the context.
pub(super) fn memory_slot_ident(plan: &Plan<'_>) -> Ident {
    item_ident(&block_prefix(plan), "memory__slot")
}

/// The name of the function that returns how much a call may copy.
pub(super) fn copy_limit_ident(plan: &Plan<'_>) -> Ident {
    item_ident(&block_prefix(plan), "copy__limit")
}

/// The name of the function for failures of functions with an error type.
pub(super) fn on_failure_ident(plan: &Plan<'_>, error: &Type) -> Ident {
    let ty = match error {
        Type::Named(index) => plan.document.types[*index].ident.to_string(),
        // Without a name, as `u32`.
        other => format!("{other:?}").replace(|c: char| !c.is_alphanumeric(), "_"),
    };
    item_ident(&block_prefix(plan), &format!("on_failure__{ty}"))
}

/// What tells the helpers of this impl block from those of another one of the same context.
fn block_prefix(plan: &Plan<'_>) -> String {
    plan.instances.first().map_or_else(String::new, prefix)
}
