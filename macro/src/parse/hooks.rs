//! The hooks of the impl block: the methods that run before and after each call.

use syn::{ReturnType, Type};

use super::host_function::check_host_function;
use super::spelling::{is_caller, ungrouped};
use super::{Method, Receiver};
use crate::diagnostics::Errors;

/// The hooks of a block, each in other configurations than those before it.
#[derive(Default)]
pub(crate) struct Hooks {
    pub(crate) before: Vec<Method>,
    pub(crate) after: Vec<Method>,
}

impl Hooks {
    pub(crate) fn iter(&self) -> impl Iterator<Item = &Method> {
        self.before.iter().chain(&self.after)
    }

    /// Takes the hooks out of the methods, and checks them.
    pub(super) fn take(methods: &mut Vec<Method>, errors: &mut Errors) -> Self {
        let mut hooks = Hooks::default();
        let is_hook = |method: &mut Method| {
            method.guest.before.is_present() || method.guest.after.is_present()
        };
        for hook in methods.extract_if(.., is_hook) {
            let is_before = hook.guest.before.is_present();
            let (place, word) = if is_before {
                (&mut hooks.before, "before")
            } else {
                (&mut hooks.after, "after")
            };
            let may_coexist = |other: &Method| !other.cfgs.is_empty() && !hook.cfgs.is_empty();
            if !place.iter().all(may_coexist) {
                let message =
                    format!("a block has one hook that runs {word} each call: merge them");
                errors.at(&hook.ident, message);
            } else if check(&hook, is_before, errors) {
                place.push(hook);
            }
        }
        hooks
    }
}

/// Reports the mistakes in a hook, and returns `false` if there are any.
fn check(hook: &Method, is_before: bool, errors: &mut Errors) -> bool {
    if hook.guest.is_broken {
        return false;
    }
    let (signature, before) = (&hook.signature, errors.len());
    if is_before && hook.guest.after.is_present() {
        let message = "a hook runs either before or after each call: write two methods";
        errors.at(&hook.ident, message);
    }
    if hook.is_override || hook.guest.names_function() || hook.guest.skip.is_present() {
        let message = "a hook is no function that guests import: remove the rest of its attributes";
        errors.at_span(
            hook.guest.span.unwrap_or_else(|| hook.ident.span()),
            message,
        );
    }
    if let Some(asyncness) = &signature.asyncness {
        errors.at(asyncness, "a hook can't be `async`");
    }
    let params = if is_before { 1 } else { 2 };
    let is_fitting = match hook.split_params(params) {
        Some((None, params)) => hook.receiver != Receiver::None && !params.iter().any(is_caller),
        Some((Some(first), _)) => hook.receiver == Receiver::None && is_borrowed_caller(first),
        None => false,
    };
    if !is_fitting {
        let result = if is_before {
            ""
        } else {
            ", result: Result<(), &wasmtime::Error>"
        };
        let message = format!(
            "this hook takes `&mut self, function: HostFunction{result}`, or `caller: &mut \
             Caller<'_, T>` instead of `&mut self`"
        );
        if signature.inputs.is_empty() {
            errors.at(&hook.ident, message);
        } else {
            errors.at(&signature.inputs, message);
        }
    }
    if let ReturnType::Type(_, ty) = &signature.output
        && !is_before
    {
        errors.at(ty, "a hook that runs after each call returns nothing");
    }
    check_host_function(hook, "a hook", errors) && errors.len() == before
}

fn is_borrowed_caller(ty: &Type) -> bool {
    matches!(ungrouped(ty), Type::Reference(reference) if reference.mutability.is_some())
        && is_caller(ty)
}
