//! The handling of failures, and other helpers that the glue of an impl block shares.

use proc_macro2::TokenStream;
use quote::{ToTokens as _, format_ident, quote};

use super::scope::{copy_limit_ident, memory_slot_ident, on_failure_ident, rust_type};
use super::{hidden_impl, wiggle};
use crate::bind::{Plan, SuccessCheck};
use crate::diagnostics::{SourceSpan, find_ident, hygienic, quote_hygienic};
use crate::document::Type;

/// Generates the impl of the context with the shared helpers.
pub(super) fn helpers(plan: &Plan<'_>) -> Option<TokenStream> {
    let errors = plan.failures.errors.iter();
    let errors = errors.map(|error| on_failure_fn(plan, error));
    let slot = plan.memory_slot.map(|slot| memory_slot(plan, slot));
    let fuel = plan.target.map(|target| wiggle::pass_fuel(plan, target));
    let limit = plan.copy_limit.map(|limit| copy_limit(plan, limit));
    let items: TokenStream = errors.chain(slot).chain(limit).chain(fuel).collect();
    (!items.is_empty()).then(|| hidden_impl(plan, &items))
}

/// Generates the function that turns failures of functions with this error type into a core
/// result.
pub(super) fn on_failure(plan: &Plan<'_>, error: Option<&Type>) -> TokenStream {
    match error {
        Some(error) => {
            let name = on_failure_ident(plan, error);
            quote!(Self::#name)
        }
        None => quote!(__glue::trap),
    }
}

/// Generates the checks that 0 is a success of each error type.
pub(super) fn success_checks(plan: &Plan<'_>) -> TokenStream {
    let checks = plan
        .success_checks
        .iter()
        .map(|SuccessCheck { errno, accepted }| {
            let span = SourceSpan::of(errno);
            let zero = span.respan(quote!(<#errno as __glue::Lower<i32>>::ZERO));
            let check = span.respan(quote!(__glue::check_success(#zero, &[#(#accepted),*])));
            quote!(const _: () = #check;)
        });
    checks.collect()
}

fn on_failure_fn(plan: &Plan<'_>, error: &Type) -> TokenStream {
    let name = on_failure_ident(plan, error);
    let missing_memory = plan.failures.missing_memory.map(|value| {
        let value = error_value(plan, error, &quote!(#value));
        quote!(__glue::Failure::Memory(__glue::Absent::Missing) => #value,)
    });
    let guest_error = plan.failures.guest_error.map(|path| {
        // The compiler reports a mismatched parameter at the path.
        let span = SourceSpan::of(path);
        let argument = span.hygienic("argument");
        let value = error_value(plan, error, &span.respan(quote!(#path(#argument))));
        quote_hygienic! {
            __glue::Failure::Guest(bad) => __glue::reject(bad, |#argument| #value),
        }
    });
    let value = hygienic("error");
    let code = lower(plan, error, &quote!(#value));
    // Always inlined, so that the compiler sees which functions can't trap.
    quote_hygienic! {
        #[inline(always)]
        fn #name(
            failure: __glue::Failure,
            module: &'static str,
            function: &'static str,
        ) -> __glue::Result<i32> {
            let #value = match failure {
                #missing_memory
                #guest_error
                failure => return __glue::trap(failure, module, function),
            };
            __glue::Ok(#code)
        }
    }
}

/// Generates the user's error `value` as the error type `error`.
fn error_value(plan: &Plan<'_>, error: &Type, value: &TokenStream) -> TokenStream {
    if error.is_unit() {
        // Each value may have another type.
        return quote!({ let _ = #value; });
    }
    let ty = rust_type(plan, error);
    SourceSpan::of(value).respan(quote!(__glue::ErrorValue::<#ty>::error_value(#value)))
}

/// Generates the core value of the user's error `value` for a function with the error type
/// `error`.
pub(super) fn error_code(plan: &Plan<'_>, error: &Type, value: &TokenStream) -> TokenStream {
    lower(plan, error, &error_value(plan, error, value))
}

/// Generates the core value of the error `value`. The compiler reports at the type, once for
/// all functions, if it has none.
pub(super) fn lower(plan: &Plan<'_>, error: &Type, value: &TokenStream) -> TokenStream {
    if error.is_unit() {
        return quote!({ let _ = #value; 1 });
    }
    let ty = rust_type(plan, error);
    SourceSpan::of(&ty).respan(quote!(<#ty as __glue::Lower<i32>>::lower(#value)))
}

/// Generates the function that returns the context's memory slot.
fn memory_slot(plan: &Plan<'_>, slot: &syn::Expr) -> TokenStream {
    let name = memory_slot_ident(plan);
    let reference = SourceSpan::of(slot).respan(quote!(&mut #slot));
    // An expression from a macro has that macro's `self`.
    let receiver = find_ident(slot.to_token_stream(), &|ident| ident == "self");
    let receiver = receiver.unwrap_or_else(|| format_ident!("self"));
    quote! {
        fn #name(&mut #receiver) -> &mut __glue::MemorySlot {
            #reference
        }
    }
}

/// Generates the function that returns the copy limit.
fn copy_limit(plan: &Plan<'_>, limit: &syn::Expr) -> TokenStream {
    let name = copy_limit_ident(plan);
    quote! {
        fn #name() -> usize {
            #limit
        }
    }
}
