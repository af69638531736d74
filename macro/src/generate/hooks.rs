//! The calls of the hooks around the glue.

use proc_macro2::{Ident, TokenStream};
use quote::quote;
use syn::ReturnType;

use super::glue::Glue;
use super::scope::{is_view, rust_type};
use crate::diagnostics::{SourceSpan, quote_hygienic};
use crate::parse::spelling::is_wasmtime_result;
use crate::parse::{Method, Receiver};

impl Glue<'_> {
    /// Whether hooks run around the call.
    pub(super) fn has_hooks(&self) -> bool {
        let hooks = &self.scope.plan.block.hooks;
        hooks.iter().next().is_some()
    }

    /// Generates the statements that run the hooks around `lowered`, which calls the glue, and the
    /// outcome of the call.
    pub(super) fn hooked(&self, lowered: &TokenStream) -> TokenStream {
        let hooks = &self.scope.plan.block.hooks;
        let before: TokenStream = hooks.before.iter().map(|hook| self.before(hook)).collect();
        if hooks.after.is_empty() {
            return quote!(#before #lowered);
        }
        let on_failure = self.on_failure();
        let after = hooks.after.iter().map(|hook| {
            let (cfgs, span) = (&hook.cfgs, SourceSpan::of(hook.params.last()));
            let argument = span.hygienic("argument");
            let call = self.hook(hook, Some(&argument));
            quote_hygienic!(#(#cfgs)* { let #argument = result; #call; })
        });
        quote_hygienic! {
            #before
            let lowered = #lowered;
            __glue::finish_hooked(lowered, #on_failure, |result| { #(#after)* })
        }
    }

    /// Generates the statement that runs the hook before the call. Its error is handled as that of a
    /// method without a value.
    fn before(&self, hook: &Method) -> TokenStream {
        let (call, cfgs, ctx) = (self.hook(hook, None), &hook.cfgs, self.local_ctx());
        let get_ctx = self.get_ctx();
        let statement = match (&hook.signature.output, self.function.error()) {
            (ReturnType::Default, _) => quote!(#call;),
            (ReturnType::Type(_, ty), Some(error)) if !is_wasmtime_result(ty) => {
                let error = rust_type(self.scope.plan, error);
                // The guard that a view may hold is dropped before there is another view.
                let call = if is_view(self.scope.plan) {
                    quote!({ let returned = #call; returned })
                } else {
                    call
                };
                let outcome = hook.output.respan(quote! {
                    __glue::outcome::<(), #error, #ctx, _>(#call, #get_ctx)
                });
                let ok = SourceSpan::of(&error).respan(quote!(<#error as __glue::ErrorCode>::ok));
                quote!(#ok(#outcome)?;)
            }
            _ => hook
                .output
                .respan(quote!(__glue::IntoReturn::<()>::into_return(#call)?;)),
        };
        quote!(#(#cfgs)* #statement)
    }

    /// Generates a reference to the context.
    fn get_ctx(&self) -> TokenStream {
        let borrow = is_view(self.scope.plan).then(|| quote!(&mut));
        quote_hygienic!(#borrow call.ctx())
    }

    /// Generates the call of a hook.
    fn hook(&self, hook: &Method, result: Option<&Ident>) -> TokenStream {
        let (ctx, name) = (self.local_ctx(), &hook.ident);
        let first = match hook.receiver {
            Receiver::None => quote_hygienic!(call.caller()),
            _ => self.get_ctx(),
        };
        let (instance, function) = (&self.instance.ident, &self.function.name);
        // The compiler reports a parameter with another type there.
        let param = hook.params.iter().rev().nth(usize::from(result.is_some()));
        let span = SourceSpan::of(param);
        let function = span.respan(quote!(__glue::host_function(#instance::FUNCTIONS, #function)));
        let function = span.respan(quote!(const { #function }));
        hook.output
            .respan(quote!(<#ctx>::#name(#first, #function, #result)))
    }
}
