//! Registration of the glue with Wasmtime.

use proc_macro2::{Ident, TokenStream};
use quote::{format_ident, quote};

use super::function::Glue;
use super::{on_failure, scope, wiggle};
use crate::bind::{Call, Waits};
use crate::diagnostics::{SourceSpan, at_head, hygienic, quote_hygienic};
use crate::document::Core;

/// Generates the function that registers a host function with a linker or a store. A target's
/// function also has one for each form of result that it may return.
pub(super) fn registration(glue: &Glue<'_>) -> TokenStream {
    let name = scope::define_ident(glue.instance, glue.function);
    let plain = |name| define_fn(glue, name, None, &define(glue, &TokenStream::clone));
    match (&glue.implementor.call, glue.implementor.waits) {
        (_, Waits::InWasmtime(method)) => {
            let span = SourceSpan::of(method);
            define_fn(glue, &name, Some(span), &define_async(glue, span))
        }
        (Call::Target(target), Waits::IfFuture) => {
            let function = wiggle::function_type(glue, target);
            let [sync, asynchronous] =
                ["sync", "async"].map(|form| format_ident!("{name}__{form}"));
            let registry = &glue.scope.registry;
            let select = quote_hygienic! {
                #function.select(
                    |registry: &mut #registry| Self::#sync(registry, get),
                    |registry: &mut #registry| Self::#asynchronous(registry, get),
                )(registry)
            };
            let span = SourceSpan::call_site();
            let (select, sync) = (define_fn(glue, &name, Some(span), &select), plain(&sync));
            let define = define_async(glue, span);
            let asynchronous = define_fn(glue, &asynchronous, Some(span), &define);
            quote!(#select #sync #asynchronous)
        }
        (Call::Target(_), _) | (_, Waits::No | Waits::IfFuture) => plain(&name),
        (_, Waits::BlockOn(run)) => {
            let define = define(glue, &|future| block_on(run, future));
            define_fn(glue, &name, None, &define)
        }
    }
}

/// Generates a function that registers the host function with `define`. `waits` is the span
/// that makes it wait in Wasmtime.
fn define_fn(
    glue: &Glue<'_>,
    name: &Ident,
    waits: Option<SourceSpan>,
    define: &TokenStream,
) -> TokenStream {
    let (data, registry) = (&glue.scope.data, &glue.scope.registry);
    let data_param = glue.scope.data_param(waits);
    let predicates = glue.scope.in_store(&quote!(Self), waits);
    let where_clause = predicates.map(|predicates| quote!(where #predicates));
    let cfgs = &glue.implementor.cfgs;
    quote_hygienic! {
        #(#cfgs)*
        fn #name<#data_param #registry: __glue::FuncRegistry<#data>>(
            registry: &mut #registry,
            get: impl __glue::CtxAccessor<#data, Self>,
        ) -> __glue::Defined<#data, #registry>
        #where_clause
        {
            #define
        }
    }
}

/// Registers a closure that returns when the call is done. `run` generates the output of the
/// call of the glue.
fn define(glue: &Glue<'_>, run: &dyn Fn(&TokenStream) -> TokenStream) -> TokenStream {
    let (witx, types) = (&glue.function.witx, &glue.function.core.params);
    let data = &glue.scope.data;
    let args = (0..types.len()).map(|index| hygienic(&format!("arg{index}")));
    let args: Vec<Ident> = args.collect();
    let (name, trace) = (glue.ident(false), glue.trace_argument());
    let passed = at_first_type(glue, quote!(&(#(#args,)*)));
    let lowered = quote_hygienic!(Self::#name(&mut call, #passed #trace));
    let lowered = run(&at_first_type(glue, lowered));
    let (start, finish) = (glue.trace_start(), finish(glue, &lowered));
    let enter = glue.if_traced(quote_hygienic!(let _entered = trace.enter();));
    quote_hygienic! {
        registry.define(#witx, move |caller: __glue::Caller<'_, #data>, #(#args: #types),*| {
            #start
            #enter
            let mut call = __glue::HostCall::new(caller, get);
            #finish
        })
    }
}

/// Moves the call of the glue to the first parameter whose type decides its core type. If that is
/// an alias of a `GuestPtr` to an unsized type, the compiler has reported an error there, and
/// doesn't repeat it.
fn at_first_type(glue: &Glue<'_>, call: TokenStream) -> TokenStream {
    let mut types = glue.function.core.params.iter();
    let ty = types.find_map(|core| match core {
        Core::Argument(ty) => Some(ty),
        _ => None,
    });
    match ty {
        Some(ty) => at_head(ty, call),
        None => call,
    }
}

/// Registers a closure that returns a future. The compiler reports at `span` if the future is
/// not `Send` or the runtime crate lacks the feature.
fn define_async(glue: &Glue<'_>, span: SourceSpan) -> TokenStream {
    let (witx, types) = (&glue.function.witx, &glue.function.core.params);
    let data = &glue.scope.data;
    let name = glue.ident(true);
    let (start, trace) = (glue.trace_start(), glue.trace_argument());
    let trace_span = glue.if_traced(quote_hygienic!(let span = trace.span();));
    let args = span.hygienic("args");
    let lowered = quote_hygienic!(Self::#name(&mut call, &#args #trace));
    let lowered = at_first_type(glue, lowered);
    let finish = finish(glue, &quote!(#lowered.await));
    let future = span.respan(quote!(async move { #finish }));
    let instrumented = glue.if_traced(quote_hygienic! {
        __glue::trace::Instrument::instrument(#future, span)
    });
    let future = instrumented.unwrap_or(future);
    let boxed = span.respan(quote!(::std::boxed::Box::new(#future)));
    let call_type = glue.call_type(true);
    // Created before the future, which would otherwise move its contents.
    let body = span.respan(quote_hygienic!({
        #start
        #trace_span
        let mut call = __glue::#call_type::new(caller, get);
        #boxed
    }));
    quote_hygienic! {
        registry.define_async(
            #witx,
            move |caller: __glue::Caller<'_, #data>, #args: (#(#types,)*)| #body,
        )
    }
}

/// Generates the end of a call: its core result, or the handling of its failure.
fn finish(glue: &Glue<'_>, lowered: &TokenStream) -> TokenStream {
    let (module, function) = (&glue.instance.module.witx, &glue.function.witx);
    let on_failure = on_failure::on_failure(glue.scope.plan, glue.implementor.error);
    // Only here does the compiler learn a core type that a Rust type decides.
    let core = match &glue.function.core.result {
        Some(core @ Core::Scalar(_)) => Some(quote!(::<#core>)),
        _ => None,
    };
    if !glue.scope.tracing {
        return quote!(__glue::finish #core(#lowered, #on_failure, #module, #function));
    }
    quote_hygienic!({
        let lowered = #lowered;
        trace.finish(&lowered);
        __glue::finish #core(lowered, #on_failure, #module, #function)
    })
}

/// Generates the output of `future`, which the user's function runs. The compiler reports a
/// mismatched function at its path.
pub(super) fn block_on(run: &syn::ExprPath, future: &TokenStream) -> TokenStream {
    let span = SourceSpan::of(run);
    // A variable, so that the future's type is known before the function is checked. In a `match`,
    // because the future borrows the arguments.
    let local = span.hygienic("future");
    let output = span.respan(quote!(__glue::block_on(#local, #run)));
    quote!(match #future { #local => #output })
}
