//! The handling of failures, and other helpers that the glue of an impl block shares.

use proc_macro2::{Ident, TokenStream};
use quote::{ToTokens as _, format_ident, quote};
use syn::parse_quote;

use super::glue::Glue;
use super::scope::{
    self, block_arguments, block_fn, block_generics, is_view, rust_type, with_self,
};
use crate::bind::Plan;
use crate::diagnostics::{SourceSpan, find_ident, hygienic, map_idents, quote_hygienic};
use crate::document::Type;

/// Generates the helpers.
pub(super) fn helpers(plan: &Plan<'_>) -> TokenStream {
    let errors = plan.errors.iter().filter(|_| handles(plan));
    let errors = errors.map(|error| on_failure_fn(plan, error));
    let others = memory_slot(plan).into_iter().chain(copy_limit(plan));
    let others = others.chain(guest_error(plan));
    errors.chain(others).collect()
}

/// Whether the user's error for a bad argument traps: the block defines an interface whose functions
/// have no error type.
fn traps_with(plan: &Plan<'_>) -> bool {
    let arguments = plan.arguments;
    arguments.defines_interface && arguments.errno.is_none() && arguments.guest_error.is_some()
}

/// Generates the function that returns the error with which a bad argument traps.
fn guest_error(plan: &Plan<'_>) -> Option<TokenStream> {
    let path = plan
        .arguments
        .guest_error
        .as_ref()
        .filter(|_| traps_with(plan))?;
    let span = SourceSpan::of(path);
    let path = with_self(quote!(#path), &plan.block.self_ty);
    let value = span.respan(quote_hygienic!(#path(error)));
    let into = span.respan(quote!(__glue::IntoTrap::into_trap(#value)));
    let signature = quote_hygienic!((error: __glue::GuestError) -> __glue::wasmtime::Error);
    Some(block_fn(plan, "__guest_error", &signature, &into))
}

/// Whether the user turns some failures into error values.
fn handles(plan: &Plan<'_>) -> bool {
    plan.arguments.missing_memory.is_some() || plan.arguments.guest_error.is_some()
}

impl Glue<'_> {
    /// Generates the closure that turns a failure of the function into a core result.
    pub(super) fn on_failure(&self) -> TokenStream {
        let plan = self.scope.plan;
        let convert = match self.function.error() {
            None if traps_with(plan) => {
                let (name, arguments) = (&self.function.name, block_arguments(plan));
                return quote_hygienic! {
                    |f| __glue::trap_with(f, __NAME, #name, __guest_error #arguments)
                };
            }
            None => quote!(__glue::trap),
            Some(_) if !handles(plan) => quote!(__glue::code_or_trap),
            Some(error) => {
                let (name, arguments) = (on_failure_ident(plan, error), block_arguments(plan));
                quote!(#name #arguments)
            }
        };
        let name = &self.function.name;
        quote_hygienic!(|f| #convert(f, __NAME, #name))
    }
}

fn on_failure_ident(plan: &Plan<'_>, error: &Type) -> Ident {
    match plan.errors.iter().position(|other| *other == error) {
        Some(index) => format_ident!("__on_failure_{index}"),
        None => unreachable!("the plan lists the error type of each function"),
    }
}

fn on_failure_fn(plan: &Plan<'_>, error: &Type) -> TokenStream {
    let (name, ctx) = (on_failure_ident(plan, error), &plan.block.self_ty);
    let missing_memory = plan.arguments.missing_memory.as_ref().map(|value| {
        let value = error_value(plan, error, &with_self(quote!(#value), ctx));
        quote!(__glue::Err(__glue::Failure::Memory(__glue::Absent::Missing)) => #value,)
    });
    let guest_error = plan.arguments.guest_error.as_ref().map(|path| {
        // The compiler reports a mismatched parameter at the path.
        let span = SourceSpan::of(path);
        let argument = span.hygienic("argument");
        let path = with_self(quote!(#path), ctx);
        let value = error_value(plan, error, &span.respan(quote!(#path(#argument))));
        quote_hygienic! {
            __glue::Err(__glue::Failure::Guest(error, _)) => __glue::reject(error, |#argument| #value),
        }
    });
    let value = hygienic("error");
    let code = code(plan, error, &quote!(#value));
    let signature = quote_hygienic! {
        (failure: __glue::Failure, module: &'static str, function: &'static str)
            -> __glue::Result<i32>
    };
    let body = quote_hygienic! {
        let #value = match __glue::code(failure) {
            __glue::Ok(code) => return __glue::Ok(code),
            #missing_memory
            #guest_error
            __glue::Err(failure) => return __glue::trap(failure, module, function),
        };
        #code
    };
    let function = block_fn(plan, &name.to_string(), &signature, &body);
    // Always inlined, so that the compiler sees which functions can't trap.
    quote!(#[inline(always)] #function)
}

/// Generates the conversion of the user's error `value` to the error type `error`.
pub(super) fn error_value(plan: &Plan<'_>, error: &Type, value: &TokenStream) -> TokenStream {
    if error.is_unit() {
        // Each value may have another type.
        return quote!({ let _ = #value; });
    }
    let ty = rust_type(plan, error);
    SourceSpan::of(value).respan(quote!(__glue::ErrorValue::<#ty>::error_value(#value)))
}

/// Generates the code that a guest receives for the error `value`. The compiler reports a type
/// without codes at the type, once for all functions.
pub(super) fn code(plan: &Plan<'_>, error: &Type, value: &TokenStream) -> TokenStream {
    let ty = rust_type(plan, error);
    SourceSpan::of(&ty).respan(quote!(<#ty as __glue::ErrorCode>::code(#value)))
}

/// Generates the function that returns the context's memory slot.
fn memory_slot(plan: &Plan<'_>) -> Option<TokenStream> {
    let (ctx, slot) = (&plan.block.self_ty, plan.arguments.memory_slot.as_ref()?);
    let slot = with_self(slot.to_token_stream(), ctx);
    // An expression from a macro has that macro's `self`.
    let receiver = find_ident(slot.clone(), &|ident| ident == "self");
    let receiver = receiver.map_or_else(
        || hygienic("ctx"),
        |receiver| Ident::new("__ctx", receiver.span()),
    );
    let span = SourceSpan::of(&slot);
    let slot = map_idents(slot, &mut |ident, _, _| {
        (ident == "self").then(|| Ident::new("__ctx", ident.span()))
    });
    let reference = span.respan(quote!(&mut #slot));
    if is_view(plan) {
        let (view, mut generics) = (scope::ctx(plan, "__v"), block_generics(plan));
        generics.params.insert(0, parse_quote!('__v));
        let (params, _, where_clause) = generics.split_for_impl();
        return Some(quote! {
            #[inline]
            fn __memory_slot #params(mut #receiver: #view) -> &'__v mut __glue::MemorySlot
            #where_clause
            {
                #reference
            }
        });
    }
    let signature = quote!((#receiver: &mut #ctx) -> &mut __glue::MemorySlot);
    let function = block_fn(plan, "__memory_slot", &signature, &reference);
    Some(quote!(#[inline] #function))
}

/// Generates the function that returns the copy limit.
fn copy_limit(plan: &Plan<'_>) -> Option<TokenStream> {
    let limit = plan.arguments.copy_limit.as_ref()?.to_token_stream();
    let limit = with_self(limit, &plan.block.self_ty);
    Some(block_fn(plan, "__copy_limit", &quote!(() -> usize), &limit))
}
