//! Turns the [`Plan`] into tokens. Makes no decisions, and never fails.

mod checks;
mod docs;
mod failure;
mod function;
mod glue;
mod hooks;
mod instance;
mod parameter;
mod rebuild;
mod registration;
mod scope;
mod trace;
mod types;
mod wiggle;

use proc_macro2::TokenStream;
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
    let glue = glue_path(plan);
    let types = plan.arguments.types.as_ref().map(types_import);
    let helpers = failure::helpers(plan);
    let checks = checks::checks(plan);
    let trace = tracing.then(|| {
        quote! {
            use __glue::trace::{Opaque as _, Shown as _};
        }
    });
    let items = plan.stores.iter().flat_map(|store| {
        let scope = Scope::new(plan, store, tracing);
        let items = |instance| (&store.cfg, instance::instance_items(&scope, instance));
        plan.instances.iter().map(items).collect::<Vec<_>>()
    });
    let items: Vec<_> = items.collect();
    let items = match &items[..] {
        [(None, only)] => only.clone(),
        // The items of each have the same names.
        _ => items
            .iter()
            .map(|(cfg, items)| quote!(#cfg const _: () = { #items };))
            .collect(),
    };
    quote! {
        #(#structs)*
        #(#cfgs)*
        // The lints that generated functions may trigger, depending on the document.
        #[allow(
            dead_code, deprecated, non_camel_case_types, non_snake_case, private_bounds,
            private_interfaces, unreachable_code, unused_braces, unused_imports, unused_mut,
            unused_parens, unused_qualifications, unused_variables, clippy::all, clippy::pedantic,
        )]
        const _: () = {
            use #glue as __glue;
            #trace
            #types
            #helpers
            #checks
            #items
        };
    }
}

/// Returns the path of the runtime crate's `glue`.
fn glue_path(plan: &Plan<'_>) -> TokenStream {
    match (&plan.arguments.runtime, &plan.arguments.types) {
        (None, _) => quote!(::wasmtime_integration::glue),
        // A wrong path is only reported in the types' module.
        (Some(_), None) if !plan.document.types.is_empty() => quote!(types::__glue),
        (Some(path), _) => quote!(#path::glue),
    }
}

/// Imports types from elsewhere. All glue uses this import, so that a wrong path is reported
/// only once, at the argument.
fn types_import(types: &Path) -> TokenStream {
    let name = SourceSpan::of(types.segments.last()).respan(quote!(as __types;));
    quote!(use #types #name)
}
