//! Turns the arguments, the impl block and the document into the [`Plan`]: which method
//! implements which function, and how it is called.

mod fallback;
mod functions;
mod helpers;
mod methods;
mod modules;
mod overrides;
mod plan;
mod store;
mod success;
mod success_names;
mod suggest;

use crate::diagnostics::Errors;
use crate::document::{Document, Type};
use crate::parse::arguments::Arguments;
use crate::parse::{ImplBlock, Method, Receiver};
use fallback::Fallback;
use functions::Index;
use store::StoreTypes;

pub(crate) use fallback::{has_wiggle, has_wiggle_feature};
pub(crate) use plan::{
    Call, Failures, FirstParam, FunctionPlan, Implementor, Instance, MemoryUse, ParamForm, Plan,
    Store, SuccessCheck, TypedParam, Waits, all_of,
};

/// Binds the functions of the modules to methods. A function whose method has a mistake is
/// planned as unimplemented, so that the rest is still generated.
pub(crate) fn bind<'a>(
    document: &'a Document,
    block: &'a ImplBlock,
    arguments: &'a Arguments,
    errors: &mut Errors,
) -> Plan<'a> {
    let fallback = Fallback::new(arguments, errors);
    let mut instances = modules::select(document, arguments.modules.as_ref(), errors);
    modules::check_name_of_context(block, &mut instances, errors);
    let mut binder = Binder {
        document,
        errors,
        index: functions::index(&instances),
        instances,
        block_on: arguments.block_on.as_ref(),
        stores: StoreTypes::new(arguments.store.as_ref()),
        helpers: Vec::new(),
    };
    // A caller behind an alias belongs to the store that another method names.
    let (shown, others): (Vec<_>, Vec<_>) = block
        .methods
        .iter()
        .partition(|method| store::shows_caller(method));
    for method in shown.into_iter().chain(others) {
        binder.bind_method(method);
    }
    let Binder {
        mut instances,
        stores,
        helpers,
        ..
    } = binder;
    let reported = helpers::check(&helpers, &instances, errors);
    fallback.fill(document, block, &mut instances, &reported, errors);
    let accepted = arguments.success.as_deref().unwrap_or_default();
    let success_checks = success::check(document, &instances, accepted, errors);
    let mut failures = Failures {
        missing_memory: arguments.missing_memory.as_ref(),
        guest_error: arguments.guest_error.as_ref(),
        errors: Vec::new(),
    };
    for instance in &mut instances {
        finish(instance, &mut failures);
    }
    Plan {
        document,
        block,
        instances,
        stores: stores.finish(),
        failures,
        success_checks,
        memory_slot: arguments.memory_slot.as_ref(),
        copy_limit: arguments.copy_limit.as_ref(),
        target: arguments.target.as_ref(),
        runtime: arguments.runtime.as_ref(),
        types: arguments.types.as_ref(),
    }
}

/// The inputs and the results of binding methods.
struct Binder<'a, 'e> {
    document: &'a Document,
    errors: &'e mut Errors,
    instances: Vec<Instance<'a>>,
    index: Index,
    block_on: Option<&'a syn::ExprPath>,
    stores: StoreTypes<'a>,
    /// The methods that don't implement a function.
    helpers: Vec<&'a Method>,
}

/// Makes the decisions that depend on all functions of a module.
fn finish<'a>(instance: &mut Instance<'a>, failures: &mut Failures<'a>) {
    let implementors = || instance.functions.iter().flat_map(|f| &f.implementors);
    instance.uses_memory = implementors().any(|i| i.memory != MemoryUse::No);
    instance.has_target = implementors().any(|i| matches!(i.call, Call::Target(_)));
    instance.waits = functions::wait_in_wasmtime(implementors());
    for plan in &mut instance.functions {
        plan.cfg = functions::cfg(&plan.implementors);
        let error: Option<&Type> = plan.function.error();
        let new = error.filter(|error| !failures.errors.contains(error));
        failures.errors.extend(new);
        for implementor in &mut plan.implementors {
            let call = &implementor.call;
            let gets_ctx = matches!(call, Call::Target(_))
                || call.method().is_some_and(|m| m.receiver != Receiver::None);
            implementor.passes_fuel = instance.has_target && gets_ctx;
        }
    }
    instance.may_be_empty = instance.functions.iter().all(|plan| plan.cfg.is_some());
}
