//! Registration of the glue with Wasmtime.

use proc_macro2::TokenStream;
use quote::quote;

use super::glue::{Glue, block_on};
use super::scope::Scope;
use super::wiggle;
use crate::bind::{Call, Instance, Waits};
use crate::diagnostics::{SourceSpan, quote_hygienic};

/// Generates the function that registers all host functions of a module with a linker or a store.
pub(super) fn define(scope: &Scope<'_>, instance: &Instance<'_>) -> TokenStream {
    let data = &scope.data;
    let generics = scope.generics(instance.waits());
    let (params, _, where_clause) = generics.split_for_impl();
    let get = scope.get();
    let functions = Glue::all(scope, instance).map(|glue| {
        let (cfgs, define) = (&glue.implementor.cfgs, define_function(&glue));
        quote!(#(#cfgs)* #define?;)
    });
    quote_hygienic! {
        fn __define #params(
            into: &mut __glue::Registry<'_, #data>,
            get: #get + 'static,
        ) -> __glue::Result<()>
        #where_clause
        {
            #(#functions)*
            __glue::Ok(())
        }
    }
}

/// Generates the call that registers a host function. A target's function is registered in the form
/// of its result, which only the compiler knows.
fn define_function(glue: &Glue<'_>) -> TokenStream {
    match (&glue.implementor.call, glue.implementor.waits) {
        (_, Waits::InWasmtime(method)) => define_async(glue, SourceSpan::of(method)),
        (Call::Target(target), Waits::IfFuture) => {
            let function = wiggle::function_type(glue, target);
            let data = &glue.scope.data;
            let sync = define_sync(glue, None);
            let asynchronous = define_async(glue, SourceSpan::call_site());
            quote_hygienic! {
                #function.select(
                    |into: &mut __glue::Registry<'_, #data>| #sync,
                    |into: &mut __glue::Registry<'_, #data>| #asynchronous,
                )(into)
            }
        }
        (Call::Target(_), _) | (_, Waits::No | Waits::IfFuture) => define_sync(glue, None),
        (_, Waits::BlockOn(run)) => define_sync(glue, Some(run)),
    }
}

/// Registers the glue, or a closure that waits for its future with `block_on`. A closure also names
/// the core types that Rust types decide.
fn define_sync(glue: &Glue<'_>, run: Option<&syn::ExprPath>) -> TokenStream {
    let (import, on_failure) = (&glue.function.name, glue.on_failure());
    let name = glue.ident(false);
    let call = if run.is_none() && !glue.function.core.is_by_type() && !glue.has_hooks() {
        quote!(#name)
    } else {
        let (data, args, types) = (&glue.scope.data, glue.args(), glue.core_params());
        let trace = glue.if_traced(quote_hygienic!(trace));
        let result = glue.core_result();
        let method = glue.implementor.call.method();
        let borrow = glue.borrows_call(method.is_some_and(|method| method.is_async));
        let lowered = quote_hygienic!(#name(#borrow call, #(#args,)* #trace));
        let output = run.map_or_else(|| lowered.clone(), |run| block_on(run, &lowered));
        let output = glue.hooked(&output);
        let trace = glue.if_traced(quote_hygienic!(trace: &mut __glue::trace::Trace));
        quote_hygienic! {
            |mut call: __glue::HostCall<'_, #data, &_>, #(#args: #types,)* #trace|
                -> __glue::Lowered<#result> { #output }
        }
    };
    quote_hygienic! {
        __glue::Glue::define(into, &get, #import, #call, #on_failure)
    }
}

/// Registers a closure that returns a future. The compiler reports at `span` if the future is
/// not `Send` or the runtime crate lacks the feature.
fn define_async(glue: &Glue<'_>, span: SourceSpan) -> TokenStream {
    let (import, data) = (&glue.function.name, &glue.scope.data);
    let (args, types) = (glue.args(), glue.core_params());
    let name = glue.ident(true);
    let trace = glue.if_traced(quote_hygienic!(&mut trace));
    let borrow = glue.borrows_call(true);
    let start = glue.if_traced(quote_hygienic! {
        let mut trace = __glue::trace::Trace::new(__NAME, #import);
        let span = trace.span();
    });
    let (core, on_failure) = (glue.core_result(), glue.on_failure());
    let finish = glue.if_traced(quote_hygienic!(trace.finish(&lowered);));
    let lowered = quote_hygienic!(#name(#borrow call, #(#args,)* #trace).await);
    let lowered = if glue.has_hooks() {
        let hooked = glue.hooked(&lowered);
        quote!(async { #hooked }.await)
    } else {
        lowered
    };
    let result = quote_hygienic!({
        let lowered = #lowered;
        #finish
        __glue::finish::<#core>(lowered, #on_failure)
    });
    let future = span.respan(quote!(async move { #result }));
    let instrumented = glue.if_traced(quote_hygienic! {
        __glue::trace::Instrument::instrument(#future, span)
    });
    let future = instrumented.unwrap_or(future);
    let boxed = span.respan(quote!(::std::boxed::Box::new(#future)));
    let body = span.respan(quote_hygienic!({
        #start
        let get = __glue::Owned(::core::clone::Clone::clone(&get));
        let mut call = __glue::HostCall::new(caller, get);
        #boxed
    }));
    quote_hygienic! {{
        let get = ::core::clone::Clone::clone(&get);
        into.define_async(
            #import,
            move |caller: __glue::Caller<'_, #data>, (#(#args,)*): (#(#types,)*)| #body,
        )
    }}
}
