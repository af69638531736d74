//! Checks the case of an error type that guests read as success.

use std::collections::BTreeMap;

use syn::LitStr;

use super::success_names::is_success;
use crate::diagnostics::{Errors, did_you_mean};
use crate::document::{Document, ItemPosition, NamedItem, Type, TypeKind};

/// Checks that the first case of each error enum means success, by its name or because it is
/// `accepted`. In this ABI, success is 0, and so is the first case.
pub(super) fn check(
    document: &Document,
    types: &[&Type],
    accepted: &[LitStr],
    errors: &mut Errors,
) {
    // Only the compiler knows the cases of a Rust type, and so checks them.
    if types.iter().any(|ty| matches!(ty, Type::Rust(_))) {
        return;
    }
    let first_cases = first_cases(document, types);
    let names = || first_cases.values().map(|(case, _)| case.witx.as_str());
    let before = errors.len();
    for literal in accepted {
        let word = literal.value();
        if !names().any(|name| name == word) {
            let near = did_you_mean(&word, names());
            let message = format!("no error enum has `{word}` as its first case{near}");
            errors.at(literal, message);
        }
    }
    // A misspelt name may have been meant for any of the cases below.
    if errors.len() > before {
        return;
    }
    for (case, position) in first_cases.values() {
        let name = &case.witx;
        if is_success(name) || accepted.iter().any(|literal| literal.value() == *name) {
            continue;
        }
        errors.push(position.error(format!(
            "guests read the error `{name}` as success, because the first case is 0: insert a \
             case `$success` before it, or accept this with `success = \"{name}\"`"
        )));
    }
}

/// Returns the first case of each error enum, by the type's index.
fn first_cases<'a>(
    document: &'a Document,
    types: &[&'a Type],
) -> BTreeMap<usize, (&'a NamedItem, &'a ItemPosition)> {
    let first_cases = types.iter().filter_map(|ty| match document.resolve(ty) {
        Type::Named(index) => match &document.types[*index].kind {
            TypeKind::Enum {
                cases, first_case, ..
            } => Some((*index, (cases.first()?, first_case))),
            _ => None,
        },
        _ => None,
    });
    first_cases.collect()
}
