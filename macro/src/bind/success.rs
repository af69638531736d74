//! Checks the case of an error type that guests read as success.

use std::collections::BTreeMap;

use syn::LitStr;

use super::plan::{Instance, SuccessCheck};
use super::success_names::is_success;
use crate::diagnostics::{Errors, did_you_mean};
use crate::document::{Document, ItemPosition, NamedItem, Type, TypeKind};

/// Checks that the first case of each error enum means success, by its name or by the argument
/// `success`. In this ABI, success is 0, and so is the first case.
///
/// Returns the error types whose cases only the compiler knows, and the accepted names.
pub(super) fn check<'a>(
    document: &'a Document,
    instances: &[Instance<'a>],
    accepted: &'a [LitStr],
    errors: &mut Errors,
) -> Vec<SuccessCheck<'a>> {
    let unknown_cases = unknown_cases(instances, accepted);
    if unknown_cases.is_empty() {
        check_known(document, instances, accepted, errors);
    }
    unknown_cases
}

/// Returns the error types that come from Rust.
fn unknown_cases<'a>(instances: &[Instance<'a>], accepted: &'a [LitStr]) -> Vec<SuccessCheck<'a>> {
    let functions = instances.iter().flat_map(|instance| &instance.functions);
    let errors = functions.filter_map(|plan| plan.function.error());
    let mut checks: Vec<SuccessCheck<'a>> = Vec::new();
    for error in errors {
        if let Type::Rust(ty) = error
            && !checks.iter().any(|check| check.errno == &**ty)
        {
            checks.push(SuccessCheck {
                errno: ty,
                accepted,
            });
        }
    }
    checks
}

fn check_known(
    document: &Document,
    instances: &[Instance<'_>],
    accepted: &[LitStr],
    errors: &mut Errors,
) {
    let first_cases = first_cases(document, instances);
    let names = || first_cases.values().map(|(case, _)| case.witx.as_str());
    let is_first = |literal: &&LitStr| names().any(|name| name == literal.value());
    let unknown: Vec<_> = accepted
        .iter()
        .filter(|literal| !is_first(literal))
        .collect();
    for literal in &unknown {
        let word = literal.value();
        let near = did_you_mean(&word, names());
        let message = format!("no error enum has `{word}` as its first case{near}");
        errors.at(literal, message);
    }
    // A misspelt name may have been meant for any of the cases below.
    if !unknown.is_empty() {
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

/// Returns the first case of each enum that is the error of a function, by the type's index.
fn first_cases<'a>(
    document: &'a Document,
    instances: &[Instance<'a>],
) -> BTreeMap<usize, (&'a NamedItem, &'a ItemPosition)> {
    let functions = instances.iter().flat_map(|instance| &instance.functions);
    let errors = functions.filter_map(|plan| plan.function.error());
    let first_cases = errors.filter_map(|error| {
        let Type::Named(index) = document.resolve(error) else {
            return None;
        };
        let TypeKind::Enum {
            cases, first_case, ..
        } = &document.types[*index].kind
        else {
            return None;
        };
        Some((*index, (cases.first()?, first_case)))
    });
    first_cases.collect()
}
