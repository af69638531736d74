//! A method of the impl block.

use proc_macro2::Ident;
use syn::{
    Attribute, FnArg, ImplItemFn, ReceiverKind, ReturnType, Signature, Type, TypeParamBound,
    Visibility, WherePredicate, parse_quote,
};

use super::GuestAttribute;
use super::attributes::{cfgs, docs};
use super::spelling::caller_data;
use crate::diagnostics::SourceSpan;

pub(crate) struct Method {
    pub(crate) ident: Ident,
    pub(crate) cfgs: Vec<Attribute>,
    pub(crate) docs: String,
    pub(crate) is_override: bool,
    pub(crate) guest: GuestAttribute,
    pub(crate) vis: Visibility,
    pub(crate) receiver: Receiver,
    /// The types of the parameters after the receiver.
    pub(crate) params: Vec<Type>,
    pub(crate) is_async: bool,
    /// Whether the result type is `!`.
    pub(crate) never_returns: bool,
    /// The result type, or the method's name if there is none.
    pub(crate) output: SourceSpan,
    pub(crate) signature: Signature,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Receiver {
    None,
    Ref,
    Mut,
    /// `self` or a smart pointer to it, which only a helper may have.
    Other,
}

impl Method {
    pub(super) fn new(function: &ImplItemFn, is_override: bool, guest: GuestAttribute) -> Self {
        let signature = &function.sig;
        let receiver = match signature.receiver().map(|receiver| &receiver.kind) {
            None => Receiver::None,
            Some(ReceiverKind::Reference(_, _, None)) => Receiver::Ref,
            Some(ReceiverKind::Reference(_, _, Some(_))) => Receiver::Mut,
            Some(ReceiverKind::Typed(_, ty)) => match &**ty {
                Type::Reference(reference) if reference.mutability.is_some() => Receiver::Mut,
                Type::Reference(_) => Receiver::Ref,
                _ => Receiver::Other,
            },
            Some(_) => Receiver::Other,
        };
        let params = signature.inputs.iter().filter_map(|input| match input {
            FnArg::Typed(param) => Some((*param.ty).clone()),
            FnArg::Receiver(_) => None,
        });
        let (output, never_returns) = match &signature.output {
            ReturnType::Default => (SourceSpan::of(&signature.ident), false),
            ReturnType::Type(_, ty) => (SourceSpan::of(ty), matches!(**ty, Type::Never(_))),
        };
        Method {
            ident: signature.ident.clone(),
            cfgs: cfgs(&function.attrs),
            docs: docs(&function.attrs),
            is_override,
            guest,
            vis: function.vis.clone(),
            receiver,
            params: params.collect(),
            is_async: signature.asyncness.is_some(),
            never_returns,
            output,
            signature: signature.clone(),
        }
    }

    /// Splits off the optional first parameter from the `expected` others.
    pub(crate) fn split_params(&self, expected: usize) -> Option<(Option<&Type>, &[Type])> {
        match self.params.len().checked_sub(expected)? {
            0 => Some((None, &self.params)),
            1 => Some((self.params.first(), &self.params[1..])),
            _ => None,
        }
    }

    /// Returns the type parameter of the method that is the data of its caller's store, and the
    /// method's bounds.
    pub(crate) fn caller_bounds(&self) -> Option<(&Ident, Vec<WherePredicate>)> {
        let Type::Path(data) = self.params.first().and_then(caller_data)? else {
            return None;
        };
        let generics = &self.signature.generics;
        let mut params = generics.type_params();
        let param = params.find(|param| data.path.is_ident(&param.ident))?;
        // Other bounds, such as `'static`, the glue has itself.
        let bounds = param
            .bounds
            .iter()
            .filter(|bound| matches!(bound, TypeParamBound::Trait(bound) if bound.maybe.is_none()));
        let bounds: Vec<_> = bounds.collect();
        let ident = &param.ident;
        let own = (!bounds.is_empty()).then(|| parse_quote!(#ident: #(#bounds)+*));
        let clause = generics.where_clause.iter();
        let clause = clause.flat_map(|clause| &clause.predicates).cloned();
        Some((ident, own.into_iter().chain(clause).collect()))
    }

    /// Whether the method is plain `pub`, not `pub(crate)` or the like.
    pub(crate) fn is_pub(&self) -> bool {
        matches!(self.vis, Visibility::Public(_))
    }
}
