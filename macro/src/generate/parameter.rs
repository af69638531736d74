//! The conversion of a method's arguments from core values.

use proc_macro2::{Ident, TokenStream};
use quote::quote;

use super::glue::Glue;
use super::scope::{self, rust_type};
use crate::bind::{ParamForm, TypedParam};
use crate::diagnostics::{SourceSpan, hygienic, quote_hygienic};
use crate::document::Core;

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
            let local = span.respan(quote!(&#local));
            span.respan(quote!(__glue::FromAggregate::from_aggregate(#local)))
        }
        _ => quote!(#local),
    }
}

impl Glue<'_> {
    /// Generates the variables of the core arguments. One whose type decides its core type is the
    /// user's token to the compiler, which reports an error there once.
    pub(super) fn args(&self) -> Vec<Ident> {
        let cores = self.function.core.params.iter().enumerate();
        let args = cores.map(|(index, core)| match core {
            Core::Argument(ty) => SourceSpan::of(ty).local(&format!("__arg{index}")),
            _ => arg(index),
        });
        args.collect()
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
        let ctx = self.ctx();
        let rust_type = |ty| rust_type(self.scope.plan, ty);
        let ty = rust_type(&param.param.ty);
        let spelled = || scope::in_body(param.ty, ctx);
        let convert = match param.form {
            ParamForm::Value => {
                quote_hygienic!(__glue::FromValue::<#ty>::lift(#one, &memory, ctx))
            }
            ParamForm::ByType | ParamForm::Listed => self.convert_by_type(param, &ty),
            ParamForm::Aggregate => {
                quote_hygienic!(<#ty as __glue::ByAddress>::lift(#one, &memory))
            }
            ParamForm::Buffer { element } => {
                let element = rust_type(element);
                quote_hygienic! {
                    __glue::FromBuffer::<#element>::lift((#one, #two), &mut memory)
                }
            }
            ParamForm::String { owned } => {
                let ty = if owned {
                    quote!(::std::string::String)
                } else {
                    spelled()
                };
                let convert = quote!(<#ty as __glue::FromString<'_, #ctx>>::lift);
                quote_hygienic!(#convert((#one, #two), &memory, ctx))
            }
            ParamForm::List { element, owned } => {
                let element = rust_type(element);
                let ty = if owned {
                    quote!(::std::vec::Vec<#element>)
                } else {
                    spelled()
                };
                let convert = quote!(<#ty as __glue::FromList<'_, #element, #ctx>>::lift);
                quote_hygienic!(#convert((#one, #two), &memory, ctx))
            }
        };
        let convert = span.respan(convert);
        let value = quote!(__glue::param(#name, #convert)?);
        if param.form.is_owned() {
            return quote!(let #local = ::std::borrow::Cow::Owned(#value););
        }
        let ty = self.traced_type(param);
        quote!(let #local #ty = #value;)
    }

    /// Generates the conversion of a parameter whose type decides which core values it is.
    fn convert_by_type(&self, param: &TypedParam<'_>, ty: &TokenStream) -> TokenStream {
        let (ctx, head) = (self.ctx(), SourceSpan::of(param.ty).head());
        let as_from_guest = quote!(<#ty as __glue::FromGuest<'_, #ctx>>);
        let from_guest = head.respan(quote!(#as_from_guest::from_guest));
        let Some(list) = &param.param.core_list else {
            let one = &self.args()[param.core];
            let core = head.respan(quote!(__glue::OneCore::of_core(#one)));
            return head.respan(quote_hygienic!(#from_guest(#core, &memory, ctx)));
        };
        let args = (0..param.param.abi.core_params()).map(|index| arg(param.core + index));
        // A wrong list is reported there, and once, because the variable has a type.
        let listed = SourceSpan::of(list).head().local("__listed");
        let core = head.respan(quote!(#as_from_guest::Core));
        quote_hygienic!({
            let #listed = (#(#args,)*);
            let core: #core = #listed;
            #from_guest(core, &memory, ctx)
        })
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
