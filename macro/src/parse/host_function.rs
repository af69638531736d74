//! The rules for methods that are host functions.

use quote::ToTokens;
use syn::visit::Visit;
use syn::{FnArg, GenericParam, Type, TypeImplTrait};

use super::spelling::{caller_data, ungrouped};
use super::{Method, Receiver, cfgs};
use crate::diagnostics::Errors;

/// Checks the signature, reports all mistakes in it, and returns `false` if there are any.
pub(crate) fn check_host_function(method: &Method, errors: &mut Errors) -> bool {
    let checks = [check_signature, check_params, check_generics, check_wiggle];
    let found = checks.map(|check| check(method, errors));
    found.into_iter().all(|is_good| is_good)
}

fn check_signature(method: &Method, errors: &mut Errors) -> bool {
    let signature = &method.signature;
    let bad_receiver = signature
        .receiver()
        .filter(|_| method.receiver == Receiver::Other);
    let refused: [(&dyn ToTokens, &str); 5] = [
        (&signature.safety, "can't be `unsafe`"),
        (&signature.abi, "must have the Rust ABI: remove this"),
        (&signature.variadic, "can't be variadic"),
        (&signature.constness, "can't be `const`"),
        (
            &bad_receiver,
            "must take `&mut self`, `&self` or no receiver",
        ),
    ];
    let mut is_good = true;
    for (tokens, must) in refused {
        if !tokens.to_token_stream().is_empty() {
            errors.at(tokens, format!("a host function {must}"));
            is_good = false;
        }
    }
    is_good
}

fn check_params(method: &Method, errors: &mut Errors) -> bool {
    struct ImplTraits<'e> {
        errors: &'e mut Errors,
        is_good: bool,
    }

    impl Visit<'_> for ImplTraits<'_> {
        fn visit_type_impl_trait(&mut self, ty: &TypeImplTrait) {
            let message = "a host function can't take `impl Trait`: write the type";
            self.errors.at(ty, message);
            self.is_good = false;
        }
    }

    let mut visitor = ImplTraits {
        errors,
        is_good: true,
    };
    for input in &method.signature.inputs {
        let FnArg::Typed(param) = input else {
            continue;
        };
        if let Some(cfg) = cfgs(&param.attrs).first() {
            let message = "a parameter of a host function can't be under a `#[cfg]`: write one \
                           method per configuration, with `#[cfg(…)]` on the methods";
            visitor.errors.at(cfg, message);
            return false;
        }
        visitor.visit_type(&param.ty);
    }
    visitor.is_good
}

/// Reports type parameters that the glue can't infer.
fn check_generics(method: &Method, errors: &mut Errors) -> bool {
    let generics = &method.signature.generics;
    let of_caller = method.params.first().and_then(caller_data);
    // This one is the store's data.
    let is_chosen = |param: &GenericParam| match param {
        GenericParam::Lifetime(_) => true,
        GenericParam::Type(param) => {
            matches!(of_caller, Some(Type::Path(path)) if path.path.is_ident(&param.ident))
        }
        GenericParam::Const(_) => false,
    };
    let is_good = generics.params.iter().all(is_chosen);
    if !is_good {
        errors.at(
            generics,
            "a host function can't be generic: guests can't choose a type",
        );
    }
    is_good
}

/// Reports parameters that are spelled as wiggle's types.
fn check_wiggle(method: &Method, errors: &mut Errors) -> bool {
    let mut is_good = true;
    for ty in &method.params {
        let ty = match ungrouped(ty) {
            Type::Reference(reference) => ungrouped(&reference.elem),
            ty => ty,
        };
        let Type::Path(path) = ty else { continue };
        let segments = &path.path.segments;
        let (first, last) = (segments.first(), segments.last());
        let name = match (first, last) {
            (Some(first), Some(last)) if first.ident == "wiggle" => last.ident.to_string(),
            _ => continue,
        };
        if matches!(&*name, "GuestMemory" | "GuestPtr") {
            let message = format!(
                "this is wiggle's `{name}`: import `wasmtime_integration::{name}`, which converts \
                 into wiggle's with `.into()`"
            );
            errors.at(path, message);
            is_good = false;
        }
    }
    is_good
}
