//! The impl block under the attribute: its methods, and what they say of
//! themselves.

use darling::FromMeta as _;
use darling::ast::NestedMeta;
use proc_macro2::{Ident, Span};
use syn::ext::IdentExt as _;
use syn::punctuated::Punctuated;
use syn::spanned::Spanned as _;
use syn::visit_mut::VisitMut;
use syn::{
    Attribute, Expr, FnArg, GenericParam, Generics, ImplItem, ItemImpl, Lifetime, LitStr, Meta,
    ReceiverKind, ReturnType, Token, Type, TypeParamBound,
};

use crate::diagnostics::Errors;
use crate::diagnostics::SourceSpan;
use crate::parse::arguments::{TargetArguments, report};

/// The impl block, without our attributes.
pub(crate) struct Implementation {
    pub(crate) item: ItemImpl,
    /// The parameters of the block, as generated code repeats them.
    pub(crate) generics: Generics,
    /// The context type, as generated code repeats it.
    pub(crate) self_ty: Type,
    /// The `#[cfg(…)]`s on the block.
    pub(crate) cfgs: Vec<Attribute>,
    pub(crate) methods: Vec<Method>,
}

/// A method of the impl block.
pub(crate) struct Method {
    pub(crate) ident: Ident,
    /// The `#[cfg(…)]`s on it.
    pub(crate) cfgs: Vec<Attribute>,
    /// Whether it bears `#[r#override]`.
    pub(crate) is_override: bool,
    /// The function that an attribute names.
    pub(crate) target: Target,
    pub(crate) receiver: Receiver,
    /// The types of the parameters after the receiver.
    pub(crate) params: Vec<Type>,
    pub(crate) is_async: bool,
    /// Where the result type stands, or would stand.
    pub(crate) output: SourceSpan,
    pub(crate) signature: syn::Signature,
}

/// The witx function that a method's attribute names.
#[derive(Default)]
pub(crate) struct Target {
    /// Where the attribute is, if there is one.
    pub(crate) span: Option<Span>,
    pub(crate) module: Option<LitStr>,
    pub(crate) name: Option<LitStr>,
    /// Whether an attribute has a mistake, so that it is not known.
    pub(crate) is_broken: bool,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Receiver {
    None,
    Ref,
    Mut,
    /// `self`, or a smart pointer to it: refused where it matters.
    Other,
}

/// How a method asks for the guest's memory.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum MemoryParam {
    None,
    Ref,
    Mut,
}

impl Implementation {
    /// Takes our attributes off `item`, and reads the methods.
    pub(crate) fn parse(mut item: ItemImpl, errors: &mut Errors) -> Self {
        if let Some((path, _)) = &item.trait_ {
            errors.at(
                path,
                "the attribute goes on an `impl` block of the context type itself, not of a trait",
            );
        }
        let mut methods = Vec::new();
        for impl_item in &mut item.items {
            if let ImplItem::Fn(function) = impl_item {
                let (is_override, target) = take_attributes(&mut function.attrs, errors);
                methods.push(Method::new(function, is_override, target));
            }
        }
        let (generics, self_ty) = repeatable(&item);
        Implementation {
            cfgs: cfgs(&item.attrs),
            item,
            generics,
            self_ty,
            methods,
        }
    }
}

