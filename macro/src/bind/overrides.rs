//! Overrides: methods that take and return core values.

use syn::Type;

use super::Binder;
use super::methods::{caller_param, memory_param};
use super::plan::{Call, FirstParam, MemoryUse};
use super::suggest;
use crate::document::Function;
use crate::parse::spelling::{is_caller, ungrouped};
use crate::parse::{Method, Receiver};

/// Binds an override to the function, if its parameters fit.
pub(super) fn bind_override<'a>(
    binder: &mut Binder<'a, '_>,
    function: &'a Function,
    method: &'a Method,
) -> Option<(Call<'a>, MemoryUse)> {
    let found = method
        .split_params(function.core.params.len())
        .and_then(|(first, params)| Some((first_param(method, first)?, params)))
        .filter(|(_, params)| !params.iter().any(is_caller));
    let Some((first, params)) = found else {
        report_parameters(binder, function, method);
        return None;
    };
    let memory_use = match first {
        FirstParam::Memory | FirstParam::MemoryMut => MemoryUse::Yes,
        FirstParam::Caller | FirstParam::CallerRef => {
            binder
                .stores
                .add(method, &method.params[0], binder.errors)?;
            MemoryUse::No
        }
        FirstParam::None => MemoryUse::No,
    };
    let call = Call::Override {
        method,
        first,
        params,
    };
    Some((call, memory_use))
}

/// Returns what the first parameter takes: the memory after a receiver, otherwise the caller.
fn first_param(method: &Method, first: Option<&Type>) -> Option<FirstParam> {
    let Some(first) = first else {
        return Some(FirstParam::None);
    };
    match (method.receiver, ungrouped(first)) {
        // An alias can hide a `Caller`, but hardly a reference.
        (Receiver::None, Type::Reference(_)) if !is_caller(first) => None,
        (Receiver::None, _) => Some(caller_param(first)),
        _ if is_caller(first) => None,
        _ => memory_param(Some(first)),
    }
}

fn report_parameters(binder: &mut Binder<'_, '_>, function: &Function, method: &Method) {
    let has_receiver = method.receiver != Receiver::None;
    let first = method.params.first();
    if let Some(caller) = first.filter(|ty| has_receiver && is_caller(ty)) {
        return binder.errors.at(
            caller,
            "an override can't take both a receiver and a `Caller`: remove one of them",
        );
    }
    let expected = suggest::other_parameters(
        function,
        (function.core.params.len(), "core parameter"),
        &suggest::raw(function, method),
        if has_receiver {
            "`memory: &mut GuestMemory<'_>`"
        } else {
            "`caller: Caller<'_, T>`"
        },
    );
    let message = format!(
        "{expected}; without `#[r#override]`, a method takes interface values, and may take \
         {} first",
        if has_receiver {
            "`memory: &mut GuestMemory<'_>`"
        } else {
            "`caller: &mut Caller<'_, T>`"
        }
    );
    binder.errors.at(&method.signature, message);
}
