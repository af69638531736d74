//! Turns the [`Plan`] into tokens. Makes no decisions, and never fails.

mod docs;
mod function;
mod instance;
mod on_failure;
mod rebuild;
mod registration;
mod scope;
mod trace;
mod types;
mod wiggle;

use proc_macro2::{Ident, TokenStream};
use quote::quote;
use syn::Path;

use crate::bind::Plan;
use crate::diagnostics::SourceSpan;
use scope::Scope;

pub(crate) use rebuild::rebuild;
pub(crate) use types::{types, user_type};

/// Generates the items next to the impl block, except the types.
pub(crate) fn host(plan: &Plan<'_>, tracing: bool) -> TokenStream {
    let cfgs = &plan.block.cfgs;
    let structs = plan.instances.iter().map(|instance| {
        let item = instance::instance_struct(plan, instance);
        quote!(#(#cfgs)* #item)
    });
    let runtime = runtime(plan);
    let types = plan.types.map(types_import);
    let target = plan.target.map(|target| wiggle::imports(plan, target));
    let helpers = on_failure::helpers(plan);
    let success_checks = on_failure::success_checks(plan);
    let trace = tracing.then(|| {
        quote! {
            #[allow(unused_imports)]
            use __glue::trace::{Opaque as _, Shown as _};
        }
    });
    let per_store = plan.stores.iter().map(|store| {
        let scope = Scope::new(plan, store, tracing);
        let glue = function::glue_impl(&scope);
        let instances = plan.instances.iter();
        let instances = instances.map(|instance| instance::instance_impl(&scope, instance));
        quote!(#glue #(#instances)*)
    });
    quote! {
        #(#structs)*
        #(#cfgs)*
        #[allow(deprecated)]
        const _: () = {
            #[allow(unused_imports)]
            use #runtime::glue as __glue;
            #trace
            #types
            #target
            #helpers
            #success_checks
            #(#per_store)*
        };
    }
}

/// Returns the path of the runtime crate.
fn runtime(plan: &Plan<'_>) -> TokenStream {
    match (plan.runtime, plan.types) {
        (None, _) => quote!(::wasmtime_integration),
        (Some(path), None) if plan.document.types.is_empty() => quote!(#path),
        // A wrong path is only reported in the types' module.
        (Some(_), None) => quote!(types::__integration),
        (Some(path), Some(_)) => quote!(#path),
    }
}

/// Imports types from elsewhere. All glue uses this import, so that a wrong path is reported
/// only once, at the argument.
fn types_import(types: &Path) -> TokenStream {
    let name = SourceSpan::of(types.segments.last()).respan(quote!(as __types;));
    quote!(#[allow(unused_imports)] use #types #name)
}

/// Returns the name of an item that is generated for one module or impl block.
fn item_ident(prefix: &str, name: &str) -> Ident {
    // Names in snake case have no double underscores, so this name is unique.
    quote::format_ident!("__{prefix}__{name}")
}

/// Generates an impl of the context with hidden items.
fn hidden_impl(plan: &Plan<'_>, items: &TokenStream) -> TokenStream {
    let (generics, _, where_clause) = plan.block.generics.split_for_impl();
    let (self_ty, allow) = (&plan.block.self_ty, allow());
    quote! {
        #[doc(hidden)]
        #allow
        impl #generics #self_ty #where_clause {
            #items
        }
    }
}

/// Allows the lints that generated functions may trigger, depending on the document.
fn allow() -> TokenStream {
    quote! {
        #[allow(
            dead_code, non_camel_case_types, non_snake_case, private_bounds,
            private_interfaces, unreachable_code, unused_braces, unused_mut,
            unused_qualifications, unused_variables, clippy::all, clippy::pedantic,
        )]
    }
}
