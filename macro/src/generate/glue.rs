//! A function of the glue, and what its parts share.

use proc_macro2::{Ident, TokenStream};
use quote::{ToTokens as _, format_ident, quote};

use syn::ext::IdentExt as _;

use super::scope::{self, Scope};
use crate::bind::{Implementor, Instance, Waits};
use crate::diagnostics::{SourceSpan, at_head};
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

    /// Returns the type of the context in a function's body.
    pub(super) fn local_ctx(&self) -> syn::Type {
        scope::ctx(self.scope.plan, "_")
    }

    /// Returns the name of the glue. Names from users never begin with two underscores.
    pub(super) fn ident(&self, is_async: bool) -> Ident {
        let is_second = is_async && matches!(self.implementor.waits, Waits::IfFuture);
        let suffix = if is_second { "__async" } else { "" };
        format_ident!("__call_{}{suffix}", self.function.ident.unraw())
    }

    /// Returns `&mut` if the glue borrows the call, as asynchronous glue does unless the method
    /// takes the caller: a call is moved into a future slowly. The hook after a call needs it too.
    pub(super) fn borrows_call(&self, is_async: bool) -> Option<TokenStream> {
        let takes_caller = self.implementor.call.takes_caller();
        let is_hooked = !self.scope.plan.block.hooks.after.is_empty();
        ((is_async || is_hooked) && !takes_caller).then(|| quote!(&mut))
    }

    /// Returns the type of the context for the result's conversion: `()` if the method takes the
    /// caller by value, and with it the store that holds the context.
    pub(super) fn result_ctx(&self, lifetime: &str) -> TokenStream {
        if self.implementor.call.takes_caller() {
            return quote!(());
        }
        scope::ctx(self.scope.plan, lifetime).to_token_stream()
    }

    /// Returns the core types of the parameters, as Wasmtime sees them.
    pub(super) fn core_params(&self) -> impl Iterator<Item = TokenStream> {
        let cores = self.function.core.params.iter();
        cores.map(|core| self.core(core))
    }

    /// Returns the core type of the result.
    pub(super) fn core_result(&self) -> TokenStream {
        let core = self.function.core.result.as_ref();
        core.map_or_else(|| quote!(()), |core| self.core(core))
    }

    fn core(&self, core: &Core) -> TokenStream {
        let (ctx, result_ctx) = (self.ctx(), self.result_ctx("static"));
        let ty = match core {
            Core::Argument(ty) => ty,
            Core::Scalar(ty) => {
                let name = scope::with_lifetime(ty, "static", ctx);
                return at_head(ty, quote!(<#name as __glue::IntoGuest<#result_ctx>>::Core));
            }
            Core::Known(_) => return format_ident!("{}", core.name()).into_token_stream(),
        };
        // The compiler reports a type without a core type once, if always at one token.
        let name = scope::with_lifetime(ty, "static", ctx);
        at_head(
            ty,
            quote!(<<#name as __glue::FromGuest<'static, #ctx>>::Core as __glue::OneCore>::Core),
        )
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
