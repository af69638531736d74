//! The trace of a host call, with the feature `tracing`.

use proc_macro2::{Ident, TokenStream};
use quote::{ToTokens, quote};
use syn::ext::IdentExt as _;

use super::function::Glue;
use super::item_ident;
use super::scope::prefix;
use crate::bind::{Call, Instance, TypedParam};
use crate::diagnostics::{SourceSpan, hygienic, quote_hygienic};
use crate::document::Function;
use crate::parse::spelling::last_segment;

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

    /// Generates the statement that starts the trace, in a variable.
    pub(super) fn trace_start(&self) -> Option<TokenStream> {
        let new = trace_ident(self.instance, self.function);
        self.if_traced(quote_hygienic! {
            let mut trace = Self::#new();
        })
    }

    /// Generates the type of a list, which the compiler infers only from the call that follows
    /// the trace. Before it knows the type, it assumes that its elements implement `Debug`.
    pub(super) fn traced_type(&self, param: &TypedParam<'_>) -> Option<TokenStream> {
        let is_vec = last_segment(param.ty).is_some_and(|segment| segment.ident == "Vec");
        let ty = param.ty;
        is_vec.then(|| self.if_traced(quote!(: #ty))).flatten()
    }

    /// Generates the function that starts the trace.
    pub(super) fn trace_fn(&self) -> Option<TokenStream> {
        let (module, function) = (&self.instance.module.witx, &self.function.witx);
        let target = format!("wasmtime_integration::{module}");
        let is_override = matches!(self.implementor.call, Call::Override { .. });
        let params: Vec<String> = if is_override {
            let count = self.function.core.params.len();
            (0..count).map(|index| format!("arg{index}")).collect()
        } else {
            let params = self.function.params.iter();
            params.map(|param| param.witx.clone()).collect()
        };
        let (name, cfgs) = (
            trace_ident(self.instance, self.function),
            &self.implementor.cfgs,
        );
        self.if_traced(quote! {
            #(#cfgs)*
            #[inline]
            fn #name() -> __glue::trace::Trace {
                use __glue::trace::{Callsite, Metadata, event, span};
                static SPAN: Callsite = Callsite::new(&OF_SPAN);
                static OF_SPAN: Metadata<'static> =
                    span(&SPAN, #target, #function, &["module", "function" #(, #params)*]);
                static EVENT: Callsite = Callsite::new(&OF_EVENT);
                static OF_EVENT: Metadata<'static> = event(&EVENT, #target, #function);
                __glue::trace::Trace::new(&SPAN, &EVENT, #module)
            }
        })
    }
}

/// Returns the name of the function that starts the trace of a function.
fn trace_ident(instance: &Instance<'_>, function: &Function) -> Ident {
    let name = format!("trace__{}", function.ident.unraw());
    item_ident(&prefix(instance), &name)
}

fn argument(index: usize, local: &impl ToTokens) -> TokenStream {
    let shown = shown(local);
    quote_hygienic!(trace.argument(#index, #shown);)
}

/// Generates the text of a value, whether it implements `Debug` or not.
fn shown(value: &impl ToTokens) -> TokenStream {
    quote!((&__glue::trace::Traced(&#value)).debug())
}
