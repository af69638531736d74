//! Helpers whose names are nearly those of functions.

use proc_macro2::Ident;
use syn::ext::IdentExt as _;

use super::plan::Instance;
use crate::diagnostics::{Errors, is_misspelling};
use crate::document::Function;
use crate::parse::Method;

/// Reports each helper that was probably meant to implement a function without a method, and
/// returns these functions.
pub(super) fn check<'a>(
    helpers: &[&Method],
    instances: &[Instance<'a>],
    errors: &mut Errors,
) -> Vec<&'a Function> {
    let functions = instances.iter().flat_map(|instance| &instance.functions);
    let missing = functions.filter(|plan| plan.implementors.is_empty());
    let missing: Vec<_> = missing.map(|plan| (&plan.method, plan.function)).collect();
    let mut meant = Vec::new();
    for helper in helpers {
        let name = helper.ident.unraw().to_string();
        let is_meant =
            |(method, _): &&(&Ident, &Function)| is_misspelling(&name, &method.unraw().to_string());
        let Some((method, function)) = missing.iter().find(is_meant) else {
            continue;
        };
        let message = format!(
            "this is nearly the name of the witx function `{}`, which has no method: rename it to \
             `{}`, or mark it with `#[guest(skip)]` if it is a helper",
            function.name, method
        );
        errors.at(&helper.ident, message);
        meant.push(*function);
    }
    meant
}
