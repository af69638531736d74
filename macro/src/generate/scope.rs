//! The names that the generated functions of a host share.

use proc_macro2::{Group, Ident, Spacing, TokenStream, TokenTree};
use quote::{ToTokens, format_ident, quote};
use syn::ext::IdentExt as _;
use syn::visit_mut::VisitMut as _;
use syn::{GenericParam, Lifetime};

use crate::bind::{Plan, Store};
use crate::diagnostics::{SourceSpan, find_ident};
use crate::document::{Function, Type};
use crate::parse::spelling::EachLifetime;

/// The names for one type of the store's data.
pub(super) struct Scope<'a> {
    pub(super) plan: &'a Plan<'a>,
    /// The configuration in which the store has that data.
    pub(super) store: &'a Store,
    /// The type of the store's data.
    pub(super) data: TokenStream,
    /// The type parameter for the registry of functions.
    pub(super) registry: Ident,
    /// The type parameter for the function that finds the context in the store's data.
    pub(super) get: Ident,
    /// Whether calls are traced.
    pub(super) tracing: bool,
}

impl<'a> Scope<'a> {
    pub(super) fn new(plan: &'a Plan<'a>, store: &'a Store, tracing: bool) -> Self {
        let (generics, self_ty) = (&plan.block.generics, &plan.block.self_ty);
        let (where_clause, data) = (&generics.where_clause, &store.data);
        let signatures = plan.block.methods.iter().map(|method| &method.signature);
        let errors = plan.success_checks.iter().map(|check| check.errno);
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
            registry: fresh("R"),
            get: fresh("Get"),
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
pub(super) fn block_params(plan: &Plan<'_>) -> TokenStream {
    let params = plan.block.generics.params.iter();
    with_self(quote!(#(#params,)*), &plan.block.self_ty)
}

/// Returns the predicates of the impl block.
fn block_predicates(plan: &Plan<'_>) -> TokenStream {
    let clause = plan.block.generics.where_clause.as_ref();
    let predicates = clause.into_iter().flat_map(|clause| &clause.predicates);
    with_self(quote!(#(#predicates,)*), &plan.block.self_ty)
}

/// Returns the where clause of the impl block.
pub(super) fn block_where(plan: &Plan<'_>) -> Option<TokenStream> {
    let predicates = block_predicates(plan);
    (!predicates.is_empty()).then(|| quote!(where #predicates))
}

/// Returns the arguments for the generic parameters of the impl block.
pub(super) fn block_arguments(plan: &Plan<'_>) -> Option<TokenStream> {
    let params = plan.block.generics.params.iter().map(|param| match param {
        GenericParam::Type(param) => &param.ident,
        GenericParam::Const(param) => &param.ident,
        GenericParam::Lifetime(_) => unreachable!("the block's lifetimes are `'static`"),
    });
    is_generic(plan).then(|| quote!(::<#(#params),*>))
}

/// Replaces `Self` in the user's tokens, for functions outside of the impl block.
pub(super) fn with_self(tokens: TokenStream, ctx: &syn::Type) -> TokenStream {
    let tokens: Vec<TokenTree> = tokens.into_iter().collect();
    let mut replaced = TokenStream::new();
    for (index, token) in tokens.iter().enumerate() {
        let next = tokens.get(index + 1);
        let is_path = matches!(next, Some(TokenTree::Punct(punct))
            if punct.as_char() == ':' && punct.spacing() == Spacing::Joint);
        match token {
            TokenTree::Ident(ident) if ident == "Self" && is_path => {
                replaced.extend(quote!(<#ctx>));
            }
            TokenTree::Ident(ident) if ident == "Self" => ctx.to_tokens(&mut replaced),
            // A new group would lose the spans of its delimiters.
            TokenTree::Group(group) if has_self(group) => {
                let mut inside = Group::new(group.delimiter(), with_self(group.stream(), ctx));
                inside.set_span(group.span());
                inside.to_tokens(&mut replaced);
            }
            other => other.to_tokens(&mut replaced),
        }
    }
    replaced
}

fn has_self(group: &Group) -> bool {
    find_ident(group.stream(), &|ident| ident == "Self").is_some()
}

/// Returns a type as the glue names it, with each lifetime replaced by `lifetime`. In a function's
/// body, the compiler infers `_`.
pub(super) fn with_lifetime(ty: &syn::Type, lifetime: &str, ctx: &syn::Type) -> TokenStream {
    let mut ty = ty.clone();
    EachLifetime(|each: &mut Lifetime| each.ident = Ident::new(lifetime, each.ident.span()))
        .visit_type_mut(&mut ty);
    with_self(quote!(#ty), ctx)
}

/// Returns a type of the document, as glue names it.
pub(super) fn rust_type(plan: &Plan<'_>, ty: &Type) -> TokenStream {
    if let Type::Rust(ty) = ty {
        return with_lifetime(ty, "_", &plan.block.self_ty);
    }
    let types = plan.types.map_or(quote!(types::), |_| quote!(__types::));
    plan.document.rust_type(ty, &quote!(__glue::), &types)
}

/// Returns the name of the glue's item for a function or a module. Names from users never begin
/// with two underscores.
pub(super) fn item_ident(name: &str) -> Ident {
    format_ident!("__{name}")
}

/// Returns the name of the glue of a function.
pub(super) fn glue_ident(function: &Function) -> Ident {
    item_ident(&format!("call_{}", function.ident.unraw()))
}
