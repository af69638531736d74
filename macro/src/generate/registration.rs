//! What registers the glue of a function with Wasmtime.

use proc_macro2::{Ident, TokenStream};
use quote::{format_ident, quote};

use super::function::{Glue, arg_ident};
use super::scope::{self, Scope};
use super::{on_failure, wiggle};
use crate::bind::{Call, Waits};
use crate::diagnostics::{SourceSpan, hygienic};

/// The function that registers a host function, with a linker or a store. Of a target's
/// function there is also one for each thing that it may return.
pub(super) fn registration(glue: &Glue<'_>) -> TokenStream {
    let name = scope::define_ident(glue.instance, glue.function);
    let registry = &glue.scope.registry;
    let witx = &glue.function.witx;
    let sync = |run: &dyn Fn(&TokenStream) -> TokenStream| {
        let closure = sync_closure(glue, run);
        quote!(#registry.define(#witx, #closure))
    };
    let asynchronous = |span| {
        let closure = async_closure(glue, span);
        quote!(#registry.define_async(#witx, #closure))
    };
    match (&glue.implementor.call, glue.implementor.waits) {
        (_, Waits::InWasmtime(method)) => {
            let span = SourceSpan::of(method);
            define_fn(glue, &name, Some(span), &asynchronous(span))
        }
        (Call::Target(target), Waits::IfFuture) => {
            let (registry_type, get) = (&glue.scope.registry_type, &glue.scope.get);
            let function = wiggle::function_type(glue, target);
            let [sync_name, async_name] =
                ["sync", "async"].map(|form| format_ident!("{name}__{form}"));
            let select = quote! {
                #function.select(
                    |#registry: &mut #registry_type| Self::#sync_name(#registry, #get),
                    |#registry: &mut #registry_type| Self::#async_name(#registry, #get),
                )(#registry)
            };
            let span = SourceSpan::call_site();
            [
                define_fn(glue, &name, Some(span), &select),
                define_fn(glue, &sync_name, None, &sync(&TokenStream::clone)),
                define_fn(glue, &async_name, Some(span), &asynchronous(span)),
            ]
            .into_iter()
            .collect()
        }
        (Call::Target(_), _) | (_, Waits::No | Waits::IfFuture) => {
            define_fn(glue, &name, None, &sync(&TokenStream::clone))
        }
        (_, Waits::BlockOn(run)) => {
            define_fn(glue, &name, None, &sync(&|call| block_on(run, call)))
        }
    }
}

/// A function that registers the host function by `define`. `waits` is what makes it wait in
/// Wasmtime.
fn define_fn(
    glue: &Glue<'_>,
    name: &Ident,
    waits: Option<SourceSpan>,
    define: &TokenStream,
) -> TokenStream {
    let Scope {
        data,
        get,
        registry,
        registry_type,
        ..
    } = glue.scope;
    let data_param = glue.scope.data_param(waits);
    let where_clause = glue.scope.in_store(&quote!(Self), waits);
    let where_clause = where_clause.map(|predicates| quote!(where #predicates));
    let cfgs = &glue.implementor.cfgs;
    quote! {
        #(#cfgs)*
        fn #name<#data_param #registry_type: __glue::FuncRegistry<#data>>(
            #registry: &mut #registry_type,
            #get: impl __glue::CtxAccessor<#data, Self>,
        ) -> __glue::Defined<#data, #registry_type>
        #where_clause
        {
            #define
        }
    }
}

/// The host function as a closure that returns when the call is done. `run` returns the
/// output of the glue's call.
fn sync_closure(glue: &Glue<'_>, run: &dyn Fn(&TokenStream) -> TokenStream) -> TokenStream {
    let Scope {
        data, caller, get, ..
    } = glue.scope;
    let types = scope::core_types(glue.function);
    let args: Vec<_> = (0..types.len()).map(arg_ident).collect();
    let (name, call) = (glue.ident(false), &glue.scope.call);
    let lowered = run(&quote!(Self::#name(&mut #call, #get, (#(#args,)*))));
    let finish = finish(glue, &lowered);
    quote! {
        move |#caller: __glue::Caller<'_, #data>, #(#args: #types),*| {
            let mut #call = __glue::HostCall::new(#caller);
            #finish
        }
    }
}

/// The host function as a closure that returns a future. It is reported at `span` if the
/// future is not `Send`, or the runtime crate lacks the feature.
fn async_closure(glue: &Glue<'_>, span: SourceSpan) -> TokenStream {
    let Scope {
        data,
        caller,
        get,
        args,
        ..
    } = glue.scope;
    let types = scope::core_types(glue.function);
    let (name, call) = (glue.ident(true), &glue.scope.call);
    let finish = finish(glue, &quote!(Self::#name(&mut #call, #get, #args).await));
    let future = span.respan(quote!(async move { #finish }));
    let boxed = span.respan(quote!(::std::boxed::Box::new(#future)));
    let keyword = span.respan(quote!(move));
    // Made before the future, since moving what it holds costs time.
    let body = span.respan(quote!({
        let mut #call = __glue::HostCall::new(#caller);
        #boxed
    }));
    quote!(#keyword |#caller: __glue::Caller<'_, #data>, #args: (#(#types,)*)| #body)
}

/// The end of a call: its core result, or what becomes of its failure.
fn finish(glue: &Glue<'_>, lowered: &TokenStream) -> TokenStream {
    let (module, function) = (&glue.instance.module.witx, &glue.function.witx);
    let on_failure = on_failure::on_failure(glue.scope.plan, glue.implementor.error);
    let failure = hygienic("failure");
    quote!(__glue::finish(#lowered, |#failure| #on_failure(#failure, #module, #function)))
}

/// The output of `future`, which the user's function runs. It is reported there if it does
/// not do that.
pub(super) fn block_on(run: &syn::ExprPath, future: &TokenStream) -> TokenStream {
    let span = SourceSpan::of(run);
    // In a variable, since its type must be known before the function's is checked.
    let local = span.hygienic("future");
    let output = span.respan(quote!(__glue::block_on(#local, #run)));
    quote!({
        let #local = #future;
        #output
    })
}
