//! The names that the generated functions of a host share.

use proc_macro2::{Ident, Spacing, TokenStream, TokenTree};
use quote::{ToTokens, format_ident, quote};
use syn::visit_mut::VisitMut as _;

use crate::bind::{Plan, Store};
use crate::diagnostics::{SourceSpan, find_ident, map_idents};
use crate::document::Type;
use crate::parse::spelling::EachLifetime;

/// The names for one type of the store's data.
pub(super) struct Scope<'a> {
    pub(super) plan: &'a Plan<'a>,
    /// The configuration in which the store has that data.
    pub(super) store: &'a Store,
    /// The type of the store's data.
    pub(super) data: TokenStream,
    /// Whether calls are traced.
    pub(super) tracing: bool,
}

impl<'a> Scope<'a> {
    pub(super) fn new(plan: &'a Plan<'a>, store: &'a Store, tracing: bool) -> Self {
        let (generics, self_ty) = (&plan.block.generics, &plan.block.self_ty);
        let (where_clause, data) = (&generics.where_clause, &store.data);
        let signatures = plan.block.methods.iter().map(|method| &method.signature);
        let errors = plan.rust_errors();
        let named = quote!(#generics #where_clause #self_ty #data #(#signatures)* #(#errors)*);
        let fresh = |name: &str| {
            let mut name = name.to_owned();
            while find_ident(named.clone(), &|ident| *ident == name).is_some() {
                name.push('_');
            }
            format_ident!("{name}")
        };
        Scope {
            plan,
            store,
            data: match data {
                Some(data) => with_self(quote!(#data), self_ty),
                None => fresh("T").into_token_stream(),
            },
            tracing,
        }
    }

    /// Returns the generic parameters of a function that is generic over the store and the context.
    /// A function that waits in Wasmtime requires both to be `Send`.
    pub(super) fn params(&self, waits: Option<SourceSpan>) -> TokenStream {
        let (data, send) = (&self.data, waits.map(send_bound));
        let is_param = self.store.data.is_none();
        let data = is_param.then(|| quote!(#data: 'static #send,));
        let params = block_params(self.plan);
        quote!(#data #params)
    }

    /// Returns the where clause of such a function.
    pub(super) fn where_clause(&self, waits: Option<SourceSpan>) -> Option<TokenStream> {
        let (ctx, send) = (&self.plan.block.self_ty, waits.map(send_bound));
        let predicates = block_predicates(self.plan);
        // Without parameters, the bound would be trivial.
        is_generic(self.plan).then(|| quote!(where #ctx: 'static #send, #predicates))
    }
}

/// Returns the bound `Send`, at the method that requires it.
fn send_bound(waits: SourceSpan) -> TokenStream {
    waits.respan(quote!(+ ::core::marker::Send))
}

/// Whether the context is generic.
pub(super) fn is_generic(plan: &Plan<'_>) -> bool {
    !plan.block.generics.params.is_empty()
}

/// Returns the generic parameters of the impl block.
fn block_params(plan: &Plan<'_>) -> TokenStream {
    let params = plan.block.generics.params.iter();
    with_self(quote!(#(#params,)*), &plan.block.self_ty)
}

/// Returns the predicates of the impl block.
fn block_predicates(plan: &Plan<'_>) -> TokenStream {
    let clause = plan.block.generics.where_clause.as_ref();
    let predicates = clause.into_iter().flat_map(|clause| &clause.predicates);
    with_self(quote!(#(#predicates,)*), &plan.block.self_ty)
}

/// Returns a function with the generic parameters of the impl block.
pub(super) fn block_fn(
    plan: &Plan<'_>,
    name: &str,
    signature: &TokenStream,
    body: &TokenStream,
) -> TokenStream {
    let (params, predicates) = (block_params(plan), block_predicates(plan));
    let name = format_ident!("{name}");
    let where_clause = (!predicates.is_empty()).then(|| quote!(where #predicates));
    quote!(fn #name<#params> #signature #where_clause { #body })
}

/// Returns the arguments for the generic parameters of the impl block.
pub(super) fn block_arguments(plan: &Plan<'_>) -> TokenStream {
    let (_, arguments, _) = plan.block.generics.split_for_impl();
    arguments.as_turbofish().to_token_stream()
}

/// Replaces `Self` in the user's tokens, for functions outside of the impl block.
pub(super) fn with_self(tokens: TokenStream, ctx: &syn::Type) -> TokenStream {
    map_idents(tokens, &mut |ident, _, next| {
        let is_path = matches!(next, Some(TokenTree::Punct(punct))
            if punct.as_char() == ':' && punct.spacing() == Spacing::Joint);
        let replaced = if is_path {
            quote!(<#ctx>)
        } else {
            quote!(#ctx)
        };
        (ident == "Self").then_some(replaced)
    })
}

/// Returns a type as the glue names it, with each lifetime replaced by `lifetime`. In a function's
/// body, the compiler infers `_`.
pub(super) fn with_lifetime(ty: &syn::Type, lifetime: &str, ctx: &syn::Type) -> TokenStream {
    let mut ty = ty.clone();
    EachLifetime(|each: &mut syn::Lifetime| each.ident = Ident::new(lifetime, each.ident.span()))
        .visit_type_mut(&mut ty);
    with_self(quote!(#ty), ctx)
}

/// Returns a type of the document, as glue names it.
pub(super) fn rust_type(plan: &Plan<'_>, ty: &Type) -> TokenStream {
    if let Type::Rust(ty) = ty {
        return with_lifetime(ty, "_", &plan.block.self_ty);
    }
    let types = plan.arguments.types.as_ref();
    let types = types.map_or(quote!(types::), |_| quote!(__types::));
    plan.document.rust_type(ty, &quote!(__glue::), &types)
}
