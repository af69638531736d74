//! The names that the generated functions of a host share.

use proc_macro2::{Ident, Spacing, TokenStream, TokenTree};
use quote::{ToTokens, format_ident, quote};
use syn::visit_mut::VisitMut as _;
use syn::{Generics, WherePredicate, parse_quote};

use crate::bind::{Instance, Plan, Store};
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
        let where_clause = &generics.where_clause;
        let methods = plan.block.methods.iter().chain(plan.block.hooks.iter());
        let signatures = methods.map(|method| &method.signature);
        let errors = plan.rust_errors();
        let named = quote!(#generics #where_clause #self_ty #(#signatures)* #(#errors)*);
        // Names from users never begin with two underscores.
        let is_free = find_ident(named, &|ident| ident == "T").is_none();
        let fresh = if is_free { "T" } else { "__T" };
        Scope {
            plan,
            store,
            data: match &store.data {
                Some(data) => with_self(quote!(#data), self_ty),
                None => format_ident!("{fresh}").into_token_stream(),
            },
            tracing,
        }
    }

    /// Returns the type of the user's closure that returns the context in the store's data. With
    /// named lifetimes, since the data or the context may have others.
    pub(super) fn accessor(&self) -> TokenStream {
        let (data, ctx) = (&self.data, ctx(self.plan, "a"));
        let borrow = (!is_view(self.plan)).then(|| quote!(&'a mut));
        quote!(impl for<'a> ::core::ops::Fn(&'a mut #data) -> #borrow #ctx)
    }

    /// Returns the type of that closure in the glue.
    pub(super) fn get(&self) -> TokenStream {
        let (data, ctx) = (&self.data, &self.plan.block.self_ty);
        if !is_view(self.plan) {
            return quote!(impl __glue::CtxAccessor<#data, #ctx>);
        }
        let accessor = self.accessor();
        quote!(#accessor + ::core::clone::Clone + ::core::marker::Send + ::core::marker::Sync)
    }

    /// Returns the generics of a function that is generic over the store and the context. A
    /// function that waits in Wasmtime requires both to be `Send`.
    pub(super) fn generics(&self, waits: Option<SourceSpan>) -> Generics {
        let (data, ctx) = (&self.data, &self.plan.block.self_ty);
        let send = waits.map(|waits| waits.respan(quote!(+ ::core::marker::Send)));
        let mut generics = block_generics(self.plan);
        // Without parameters, the bound would be trivial.
        if is_generic(self.plan) {
            let predicates = &mut generics.make_where_clause().predicates;
            if is_view(self.plan) && send.is_some() {
                let view = self::ctx(self.plan, "__v");
                let send = waits.map(|waits| waits.respan(quote!(::core::marker::Send)));
                predicates.insert(0, parse_quote!(for<'__v> #view: #send));
                predicates.insert(0, parse_quote!(#ctx: 'static));
            } else {
                predicates.insert(0, parse_quote!(#ctx: 'static #send));
            }
        }
        if self.store.data.is_none() {
            let data = parse_quote!(#data: 'static #send);
            generics.params.insert(0, data);
        }
        if self.store.data.is_none() || is_generic(self.plan) {
            let bounds = self.caller_bounds();
            if !bounds.is_empty() {
                generics.make_where_clause().predicates.extend(bounds);
            }
        }
        generics
    }

    /// Returns the bounds of the methods that are generic over the data of their caller's store.
    fn caller_bounds(&self) -> Vec<WherePredicate> {
        let implementors = self.plan.instances.iter().flat_map(Instance::implementors);
        let methods = implementors.filter_map(|implementor| implementor.call.method());
        let mut bounds: Vec<WherePredicate> = Vec::new();
        for method in methods.chain(self.plan.block.hooks.iter()) {
            let Some((name, predicates)) = method.caller_bounds() else {
                continue;
            };
            for predicate in predicates {
                let predicate = quote!(#predicate);
                let predicate = replaced(predicate, &name.to_string(), &self.data);
                let predicate = with_self(predicate, &self.plan.block.self_ty);
                let predicate = parse_quote!(#predicate);
                if !bounds.contains(&predicate) {
                    bounds.push(predicate);
                }
            }
        }
        bounds
    }
}

/// Whether the context is a view of the store's data.
pub(super) fn is_view(plan: &Plan<'_>) -> bool {
    plan.arguments.view.is_present()
}

/// Returns the type of the context, with `lifetime` for what a view borrows.
pub(super) fn ctx(plan: &Plan<'_>, lifetime: &str) -> syn::Type {
    if is_view(plan) {
        return plan.block.view_ty(lifetime);
    }
    plan.block.self_ty.clone()
}

/// Whether the context is generic.
pub(super) fn is_generic(plan: &Plan<'_>) -> bool {
    !plan.block.generics.params.is_empty()
}

/// Returns the generics of the impl block, for functions outside of it.
pub(super) fn block_generics(plan: &Plan<'_>) -> Generics {
    let (generics, ctx) = (&plan.block.generics, &plan.block.self_ty);
    let params = with_self(quote!(#generics), ctx);
    let where_clause = with_self(generics.where_clause.to_token_stream(), ctx);
    Generics {
        where_clause: parse_quote!(#where_clause),
        ..parse_quote!(#params)
    }
}

/// Returns a function with the generic parameters of the impl block.
pub(super) fn block_fn(
    plan: &Plan<'_>,
    name: &str,
    signature: &TokenStream,
    body: &TokenStream,
) -> TokenStream {
    let (generics, name) = (block_generics(plan), format_ident!("{name}"));
    let (params, _, where_clause) = generics.split_for_impl();
    quote!(fn #name #params #signature #where_clause { #body })
}

/// Returns the arguments for the generic parameters of the impl block.
pub(super) fn block_arguments(plan: &Plan<'_>) -> TokenStream {
    let (_, arguments, _) = plan.block.generics.split_for_impl();
    arguments.as_turbofish().to_token_stream()
}

/// Replaces `Self` in the user's tokens, for functions outside of the impl block.
pub(super) fn with_self(tokens: TokenStream, ctx: &syn::Type) -> TokenStream {
    replaced(tokens, "Self", ctx)
}

/// Replaces a name with a type.
fn replaced(tokens: TokenStream, name: &str, ty: &impl ToTokens) -> TokenStream {
    map_idents(tokens, &mut |ident, _, next| {
        let is_path = matches!(next, Some(TokenTree::Punct(punct))
            if punct.as_char() == ':' && punct.spacing() == Spacing::Joint);
        let replaced = if is_path { quote!(<#ty>) } else { quote!(#ty) };
        (ident == name).then_some(replaced)
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
        return with_lifetime(ty, "_", &ctx(plan, "_"));
    }
    let types = plan.arguments.types.as_ref();
    let types = types.map_or(quote!(types::), |_| quote!(__types::));
    plan.document.rust_type(ty, &quote!(__glue::), &types)
}
