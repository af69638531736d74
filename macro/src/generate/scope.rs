//! The names that the generated functions of a host share.

use proc_macro2::{Ident, TokenStream};
use quote::{format_ident, quote};
use syn::ext::IdentExt as _;

use super::item_ident;
use crate::bind::{Instance, Plan, Store};
use crate::diagnostics::{SourceSpan, find_ident, hygienic};
use crate::document::{Core, Function, RustPaths, Type, names};

/// The names that generated functions share, for one type of the store's data.
pub(super) struct Scope<'a> {
    pub(super) plan: &'a Plan<'a>,
    /// The configuration in which the store has that data.
    pub(super) store: &'a Store,
    /// The type of the store's data.
    pub(super) data: TokenStream,
    /// The name of the parameter for what functions are registered with.
    pub(super) registry_type: Ident,
    /// The context, which is reported at its type if it is not `Send` and has to be.
    pub(super) ctx: Ident,
    pub(super) caller: Ident,
    pub(super) call: Ident,
    pub(super) get: Ident,
    pub(super) args: Ident,
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
        let parameter = fresh("T");
        Scope {
            plan,
            store,
            data: data
                .as_ref()
                .map_or_else(|| quote!(#parameter), |data| quote!(#data)),
            registry_type: fresh("R"),
            ctx: SourceSpan::of(self_ty).hygienic("ctx"),
            caller: hygienic("caller"),
            call: hygienic("call"),
            get: hygienic("get"),
            args: hygienic("args"),
            registry: hygienic("registry"),
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
        ty: &TokenStream,
        waits: Option<SourceSpan>,
    ) -> Option<TokenStream> {
        let send = waits.map(send_bound);
        let is_generic = !self.plan.block.generics.params.is_empty();
        // A bound on a type without parameters would be trivial.
        is_generic.then(|| quote!(#ty: 'static #send,))
    }

    pub(super) fn rust_type(&self, ty: &Type) -> TokenStream {
        rust_type(self.plan, ty)
    }
}

/// What asks for a type that can be sent between threads, at the method because of which it
/// does.
fn send_bound(waits: SourceSpan) -> TokenStream {
    waits.respan(quote!(+ ::core::marker::Send))
}

/// A type of the document, as glue names it.
pub(super) fn rust_type(plan: &Plan<'_>, ty: &Type) -> TokenStream {
    let types = match plan.types {
        Some(_) => "__types::",
        None => "types::",
    };
    tokens(&plan.document.rust_type(
        ty,
        &RustPaths {
            runtime: "__glue::",
            types,
            result: "::core::result::",
        },
    ))
}

/// The tokens of a type.
pub(super) fn tokens(ty: &str) -> TokenStream {
    ty.parse()
        .unwrap_or_else(|_| unreachable!("`{ty}` is printed as a Rust type"))
}

pub(super) fn core_type(core: Core) -> Ident {
    format_ident!("{}", core.name())
}

/// The core types of a function's parameters.
pub(super) fn core_types(function: &Function) -> Vec<Ident> {
    function
        .core
        .params
        .iter()
        .copied()
        .map(core_type)
        .collect()
}

pub(super) fn core_result(function: &Function) -> TokenStream {
    let core = function.core.result.map(core_type);
    core.map_or_else(|| quote!(()), |core| quote!(#core))
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

/// What tells the helpers of this impl block from those of another one of the same context.
pub(super) fn block_prefix(plan: &Plan<'_>) -> String {
    plan.instances.first().map_or_else(String::new, prefix)
}

/// The name of the function that finds the memory slot in the context.
pub(super) fn memory_slot_ident(plan: &Plan<'_>) -> Ident {
    item_ident(&block_prefix(plan), "memory__slot")
}

/// The name of the function for failures of functions with an error type.
pub(super) fn on_failure_ident(plan: &Plan<'_>, error: &Type) -> Ident {
    let ty = match error {
        Type::Named(index) => plan.document.types[*index].ident.to_string(),
        // Types without a name, of which `i32` is as good a name as any.
        other => format!("{other:?}")
            .to_lowercase()
            .replace(|c: char| !c.is_alphanumeric(), "_"),
    };
    item_ident(&block_prefix(plan), &format!("on_failure__{ty}"))
}
