//! Functions without a method.

use syn::ext::IdentExt as _;
use syn::{Expr, Path};

use super::plan::{Call, FunctionPlan, Implementor, MemoryUse, Waits, all_of};
use super::{Binder, suggest};
use crate::diagnostics::{Errors, is_misspelling};
use crate::parse::arguments::{Arguments, WiggleTarget};
use crate::parse::{ImplBlock, Method};

/// Returns the implementor of functions without a method, or `None` if they are a mistake.
pub(super) fn fallback<'a>(
    arguments: &'a Arguments,
    errors: &mut Errors,
) -> Option<Implementor<'a>> {
    let unimplemented = |value| Some(Implementor::unimplemented(Vec::new(), value));
    match (&arguments.target, &arguments.unimplemented) {
        (Some(target), _) if check_target(arguments, target, errors) => {
            let block_on = arguments.block_on.as_ref();
            Some(Implementor {
                cfgs: Vec::new(),
                call: Call::Target(target),
                waits: block_on.map_or(Waits::IfFuture, Waits::BlockOn),
                // All of wiggle's functions take the memory.
                memory: MemoryUse::Yes,
            })
        }
        (Some(_), _) => unimplemented(None),
        (None, Some(Expr::Path(word))) if word.path.is_ident("trap") => unimplemented(None),
        (None, Some(_)) if skips(arguments) => None,
        (None, Some(error)) => unimplemented(Some(error)),
        (None, None) => None,
    }
}

/// Whether functions without a method are left out of their module.
fn skips(arguments: &Arguments) -> bool {
    matches!(&arguments.unimplemented, Some(Expr::Path(word)) if word.path.is_ident("skip"))
}

impl<'a> Binder<'a, '_> {
    /// Adds an implementor to each function, for the configurations in which it has none, or leaves
    /// the function out.
    pub(super) fn fill(
        &mut self,
        arguments: &Arguments,
        fallback: Option<&Implementor<'a>>,
        block: &ImplBlock,
    ) {
        let mut missing = Vec::new();
        let mut fill = |plan: &mut FunctionPlan<'a>| {
            let traps = || Implementor::unimplemented(Vec::new(), None);
            let mut implementor = fallback.cloned().unwrap_or_else(traps);
            if plan.implementors.is_empty() {
                let is_misspelt = report_helper(&self.helpers, plan, self.errors);
                if skips(arguments) {
                    return false;
                }
                if !is_misspelt {
                    missing.push((plan.method.clone(), plan.function));
                }
            } else if fallback.is_none() || plan.implementors.iter().any(|i| i.cfgs.is_empty()) {
                return true;
            } else {
                let others = plan.implementors.iter().map(|i| all_of(&i.cfgs));
                let cfg = syn::parse_quote!(#[cfg(not(any(#(#others),*)))]);
                implementor.cfgs.push(cfg);
            }
            plan.implementors.push(implementor);
            true
        };
        for instance in &mut self.instances {
            instance.functions.retain_mut(&mut fill);
        }
        // A method with a broken attribute may be the missing one.
        let are_known = block.methods.iter().all(|method| !method.guest.is_broken);
        if fallback.is_none() && !missing.is_empty() && are_known {
            let message = suggest::missing_methods(self.document, &missing);
            self.errors.at(&block.item.self_ty, message);
        }
    }
}

/// Reports a helper that was probably meant to implement the function, and returns whether there
/// is one.
fn report_helper(helpers: &[&Method], plan: &FunctionPlan<'_>, errors: &mut Errors) -> bool {
    let method = &plan.names[0];
    let is_meant = |helper: &&&Method| is_misspelling(&helper.ident.unraw().to_string(), method);
    let Some(helper) = helpers.iter().find(is_meant) else {
        return false;
    };
    let message = format!(
        "this is nearly the name of the witx function `{}`, which has no method: rename it to \
         `{}`, or mark it with `#[guest(skip)]` if it is a helper",
        plan.function.name, plan.method
    );
    errors.at(&helper.ident, message);
    true
}

/// Whether the crate has the feature that the argument `target` needs.
pub(crate) fn has_wiggle_feature() -> bool {
    cfg!(any(feature = "wiggle", test))
}

/// Reports if the crate lacks the feature that the argument `target` needs.
pub(crate) fn has_wiggle(target: &Path, errors: &mut Errors) -> bool {
    let has_wiggle = has_wiggle_feature();
    if !has_wiggle {
        errors.at(
            target,
            "`target` needs the feature `wiggle` of wasmtime-integration; in Cargo.toml, write \
             `wasmtime-integration = { version = \"…\", features = [\"wiggle\"] }`",
        );
    }
    has_wiggle
}

/// Reports mistakes in the argument `target`, and returns `false` if there are any.
fn check_target(arguments: &Arguments, target: &WiggleTarget, errors: &mut Errors) -> bool {
    if !has_wiggle(&target.path, errors) {
        return false;
    }
    if arguments.types.is_some() && target.convert.is_present() {
        errors.at_span(
            target.convert.span(),
            "the argument `types` names types from elsewhere: where they are generated, write \
             `types!(…, target = …)` to make them convert",
        );
    }
    let mut segments = target.path.segments.iter();
    if let Some(segment) = segments.find(|segment| !segment.arguments.is_none()) {
        let message = "`target` must be the path of a module, without generic arguments";
        errors.at(&segment.arguments, message);
        return false;
    }
    true
}
