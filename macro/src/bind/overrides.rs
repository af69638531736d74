//! Overrides: methods that take and return core values.

use super::Binder;
use super::methods::memory_param;
use super::plan::{Call, Implementor, MemoryParam, MemoryUse};
use super::store::caller_data;
use super::suggest;
use crate::document::Function;
use crate::parse::{Method, Receiver};

/// Binds an override to the function, if its parameters fit.
pub(super) fn bind_override<'a>(
    binder: &mut Binder<'a, '_>,
    function: &'a Function,
    method: &'a Method,
) -> Option<Implementor<'a>> {
    let expected = function.core.params.len();
    let extra = method.params.len().checked_sub(expected);
    let params = &method.params[extra.unwrap_or_default()..];
    let has_receiver = method.receiver != Receiver::None;
    let ctx_override = |memory| Call::CtxOverride {
        method,
        memory,
        params,
    };
    let call = match extra {
        Some(0) if has_receiver => Some(ctx_override(MemoryParam::None)),
        Some(1) if has_receiver => memory_param(&method.params[0]).map(ctx_override),
        Some(caller @ (0 | 1)) => Some(Call::RawOverride {
            method,
            caller: caller == 1,
            params,
        }),
        _ => None,
    };
    let Some(call) = call else {
        report_parameters(binder, function, method);
        return None;
    };
    let memory = match &call {
        Call::CtxOverride {
            memory: MemoryParam::Ref | MemoryParam::Mut,
            ..
        } => MemoryUse::Yes,
        _ => MemoryUse::No,
    };
    if let Call::RawOverride { caller: true, .. } = &call {
        binder
            .stores
            .add(method, &method.params[0], binder.errors)?;
    }
    Some(Implementor {
        waits: binder.waits(method),
        memory,
        ..Implementor::new(method.cfgs.clone(), call)
    })
}

fn report_parameters(binder: &mut Binder<'_, '_>, function: &Function, method: &Method) {
    let has_receiver = method.receiver != Receiver::None;
    let caller = method.params.iter().find(|ty| caller_data(ty).is_some());
    if has_receiver && let Some(caller) = caller {
        return binder.errors.at(
            caller,
            "an override with a receiver gets the context, and no `Caller`: remove one of them",
        );
    }
    let first = if has_receiver {
        "`memory: &mut GuestMemory<'_>`"
    } else {
        "`caller: Caller<'_, T>`"
    };
    binder.errors.at(
        &method.signature,
        format!(
            "the witx function `{}` has {}; expected `{}`, optionally with {first} first",
            function.witx,
            suggest::count(function.core.params.len(), "core parameter"),
            suggest::raw(function, method),
        ),
    );
}
