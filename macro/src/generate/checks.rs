//! Checks of types that only the compiler can do.

use std::collections::BTreeSet;

use proc_macro2::TokenStream;
use quote::quote;

use super::scope::{is_generic, with_lifetime};
use crate::bind::{FunctionPlan, Plan};
use crate::diagnostics::{SourceSpan, at_head};
use crate::document::{Core, ParamAbi, Type};

/// Generates the checks, each once.
pub(super) fn checks(plan: &Plan<'_>) -> TokenStream {
    let accepted = plan.arguments.success.iter().flatten();
    let accepted = quote!(&[#(#accepted),*]);
    // Guests read 0 as success, whatever the error type.
    let errors = plan.rust_errors().map(|errno| {
        let span = SourceSpan::of(errno);
        let zero = span.respan(quote!(<#errno as __glue::ErrorCode>::ZERO));
        let check = span.respan(quote!(__glue::check_success(#zero, #accepted)));
        quote!(const _: () = #check;)
    });
    // The types of a generic block are known only where its functions are registered.
    let instances = plan.instances.iter().filter(|_| !is_generic(plan));
    let functions = instances.flat_map(|instance| &instance.functions);
    let types = functions.flat_map(|function| type_checks(plan, function));
    let mut known = BTreeSet::new();
    let is_new = |check: &TokenStream| known.insert(check.to_string());
    errors.chain(types).filter(is_new).collect()
}

/// Generates the checks that guests can pass the types of a function, and that a value that is read
/// fits on the host's stack.
fn type_checks(plan: &Plan<'_>, function: &FunctionPlan<'_>) -> Vec<TokenStream> {
    let ctx = &plan.block.self_ty;
    let mut checks = Vec::new();
    for param in &function.function.params {
        let Some(ty) = rust(&param.ty) else {
            continue;
        };
        let name = with_lifetime(ty, "static", ctx);
        let passes = match param.abi {
            ParamAbi::Value => continue,
            ParamAbi::List => None,
            ParamAbi::Address => {
                let by_value = at_head(ty, quote!(<#name as __glue::ByAddress>::BY_VALUE));
                Some(quote!(__glue::check_reference(#by_value)))
            }
            ParamAbi::ByType | ParamAbi::Listed(_) => {
                Some(quote!(<#name as __glue::FromGuest<'static, #ctx>>::CHECK))
            }
        };
        let fits = quote!(__glue::check_decoded_size::<#name>());
        let both = passes.into_iter().chain([fits]);
        checks.extend(both.map(|check| at_head(ty, check)));
    }
    // Without a context, no type of the context's own can be returned.
    let mut implementors = function.implementors.iter();
    if let Some(Core::Scalar(ty)) = &function.function.core.result
        && !implementors.any(|implementor| implementor.call.takes_caller())
    {
        let name = with_lifetime(ty, "static", ctx);
        let check = quote!(<#name as __glue::IntoGuest<#ctx>>::CHECK);
        checks.push(at_head(ty, check));
        if plan.arguments.errno.is_some() {
            let is_bare = at_head(
                ty,
                quote!(<#name as __glue::IntoGuest<#ctx>>::IS_BARE_RESULT),
            );
            checks.push(at_head(ty, quote!(__glue::check_result(#is_bare))));
        }
    }
    let cfg = function.cfg();
    let item = |check| quote!(#cfg const _: () = #check;);
    checks.into_iter().map(item).collect()
}

/// Returns the Rust type that is read: the type itself, or that of a list's elements.
fn rust(ty: &Type) -> Option<&syn::Type> {
    match ty {
        Type::Rust(ty) => Some(ty),
        Type::List(element) => rust(element),
        _ => None,
    }
}
