//! What registers the glue of a function with Wasmtime.

use proc_macro2::TokenStream;
use quote::quote;

use super::function::{Glue, arg_ident};
use super::scope::{self, Scope};
use super::{on_failure, wiggle};
use crate::bind::{Call, Waits};
use crate::diagnostics::{SourceSpan, hygienic};

/// The function that registers a host function, with a linker or a store.
pub(super) fn registration(glue: &Glue<'_>) -> TokenStream {
    let Scope {
        data,
        get,
        registry,
        registry_type,
        ..
    } = glue.scope;
    let waits = match glue.implementor.waits {
        Waits::InWasmtime(method) => Some(SourceSpan::of(method)),
        Waits::IfFuture => Some(SourceSpan::call_site()),
        Waits::No | Waits::BlockOn(_) => None,
    };
    let name = scope::define_ident(glue.instance, glue.function);
    let witx = &glue.function.witx;
    let data_param = glue.scope.data_param(waits);
    let where_clause = glue.scope.in_store(&quote!(Self), waits);
    let where_clause = where_clause.map(|predicates| quote!(where #predicates));
    let cfgs = &glue.implementor.cfgs;
    let define = match (&glue.implementor.call, glue.implementor.waits) {
        (Call::Target(target), Waits::IfFuture) => {
            let sync = sync_closure(glue, &TokenStream::clone);
            let asynchronous = async_closure(glue, SourceSpan::call_site());
            let function = wiggle::function_type(glue, target);
            quote!(#function.define(#registry, #witx, #sync, __glue::wiggle::asynchronous(#asynchronous)))
        }
        (_, Waits::InWasmtime(method)) => {
            let closure = async_closure(glue, SourceSpan::of(method));
            quote!(#registry.define_async(#witx, #closure))
        }
        (
            Call::Typed { .. } | Call::CtxOverride { .. } | Call::RawOverride { .. },
            Waits::BlockOn(run),
        ) => {
            let closure = sync_closure(glue, &|call| block_on(run, call));
            quote!(#registry.define(#witx, #closure))
        }
        _ => {
            let closure = sync_closure(glue, &TokenStream::clone);
            quote!(#registry.define(#witx, #closure))
        }
    };
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