/// The parameters and the type of an impl block in a form that can stand elsewhere: each
/// `'_` has a name, and a trait object its lifetime.
fn repeatable(item: &ItemImpl) -> (Generics, Type) {
    struct Names(Vec<Lifetime>);

    impl VisitMut for Names {
        fn visit_lifetime_mut(&mut self, lifetime: &mut Lifetime) {
            if lifetime.ident == "_" {
                let name = format!("'__ctx{}", self.0.len());
                *lifetime = Lifetime::new(&name, Span::call_site());
                self.0.push(lifetime.clone());
            }
        }
    }

    let (mut generics, mut self_ty) = (item.generics.clone(), (*item.self_ty).clone());
    let mut names = Names(Vec::new());
    names.visit_type_mut(&mut self_ty);
    for name in names.0.into_iter().rev() {
        generics.params.insert(0, syn::parse_quote!(#name));
    }
    while let Type::Paren(inner) = self_ty {
        self_ty = *inner.elem;
    }
    if let Type::TraitObject(object) = &mut self_ty {
        let is_lifetime = |bound: &TypeParamBound| matches!(bound, TypeParamBound::Lifetime(_));
        if !object.bounds.iter().any(is_lifetime) {
            object.bounds.push(syn::parse_quote!('static));
        }
        self_ty = syn::parse_quote!((#object));
    }
    (generics, self_ty)
}

impl Method {
    fn new(function: &syn::ImplItemFn, is_override: bool, target: Target) -> Self {
        let signature = &function.sig;
        let receiver = match signature.receiver() {
            None => Receiver::None,
            Some(receiver) => match &receiver.kind {
                ReceiverKind::Reference(_, _, None) => Receiver::Ref,
                ReceiverKind::Reference(_, _, Some(_)) => Receiver::Mut,
                ReceiverKind::Typed(_, ty) => match &**ty {
                    Type::Reference(reference) if reference.mutability.is_some() => Receiver::Mut,
                    Type::Reference(_) => Receiver::Ref,
                    _ => Receiver::Other,
                },
                _ => Receiver::Other,
            },
        };
        let params = signature
            .inputs
            .iter()
            .filter_map(|input| match input {
                FnArg::Typed(param) => Some((*param.ty).clone()),
                FnArg::Receiver(_) => None,
            })
            .collect();
        let output = match &signature.output {
            ReturnType::Default => SourceSpan::of(&signature.ident),
            ReturnType::Type(_, ty) => SourceSpan::of(ty),
        };
        let cfgs = cfgs(&function.attrs);
        Method {
            ident: signature.ident.clone(),
            cfgs,
            is_override,
            target,
            receiver,
            params,
            is_async: signature.asyncness.is_some(),
            output,
            signature: signature.clone(),
        }
    }

    /// Whether the result type is `!`.
    pub(crate) fn never_returns(&self) -> bool {
        matches!(&self.signature.output, ReturnType::Type(_, ty) if matches!(**ty, Type::Never(_)))
    }

    /// The type parameters of the method itself.
    pub(crate) fn type_params(&self) -> impl Iterator<Item = &Ident> {
        self.signature
            .generics
            .params
            .iter()
            .filter_map(|param| match param {
                GenericParam::Type(ty) => Some(&ty.ident),
                GenericParam::Lifetime(_) | GenericParam::Const(_) => None,
            })
    }
}

/// The `#[cfg(…)]`s among `attributes`.
fn cfgs(attributes: &[Attribute]) -> Vec<Attribute> {
    attributes
        .iter()
        .filter(|attribute| attribute.path().is_ident("cfg"))
        .cloned()
        .collect()
}

/// Removes `#[r#override]` and `#[witx(…)]`, and reads them.
fn take_attributes(attributes: &mut Vec<Attribute>, errors: &mut Errors) -> (bool, Target) {
    let mut is_override = false;
    let mut target = Target::default();
    attributes.retain(|attribute| {
        let is_ours = if attribute.path().is_ident("r#override") {
            is_override = true;
            true
        } else {
            attribute.path().is_ident("witx")
        };
        if is_ours {
            read_target(attribute, &mut target, errors);
        } else if let Some(conditional) = conditional(attribute) {
            errors.at(
                &conditional,
                "this attribute can't depend on a configuration: write the method twice, each \
                 with a `#[cfg(…)]`",
            );
            is_override |= !conditional.path().is_ident("witx");
            target.is_broken = true;
            return false;
        } else if let Some(meant) = misspelt(attribute) {
            errors.at(
                attribute.path(),
                format!("there is no such attribute; did you mean `#[{meant}]`?"),
            );
            is_override |= meant != "witx(…)";
            read_target(attribute, &mut target, errors);
            return false;
        }
        !is_ours
    });
    (is_override, target)
}

/// The attribute of ours that a `#[cfg_attr(…)]` has inside. The macro does not know which
/// configuration there is.
fn conditional(attribute: &Attribute) -> Option<Meta> {
    if !attribute.path().is_ident("cfg_attr") {
        return None;
    }
    let parse = Punctuated::<Meta, Token![,]>::parse_terminated;
    let metas = attribute.parse_args_with(parse).ok()?;
    metas.into_iter().skip(1).find(|meta| {
        let name = meta.path().get_ident().map(Ident::unraw);
        name.is_some_and(|name| name == "override" || name == "witx")
    })
}

/// The attribute of ours that this one was meant to be. It may be of another crate, so
/// that it has to be very near.
fn misspelt(attribute: &Attribute) -> Option<&'static str> {
    let name = attribute.path().get_ident()?.unraw().to_string();
    if strsim::damerau_levenshtein(&name, "override") <= 2 {
        return Some("r#override");
    }
    let Meta::List(list) = &attribute.meta else {
        return None;
    };
    let items = NestedMeta::parse_meta_list(list.tokens.clone()).ok()?;
    let is_like_ours = TargetArguments::from_list(&items).is_ok() && !items.is_empty();
    (is_like_ours && strsim::damerau_levenshtein(&name, "witx") <= 1).then_some("witx(…)")
}

fn read_target(attribute: &Attribute, target: &mut Target, errors: &mut Errors) {
    // Until it is read.
    let was_broken = std::mem::replace(&mut target.is_broken, true);
    let arguments = match &attribute.meta {
        Meta::Path(path) if path.is_ident("witx") => {
            errors.at(
                path,
                "which function? Write `#[witx(name = \"…\")]` or `#[witx(module = \"…\", name = \
                 \"…\")]`",
            );
            return;
        }
        Meta::Path(_) => TargetArguments::default(),
        Meta::List(list) => {
            let Some(items) = errors.ok(NestedMeta::parse_meta_list(list.tokens.clone())) else {
                return;
            };
            // A name without quotes, or a string without `name =`.
            let is_bare = |item: &NestedMeta| match item {
                NestedMeta::Lit(_) | NestedMeta::Meta(Meta::Path(_)) => true,
                NestedMeta::Meta(Meta::NameValue(pair)) => matches!(pair.value, Expr::Path(_)),
                NestedMeta::Meta(Meta::List(_)) | NestedMeta::NameValueInvalidExpr(_) => false,
            };
            if let Some(item) = items.iter().find(|item| is_bare(item)) {
                errors.at(item, "write the name of the function as `name = \"…\"`");
                return;
            }
            match TargetArguments::from_list(&items) {
                Ok(arguments) => arguments,
                Err(error) => {
                    report(error, errors);
                    return;
                }
            }
        }
        Meta::NameValue(name_value) => {
            errors.at(
                name_value,
                "the function is named in parentheses: `(name = \"…\")`",
            );
            return;
        }
    };
    target.is_broken = was_broken;
    target.span = Some(attribute.path().span());
    for (slot, argument) in [
        (&mut target.module, arguments.module),
        (&mut target.name, arguments.name),
    ] {
        match (&slot, argument) {
            (Some(_), Some(again)) => errors.at(&again, "this is said twice"),
            (None, argument) => *slot = argument,
            (Some(_), None) => {}
        }
    }
}

#[cfg(test)]
mod tests {
    use quote::ToTokens as _;
    use syn::parse_quote;

    use super::*;

    #[test]
    fn methods_and_attributes() {
        let mut errors = Errors::default();
        let implementation = Implementation::parse(
            parse_quote! {
                impl Ctx {
                    /// Kept.
                    #[witx(module = "m", name = "f")]
                    #[cfg(unix)]
                    async fn g(&mut self, a: u32) -> u8 { 0 }
                    #[r#override]
                    fn quit(caller: Caller<'_, Host>, code: i32) {}
                    #[r#override(name = "x")]
                    fn y(self: &Self) {}
                    const C: u32 = 0;
                    fn helper(self: Box<Self>) {}
                }
            },
            &mut errors,
        );
        assert_eq!(errors.messages(), Vec::<String>::new());
        let [g, quit, y, helper] = &implementation.methods[..] else {
            panic!("four methods");
        };
        assert_eq!(g.target.module.as_ref().unwrap().value(), "m");
        assert_eq!(
            (g.receiver, g.is_async, g.cfgs.len()),
            (Receiver::Mut, true, 1)
        );
        assert!(quit.is_override && quit.target.name.is_none());
        assert_eq!((quit.receiver, quit.params.len()), (Receiver::None, 2));
        assert_eq!(y.target.name.as_ref().unwrap().value(), "x");
        assert_eq!(y.receiver, Receiver::Ref);
        assert_eq!(helper.receiver, Receiver::Other);
        let text = implementation.item.to_token_stream().to_string();
        assert!(
            !text.contains("override") && !text.contains("witx"),
            "{text}"
        );
        assert!(text.contains("Kept") && text.contains("cfg"), "{text}");
    }

    #[test]
    fn mistakes() {
        let mut errors = Errors::default();
        let implementation = Implementation::parse(
            parse_quote! {
                impl Trait for Ctx {
                    #[cfg_attr(unix, inline, r#override)]
                    #[cfg_attr(unix, cold)]
                    fn e(&self) {}
                    #[witx]
                    fn a(&self) {}
                    #[witx = "f"]
                    fn b(&self) {}
                    #[witx(nam = "f")]
                    fn c(&self) {}
                    #[witx(name = "f")]
                    #[r#override(name = "f")]
                    fn d(&self) {}
                }
            },
            &mut errors,
        );
        let messages = errors.messages();
        assert_eq!(messages.len(), 6, "{messages:#?}");
        assert!(
            messages[4].contains("did you mean `name`?"),
            "{messages:#?}"
        );
        let text = implementation.item.to_token_stream().to_string();
        assert!(
            !text.contains("override") && text.contains("cold"),
            "{text}"
        );
    }
}
