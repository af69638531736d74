//! The trace of a host call, with the feature `tracing`.

use proc_macro2::{Ident, TokenStream};
use quote::{ToTokens, quote};

use super::function::Glue;
use crate::bind::{Call, TypedParam};
use crate::diagnostics::{SourceSpan, hygienic, quote_hygienic};

impl Glue<'_> {
    /// Returns `tokens` if calls are traced.
    pub(super) fn if_traced(&self, tokens: TokenStream) -> Option<TokenStream> {
        self.scope.tracing.then_some(tokens)
    }

    /// Generates the parameter of the glue that records its arguments and outcome.
    pub(super) fn trace_param(&self) -> Option<TokenStream> {
        self.if_traced(quote_hygienic!(trace: &mut __glue::trace::Trace,))
    }

    /// Generates the argument for that parameter.
    pub(super) fn trace_argument(&self) -> Option<TokenStream> {
        self.if_traced(quote_hygienic!(, &mut trace))
    }

    /// Generates the statements that record the arguments of a method.
    pub(super) fn trace_arguments(&self, params: &[TypedParam<'_>]) -> Option<TokenStream> {
        let arguments = params.iter().enumerate().map(|(index, param)| {
            let local = SourceSpan::of(param.ty).ident(&param.param.ident);
            argument(index, &local)
        });
        self.if_traced(quote!(#(#arguments)*))
    }

    /// Generates the statements that record the arguments of an override.
    pub(super) fn trace_core_arguments(&self, locals: &[Ident]) -> Option<TokenStream> {
        let arguments = locals.iter().enumerate();
        let arguments = arguments.map(|(index, local)| argument(index, local));
        self.if_traced(quote!(#(#arguments)*))
    }

    /// Generates the statement that records an outcome: `result` or `errno`.
    pub(super) fn trace_outcome(&self, outcome: &str, value: &TokenStream) -> Option<TokenStream> {
        let (outcome, shown) = (hygienic(outcome), shown(value));
        self.if_traced(quote_hygienic!(trace.#outcome(#shown);))
    }

    /// Generates the statements that start the trace and its span, each in a variable.
    pub(super) fn trace_start(&self) -> Option<TokenStream> {
        let module = &self.instance.module.witx;
        let function = &self.function.witx;
        let target = format!("wasmtime_integration::{module}");
        let is_override = matches!(self.implementor.call, Call::Override { .. });
        let params: Vec<String> = if is_override {
            let count = self.function.core.params.len();
            (0..count).map(|index| format!("arg{index}")).collect()
        } else {
            let params = self.function.params.iter();
            params.map(|param| param.witx.clone()).collect()
        };
        self.if_traced(quote_hygienic! {
            static SPAN: __glue::trace::DefaultCallsite =
                __glue::trace::DefaultCallsite::new(&SPAN_METADATA);
            static SPAN_METADATA: __glue::trace::Metadata<'static> = __glue::trace::span_metadata(
                &SPAN, #target, #function, &["module", "function" #(, #params)*],
            );
            static EVENT: __glue::trace::DefaultCallsite =
                __glue::trace::DefaultCallsite::new(&EVENT_METADATA);
            static EVENT_METADATA: __glue::trace::Metadata<'static> =
                __glue::trace::event_metadata(&EVENT, #target, #function);
            let mut trace = __glue::trace::Trace::new(&SPAN, &EVENT, #module);
            let span = trace.span();
        })
    }
}

fn argument(index: usize, local: &impl ToTokens) -> TokenStream {
    let shown = shown(local);
    quote_hygienic!(trace.argument(#index, #shown);)
}

/// Generates the text of a value, whether it implements `Debug` or not.
fn shown(value: &impl ToTokens) -> TokenStream {
    quote!({
        use __glue::trace::{Opaque as _, Shown as _};
        (&__glue::trace::Traced(&#value)).debug()
    })
}
