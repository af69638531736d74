//! A function of the glue, and what its parts share.

use proc_macro2::{Ident, TokenStream};
use quote::{format_ident, quote};

use super::scope::{self, Scope};
use crate::bind::{Call, FirstParam, Implementor, Instance, Waits};
use crate::diagnostics::SourceSpan;
use crate::document::{Core, Function};

/// The glue of a function in some configurations.
pub(super) struct Glue<'a> {
    pub(super) scope: &'a Scope<'a>,
    pub(super) instance: &'a Instance<'a>,
    pub(super) function: &'a Function,
    pub(super) implementor: &'a Implementor<'a>,
}

impl<'a> Glue<'a> {
    /// Returns the glue of all functions of a module, in order.
    pub(super) fn all(
        scope: &'a Scope<'a>,
        instance: &'a Instance<'a>,
    ) -> impl Iterator<Item = Self> {
        instance.functions.iter().flat_map(move |plan| {
            plan.implementors.iter().map(move |implementor| Glue {
                scope,
                instance,
                function: plan.function,
                implementor,
            })
        })
    }

    /// Returns the type of the context.
    pub(super) fn ctx(&self) -> &'a syn::Type {
        &self.scope.plan.block.self_ty
    }

    /// Returns the name of the glue.
    pub(super) fn ident(&self, is_async: bool) -> Ident {
        let name = scope::glue_ident(self.function);
        if is_async && matches!(self.implementor.waits, Waits::IfFuture) {
            return format_ident!("{name}__async");
        }
        name
    }

    /// Returns `&mut` if the glue borrows the call, as asynchronous glue does unless the method
    /// takes the caller: a call is moved into a future slowly.
    pub(super) fn borrows_call(&self, is_async: bool) -> Option<TokenStream> {
        let takes_caller = match self.implementor.call {
            Call::Typed { first, .. } | Call::Override { first, .. } => first == FirstParam::Caller,
            Call::Target(_) | Call::Unimplemented(_) => false,
        };
        (is_async && !takes_caller).then(|| quote!(&mut))
    }

    /// Returns the types of parameters and of the result that decide their core types.
    pub(super) fn by_type(&self) -> impl Iterator<Item = &'a syn::Type> {
        let core = &self.function.core;
        let cores = core.params.iter().chain(&core.result);
        cores.filter_map(|core| match core {
            Core::Argument(ty) | Core::Scalar(ty) => Some(ty),
            _ => None,
        })
    }

    /// Returns `tokens` if calls are traced.
    pub(super) fn if_traced(&self, tokens: TokenStream) -> Option<TokenStream> {
        self.scope.tracing.then_some(tokens)
    }
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
