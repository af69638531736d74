//! The rules for methods that are host functions.

use quote::ToTokens;
use syn::{FnArg, GenericParam, Type};

use super::spelling::{caller_data, referent};
use super::{Method, Receiver, cfgs};
use crate::diagnostics::{Errors, find_ident};

/// Checks the signature of a method, which is `what`. Reports all mistakes in it, and returns `false`
/// if there are any.
pub(crate) fn check_host_function(method: &Method, what: &str, errors: &mut Errors) -> bool {
    let before = errors.len();
    check_signature(method, what, errors);
    check_params(method, what, errors);
    check_generics(method, what, errors);
    check_wiggle(method, errors);
    errors.len() == before
}

fn check_signature(method: &Method, what: &str, errors: &mut Errors) {
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
    for (tokens, must) in refused {
        if !tokens.to_token_stream().is_empty() {
            errors.at(tokens, format!("{what} {must}"));
        }
    }
}

fn check_params(method: &Method, what: &str, errors: &mut Errors) {
    for input in &method.signature.inputs {
        let FnArg::Typed(param) = input else {
            continue;
        };
        if let Some(cfg) = cfgs(&param.attrs).first() {
            let message = format!(
                "a parameter of {what} can't be under a `#[cfg]`: write one method per \
                 configuration, with `#[cfg(…)]` on the methods"
            );
            return errors.at(cfg, message);
        }
        if let Some(word) = find_ident(param.ty.to_token_stream(), &|word| word == "impl") {
            let message = format!("{what} can't take `impl Trait`: write the type");
            errors.at(word, message);
        }
    }
}

/// Reports type parameters that the glue can't infer.
fn check_generics(method: &Method, what: &str, errors: &mut Errors) {
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
    if !generics.params.iter().all(is_chosen) {
        let message = format!("{what} can't be generic: guests can't choose a type");
        errors.at(generics, message);
    }
}

/// Reports parameters that are spelled as wiggle's types.
fn check_wiggle(method: &Method, errors: &mut Errors) {
    for ty in &method.params {
        if let Type::Path(path) = referent(ty)
            && let (Some(first), Some(last)) =
                (path.path.segments.first(), path.path.segments.last())
            && first.ident == "wiggle"
            && (last.ident == "GuestMemory" || last.ident == "GuestPtr")
        {
            let name = &last.ident;
            let message = format!(
                "this is wiggle's `{name}`: import `wasmtime_integration::{name}`, which converts \
                 into wiggle's with `.into()`"
            );
            errors.at(path, message);
        }
    }
}
