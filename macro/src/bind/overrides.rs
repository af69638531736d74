//! Overrides: methods that take and return core values.

use super::Binder;
use super::methods::{memory_param, split_params};
use super::plan::{Call, MemoryParam, MemoryUse};
use super::store::caller_data;
use super::suggest;
use crate::document::Function;
use crate::parse::{Method, Receiver};

/// Binds an override to the function, if its parameters fit.
pub(super) fn bind_override<'a>(
    binder: &mut Binder<'a, '_>,
    function: &'a Function,
    method: &'a Method,
) -> Option<(Call<'a>, MemoryUse)> {
    let has_receiver = method.receiver != Receiver::None;
    let found = split_params(method, function.core.params.len()).and_then(|(first, params)| {
        let memory = memory_param(first.filter(|_| has_receiver))?;
        Some((first.filter(|_| !has_receiver), memory, params))
    });
    let Some((caller, memory, params)) = found else {
        report_parameters(binder, function, method);
        return None;
    };
    if let Some(caller) = caller {
        binder.stores.add(method, caller, binder.errors)?;
    }
    let memory_use = match memory {
        MemoryParam::None => MemoryUse::No,
        MemoryParam::Ref | MemoryParam::Mut => MemoryUse::Yes,
    };
    let call = Call::Override {
        method,
        caller: caller.is_some(),
        memory,
        params,
    };
    Some((call, memory_use))
}

fn report_parameters(binder: &mut Binder<'_, '_>, function: &Function, method: &Method) {
    let has_receiver = method.receiver != Receiver::None;
    let caller = method.params.iter().find(|ty| caller_data(ty).is_some());
    if has_receiver && let Some(caller) = caller {
        return binder.errors.at(
            caller,
            "an override can't take both a receiver and a `Caller`: remove one of them",
        );
    }
    let message = suggest::other_parameters(
        function,
        (function.core.params.len(), "core parameter"),
        &suggest::raw(function, method),
        if has_receiver {
            "`memory: &mut GuestMemory<'_>`"
        } else {
            "`caller: Caller<'_, T>`"
        },
    );
    binder.errors.at(&method.signature, message);
}
