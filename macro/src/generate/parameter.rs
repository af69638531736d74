//! The conversion of a method's arguments from core values.

use proc_macro2::{Ident, TokenStream};
use quote::quote;

use super::glue::Glue;
use super::scope::{self, rust_type};
use crate::bind::{ParamForm, TypedParam};
use crate::diagnostics::{SourceSpan, hygienic, quote_hygienic};

/// Returns the variable of a core argument.
pub(super) fn arg(index: usize) -> Ident {
    hygienic(&format!("arg{index}"))
}

/// Generates the argument of the method, from the variable that holds it.
pub(super) fn argument(param: &TypedParam<'_>) -> TokenStream {
    let span = SourceSpan::of(param.ty);
    let local = span.ident(&param.param.ident);
    match param.form {
        ParamForm::Aggregate => {
            span.respan(quote!(__glue::FromAggregate::from_aggregate(#local)))
        }
        _ => quote!(#local),
    }
}

impl Glue<'_> {
    /// Generates the variables of the core arguments.
    pub(super) fn args(&self) -> Vec<Ident> {
        (0..self.function.core.params.len()).map(arg).collect()
    }

    /// Generates the statements that convert the arguments into local variables.
    pub(super) fn conversions(&self, params: &[TypedParam<'_>]) -> TokenStream {
        // Strings and lists may be copied, so the others are checked first. A buffer borrows the
        // memory, so it comes last.
        let order = |param: &&TypedParam<'_>| match param.form {
            ParamForm::Value | ParamForm::Aggregate | ParamForm::ByType | ParamForm::Listed => 0,
            ParamForm::String { .. } | ParamForm::List { .. } => 1,
            ParamForm::Buffer { .. } => 2,
        };
        let mut ordered: Vec<_> = params.iter().collect();
        ordered.sort_by_key(order);
        ordered.into_iter().map(|p| self.conversion(p)).collect()
    }

    /// Generates the statement that converts a parameter into a local variable.
    fn conversion(&self, param: &TypedParam<'_>) -> TokenStream {
        let span = SourceSpan::of(param.ty);
        let (local, name) = (span.ident(&param.param.ident), &param.param.witx);
        let (one, two) = (arg(param.core), arg(param.core + 1));
        let slot = hygienic(&format!("slot{}", param.core));
        let (ctx, witx) = (self.ctx(), rust_type(self.scope.plan, &param.param.ty));
        let from_guest = quote!(<#witx as __glue::FromGuest<'_, #ctx>>::from_guest);
        let convert = match param.form {
            ParamForm::Value => {
                quote_hygienic!(__glue::FromValue::<#witx>::lift(#one, &memory, ctx))
            }
            ParamForm::ByType => {
                // The compiler reports a type that guests can't pass once, if always at one token.
                let core = span.head().respan(quote!(__glue::OneCore::of_core(#one)));
                let convert = quote_hygienic!(#from_guest(#core, &memory, ctx));
                span.head().respan(convert)
            }
            ParamForm::Listed => {
                let args = (0..param.param.abi.core_params()).map(|index| arg(param.core + index));
                // A wrong list is reported there, and once, because the variable has a type.
                let listed = SourceSpan::of(&param.param.core_list).head().local("__listed");
                let ty = quote!(<#witx as __glue::FromGuest<'_, #ctx>>::Core);
                let ty = span.head().respan(ty);
                let from_guest = span.head().respan(from_guest);
                quote_hygienic!({
                    let #listed = (#(#args,)*);
                    let core: #ty = #listed;
                    #from_guest(core, &memory, ctx)
                })
            }
            ParamForm::Aggregate => {
                quote_hygienic!(<#witx as __glue::ByAddress>::lift(#one, &memory, &mut #slot))
            }
            ParamForm::Buffer { element } => {
                let element = rust_type(self.scope.plan, element);
                quote_hygienic! {
                    __glue::FromBuffer::<#element>::lift((#one, #two), &mut memory)
                }
            }
            ParamForm::String { owned } => {
                let convert = match owned {
                    false => quote!(__glue::FromString),
                    true => quote!(<::std::string::String as __glue::FromString<'_, #ctx>>),
                };
                quote_hygienic!(#convert::lift((#one, #two), &memory, ctx))
            }
            ParamForm::List { element, owned } => {
                let element = rust_type(self.scope.plan, element);
                let convert = match owned {
                    false => quote!(__glue::FromList::<#element, _>),
                    true => quote! {
                        <::std::vec::Vec<#element> as __glue::FromList<'_, #element, #ctx>>
                    },
                };
                quote_hygienic!(#convert::lift((#one, #two), &memory, ctx))
            }
        };
        let convert = span.respan(convert);
        let value = quote!(__glue::param(#name, #convert)?);
        if param.form.is_owned() {
            return quote!(let #local = ::std::borrow::Cow::Owned(#value););
        }
        let ty = self.traced_type(param);
        let slot = matches!(param.form, ParamForm::Aggregate)
            .then(|| quote!(let mut #slot = ::core::option::Option::None;));
        quote!(#slot let #local #ty = #value;)
    }

    /// Generates the condition under which a parameter is read from the memory.
    pub(super) fn reads(&self, param: &TypedParam<'_>) -> Option<TokenStream> {
        let ctx = self.ctx();
        let ty = scope::in_body(param.ty, ctx);
        let reads = match param.form {
            ParamForm::Value => return None,
            ParamForm::ByType | ParamForm::Listed => {
                let ty = rust_type(self.scope.plan, &param.param.ty);
                quote!(<#ty as __glue::FromGuest<'_, #ctx>>)
            }
            ParamForm::String { .. } => quote!(<#ty as __glue::FromString<'_, #ctx>>),
            ParamForm::List { element, .. } => {
                let element = rust_type(self.scope.plan, element);
                quote!(<#ty as __glue::FromList<'_, #element, #ctx>>)
            }
            ParamForm::Aggregate | ParamForm::Buffer { .. } => return Some(quote!(true)),
        };
        let span = SourceSpan::of(param.ty);
        Some(span.head().respan(quote!(#reads::READS_MEMORY)))
    }
}
