//! The conversion of a method's arguments from core values.

use proc_macro2::{Ident, TokenStream};
use quote::quote;

use super::function::core_param;
use super::glue::Glue;
use super::scope::{self, rust_type};
use super::wiggle;
use crate::bind::{Call, ParamForm, TypedParam};
use crate::diagnostics::{SourceSpan, hygienic, quote_hygienic};

/// Generates the argument of the method, from the variable that holds it.
pub(super) fn argument(param: &TypedParam<'_>) -> TokenStream {
    let span = SourceSpan::of(param.ty);
    let local = span.ident(&param.param.ident);
    if !matches!(param.form, ParamForm::Aggregate) {
        return quote!(#local);
    }
    // The compiler reports at all tokens of the argument.
    let local = span.respan(quote!(&*#local));
    span.respan(quote!(__glue::FromAggregate::from_aggregate(#local)))
}

impl Glue<'_> {
    /// Returns the variables of the core arguments, each at the type of its parameter, where the
    /// compiler reports a mismatch. Names from users never begin with two underscores.
    pub(super) fn args(&self) -> Vec<Ident> {
        let cores = 0..self.function.core.params.len();
        let args = cores.map(|core| {
            let name = format!("__arg{core}");
            let ty = match &self.implementor.call {
                Call::Method { params, .. } => {
                    let mut params = params.iter();
                    let param = params.find(|param| param.core.contains(&core));
                    param.map(|param| param.ty)
                }
                Call::Override { params, .. } => params.get(core),
                Call::Target(target) => return wiggle::target_span(target).hygienic(&name),
                Call::Unimplemented(_) => None,
            };
            ty.map_or_else(|| hygienic(&name), |ty| SourceSpan::of(ty).local(&name))
        });
        args.collect()
    }

    /// Generates the statements that convert the arguments into local variables.
    pub(super) fn conversions(&self, params: &[TypedParam<'_>]) -> TokenStream {
        // Strings and lists may be copied, so the others are checked first. A buffer borrows the
        // memory, so it comes last.
        let order = |param: &&TypedParam<'_>| match param.form {
            ParamForm::Value | ParamForm::Aggregate | ParamForm::ByType | ParamForm::Listed => 0,
            ParamForm::String | ParamForm::List(_) => 1,
            ParamForm::Buffer(_) => 2,
        };
        let mut ordered: Vec<_> = params.iter().collect();
        ordered.sort_by_key(order);
        ordered.into_iter().map(|p| self.conversion(p)).collect()
    }

    /// Generates the statement that converts a parameter into a local variable.
    fn conversion(&self, param: &TypedParam<'_>) -> TokenStream {
        let span = SourceSpan::of(param.ty);
        let (local, name) = (span.ident(&param.param.ident), &param.param.name);
        let args = self.args();
        let args = &args[param.core.clone()];
        let one = args.first();
        let both = span.head().respan(quote!((#(#args),*)));
        let slot = hygienic(&format!("slot{}", param.core.start));
        let (ctx, witx) = (
            self.local_ctx(),
            rust_type(self.scope.plan, &param.param.ty),
        );
        let owned = |ty: TokenStream| if param.is_owned { ty } else { quote!(_) };
        let convert = match param.form {
            ParamForm::Value => {
                quote_hygienic!(__glue::FromValue::<#witx>::lift(#one, &memory, ctx))
            }
            ParamForm::ByType => {
                quote_hygienic!(__glue::CoreOf::<#witx, #ctx>::lift(#one, &memory, ctx))
            }
            ParamForm::Listed => self.listed(param, args),
            ParamForm::Aggregate => {
                quote_hygienic!(<#witx as __glue::ByAddress>::lift(#one, &memory, &mut #slot))
            }
            ParamForm::Buffer(element) => {
                let element = rust_type(self.scope.plan, element);
                quote_hygienic! {
                    __glue::FromBuffer::<#element>::lift(#both, &mut memory)
                }
            }
            ParamForm::String => {
                let string = owned(quote!(::std::string::String));
                quote_hygienic!(<#string as __glue::FromString>::lift(#both, &memory))
            }
            ParamForm::List(element) => {
                let element = rust_type(self.scope.plan, element);
                let list = owned(quote!(::std::vec::Vec<#element>));
                quote_hygienic!(<#list as __glue::FromList<#element>>::lift(#both, &memory))
            }
        };
        let convert = span.respan(convert);
        let value = quote!(__glue::param(#convert, &__glue::Param(#name))?);
        if param.is_owned {
            return quote!(let #local = ::std::borrow::Cow::Owned(#value););
        }
        if matches!(param.form, ParamForm::Aggregate) {
            return quote!(let mut #slot = ::core::option::Option::None; let #local = #value;);
        }
        let ty = self.traced_type(param);
        quote!(let #local #ty = #value;)
    }

    /// Generates the conversion of several core values, as the argument `core` lists them.
    fn listed(&self, param: &TypedParam<'_>, args: &[Ident]) -> TokenStream {
        let head = SourceSpan::of(param.ty).head();
        let (ctx, ty) = (
            self.local_ctx(),
            rust_type(self.scope.plan, &param.param.ty),
        );
        // A wrong list is reported there, and once, because the variable has a type.
        let list = SourceSpan::of(&param.param.core_list).head();
        let listed = list.local("__listed");
        let convert = head.respan(quote!(<#ty as __glue::FromGuest<'_, #ctx>>::from_guest));
        let core = head.respan(quote!(<#ty as __glue::FromGuest<'_, #ctx>>::Core));
        quote_hygienic!({
            let #listed = (#(#args,)*);
            let core: #core = #listed;
            #convert(core, &memory, ctx)
        })
    }

    /// Generates the condition under which a parameter is read from the memory.
    pub(super) fn reads(&self, param: &TypedParam<'_>) -> Option<TokenStream> {
        let (ctx, witx) = (
            self.local_ctx(),
            rust_type(self.scope.plan, &param.param.ty),
        );
        let ty = scope::with_lifetime(param.ty, "_", &ctx);
        let core = core_param(param.core.start);
        let reads = match param.form {
            ParamForm::Value => return None,
            ParamForm::ByType => quote!(<#core as __glue::CoreOf<'_, #witx, #ctx>>),
            ParamForm::Listed => quote!(<#witx as __glue::FromGuest<'_, #ctx>>),
            ParamForm::String => quote!(<#ty as __glue::FromString<'_>>),
            ParamForm::List(element) => {
                let element = rust_type(self.scope.plan, element);
                quote!(<#ty as __glue::FromList<'_, #element>>)
            }
            ParamForm::Aggregate | ParamForm::Buffer(_) => return Some(quote!(true)),
        };
        let span = SourceSpan::of(param.ty);
        Some(span.head().respan(quote!(#reads::READS_MEMORY)))
    }
}
