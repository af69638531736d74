//! The trace of a host call, with the feature `tracing`.

use proc_macro2::{Ident, TokenStream};
use quote::quote;

use super::glue::Glue;
use crate::bind::TypedParam;
use crate::diagnostics::{SourceSpan, quote_hygienic};
use crate::parse::spelling::last_segment;

impl Glue<'_> {
    /// Generates the statement that records the arguments of a method.
    pub(super) fn trace_arguments(&self, params: &[TypedParam<'_>]) -> Option<TokenStream> {
        self.trace_values(params.iter().map(|param| {
            let local = SourceSpan::of(param.ty).ident(&param.param.ident);
            (param.param.name.clone(), local)
        }))
    }

    /// Generates the statement that records the arguments of an override.
    pub(super) fn trace_core_arguments(&self) -> Option<TokenStream> {
        let arguments = self.args().into_iter().enumerate();
        self.trace_values(arguments.map(|(index, arg)| (format!("arg{index}"), arg)))
    }

    /// Generates the statement that records the text of variables, each by its name.
    fn trace_values(&self, values: impl Iterator<Item = (String, Ident)>) -> Option<TokenStream> {
        let values = values.map(|(name, local)| quote!((#name, __glue::shown!(#local))));
        self.if_traced(quote_hygienic!(trace.arguments(&[#(#values),*]);))
    }

    /// Generates the statement that records a value for the guest.
    pub(super) fn trace_result(&self, value: &Ident) -> Option<TokenStream> {
        self.if_traced(quote_hygienic!(trace.result(__glue::shown!(#value));))
    }

    /// Generates the outcome of a method: a success or an error for the guest, which is recorded.
    pub(super) fn trace_outcome(&self, outcome: TokenStream) -> TokenStream {
        if !self.scope.tracing {
            return outcome;
        }
        quote_hygienic!({
            let outcome = #outcome;
            if let __glue::Ok(outcome) = &outcome {
                trace.outcome(__glue::shown_outcome!(outcome));
            }
            outcome
        })
    }

    /// Generates the type of a list, which the compiler infers only from the call that follows
    /// the trace. Before it knows the type, it assumes that its elements implement `Debug`.
    pub(super) fn traced_type(&self, param: &TypedParam<'_>) -> Option<TokenStream> {
        let is_vec = last_segment(param.ty).is_some_and(|segment| segment.ident == "Vec");
        let ty = param.ty;
        is_vec.then(|| self.if_traced(quote!(: #ty))).flatten()
    }
}
