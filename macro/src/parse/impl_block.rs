//! The impl block under the attribute.

use proc_macro2::{Ident, TokenStream};
use quote::format_ident;
use syn::ext::IdentExt as _;
use syn::visit_mut::VisitMut;
use syn::{
    Attribute, GenericParam, Generics, ImplItem, ItemImpl, Lifetime, Type, TypeParamBound,
    WherePredicate,
};

use super::attributes::{cfgs, take_attributes};
use super::spelling::{EachLifetime, ungrouped};
use super::{Hooks, Method};
use crate::diagnostics::Errors;

/// The impl block without our attributes.
pub(crate) struct ImplBlock {
    pub(crate) item: ItemImpl,
    /// The generic parameters of the block, in a form that generated code can repeat.
    pub(crate) generics: Generics,
    /// The context type, in a form that generated code can repeat.
    pub(crate) self_ty: Type,
    pub(crate) cfgs: Vec<Attribute>,
    pub(crate) methods: Vec<Method>,
    pub(crate) hooks: Hooks,
}

impl ImplBlock {
    /// Parses `item` and removes our attributes from it.
    pub(crate) fn parse(item: TokenStream, errors: &mut Errors) -> syn::Result<Self> {
        let mut item: ItemImpl = syn::parse2(item)?;
        if let Some((path, _)) = &item.trait_ {
            errors.at(
                path,
                "the attribute belongs on an inherent `impl` block of the context type, not on the \
                 `impl` of a trait",
            );
        }
        item.attrs.retain(|attribute| {
            let last = attribute.path().segments.last();
            let is_ours = last.is_some_and(|last| last.ident == "wasmtime_integration");
            if is_ours {
                let message =
                    "the attribute is repeated: one attribute covers all modules of its document";
                errors.at(attribute, message);
            }
            !is_ours
        });
        let mut methods = methods(&mut item.items, errors);
        let hooks = Hooks::take(&mut methods, errors);
        let (generics, self_ty) = repeatable(&item, "static");
        Ok(ImplBlock {
            cfgs: cfgs(&item.attrs),
            item,
            generics,
            self_ty,
            methods,
            hooks,
        })
    }
}

impl ImplBlock {
    /// Returns the type of a view that borrows from the store's data for `lifetime`.
    pub(crate) fn view_ty(&self, lifetime: &str) -> Type {
        repeatable(&self.item, lifetime).1
    }
}

/// Returns the methods, each with another name than those before it in its configuration.
fn methods(items: &mut [ImplItem], errors: &mut Errors) -> Vec<Method> {
    let mut methods: Vec<Method> = Vec::new();
    for item in items {
        let ImplItem::Fn(function) = item else {
            continue;
        };
        let (is_override, guest) = take_attributes(&mut function.attrs, errors);
        let method = Method::new(function, is_override, guest);
        let name = &method.ident;
        let namesake = methods.iter_mut().find(|first| {
            let may_coexist = !first.cfgs.is_empty() && !method.cfgs.is_empty();
            first.ident == *name && !may_coexist
        });
        let Some(first) = namesake else {
            methods.push(method);
            continue;
        };
        // The second may have been meant for any function.
        first.guest.is_broken = true;
        let message = format!(
            "this block has two methods named `{name}`: remove one, or put each under its own \
             `#[cfg(…)]`; if they implement functions of different modules, let the methods of a \
             module begin with a prefix, as in `modules(log(prefix = log_), …)`, or rename one \
             and add `#[guest(name = \"{}\")]`",
            name.unraw(),
        );
        errors.at(name, message);
        // The compiler would report both again, and each use of the name.
        function.sig.ident = format_ident!("{name}__again");
    }
    methods
}

/// Returns the generic parameters and the type of an impl block in a form that can be used
/// elsewhere, with `name` for each lifetime. A context in a store borrows nothing, so that is
/// `'static`.
fn repeatable(item: &ItemImpl, name: &str) -> (Generics, Type) {
    let (mut generics, mut self_ty) = (item.generics.clone(), ungrouped(&item.self_ty).clone());
    let params = &mut generics.params;
    params.retain(|param| !matches!(param, GenericParam::Lifetime(_)));
    if let Some(clause) = &mut generics.where_clause {
        let predicates = &mut clause.predicates;
        predicates.retain(|predicate| !matches!(predicate, WherePredicate::Lifetime(_)));
    }
    let mut lifetimes = EachLifetime(|lifetime: &mut Lifetime| {
        let mut declared = item.generics.lifetimes();
        if lifetime.ident == "_" || declared.any(|param| param.lifetime == *lifetime) {
            lifetime.ident = Ident::new(name, lifetime.ident.span());
        }
    });
    lifetimes.visit_generics_mut(&mut generics);
    lifetimes.visit_type_mut(&mut self_ty);
    if let Type::TraitObject(object) = &mut self_ty {
        let is_lifetime = |bound: &TypeParamBound| matches!(bound, TypeParamBound::Lifetime(_));
        if !object.bounds.iter().any(is_lifetime) {
            object.bounds.push(syn::parse_quote!('static));
        }
        self_ty = syn::parse_quote!((#object));
    }
    (generics, self_ty)
}

#[cfg(test)]
mod tests {
    use quote::{ToTokens as _, quote};

    use super::*;
    use crate::parse::Receiver;

    #[test]
    fn methods_and_attributes() {
        let mut errors = Errors::default();
        let block = ImplBlock::parse(
            quote! {
                impl Ctx {
                    /// Kept.
                    #[guest(module = "m", name = "f")]
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
        )
        .unwrap();
        assert_eq!(errors.messages(), Vec::<String>::new());
        let [g, quit, y, helper] = &block.methods[..] else {
            panic!("four methods");
        };
        assert_eq!(g.guest.module.as_ref().unwrap().value(), "m");
        assert_eq!(
            (g.receiver, g.is_async, g.cfgs.len()),
            (Receiver::Mut, true, 1)
        );
        assert!(quit.is_override && quit.guest.name.is_none());
        assert_eq!((quit.receiver, quit.params.len()), (Receiver::None, 2));
        assert_eq!(y.guest.name.as_ref().unwrap().value(), "x");
        assert_eq!(y.receiver, Receiver::Ref);
        assert_eq!(helper.receiver, Receiver::Other);
        let text = block.item.to_token_stream().to_string();
        assert!(
            !text.contains("override") && !text.contains("guest"),
            "{text}"
        );
        assert!(text.contains("Kept") && text.contains("cfg"), "{text}");
    }

    #[test]
    fn mistakes() {
        let mut errors = Errors::default();
        let block = ImplBlock::parse(
            quote! {
                impl Trait for Ctx {
                    #[cfg_attr(unix, inline, r#override)]
                    #[cfg_attr(unix, cold)]
                    fn e(&self) {}
                    #[guest]
                    fn a(&self) {}
                    #[guest = "f"]
                    fn b(&self) {}
                    #[guest(nam = "f")]
                    fn c(&self) {}
                    #[guest(name = "f")]
                    #[r#override(name = "f")]
                    fn d(&self) {}
                }
            },
            &mut errors,
        )
        .unwrap();
        let messages = errors.messages();
        assert_eq!(messages.len(), 6, "{messages:#?}");
        assert!(
            messages[4].contains("did you mean `name`?"),
            "{messages:#?}"
        );
        let text = block.item.to_token_stream().to_string();
        assert!(
            !text.contains("override") && text.contains("cold"),
            "{text}"
        );
    }
}
