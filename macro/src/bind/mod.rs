//! From the arguments, the impl block and the document to the [`Plan`] of what is generated:
//! which method implements which function, and how it is called.

mod fallback;
mod functions;
mod methods;
mod modules;
mod overrides;
mod plan;
mod store;
mod suggest;

use crate::diagnostics::Errors;
use crate::document::{Document, Type};
use crate::parse::ImplBlock;
use crate::parse::arguments::Arguments;
use fallback::Fallback;
use functions::{Index, bind_method};
use store::StoreTypes;

pub(crate) use plan::{
    Call, Failures, FunctionPlan, Implementor, Instance, MemoryParam, MemoryUse, ParamForm, Plan,
    Store, TypedParam, Waits, all_of,
};

/// Binds the functions of the modules to methods. A function whose method has a mistake is
/// planned as unimplemented, so that all else is still generated.
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
        block_on: arguments.block_on.as_ref(),
        stores: StoreTypes::new(arguments.store.as_ref()),
    };
    let index = Index::new(&instances);
    // A caller behind an alias belongs to the store that another one shows.
    let (hidden, shown): (Vec<_>, Vec<_>) = block
        .methods
        .iter()
        .partition(|method| store::hides_caller(method));
    for method in shown.into_iter().chain(hidden) {
        bind_method(&mut binder, &mut instances, &index, method);
    }
    let stores = binder.stores.finish();
    fallback.fill(document, block, &mut instances, errors);
    let failures = Failures {
        missing_memory: arguments.missing_memory.as_ref(),
        guest_error: arguments.guest_error.as_ref(),
        errors: Vec::new(),
    };
    let mut plan = Plan {
        document,
        block,
        instances,
        stores,
        failures,
        memory_slot: arguments.memory_slot.as_ref(),
        target: arguments.target.as_ref(),
        runtime: arguments.runtime.as_ref(),
        types: arguments.types.as_ref(),
    };
    finish(&mut plan);
    plan
}

/// What binding a method looks at, and collects.
struct Binder<'a, 'e> {
    document: &'a Document,
    errors: &'e mut Errors,
    block_on: Option<&'a syn::ExprPath>,
    stores: StoreTypes,
}

/// Decides what depends on all functions of a module.
fn finish<'a>(plan: &mut Plan<'a>) {
    let failures = &mut plan.failures;
    let makes_errors = failures.missing_memory.is_some() || failures.guest_error.is_some();
    for instance in &mut plan.instances {
        for bound in &mut instance.functions {
            bound.cfg = functions::cfg(&bound.implementors);
            let error: Option<&'a Type> = bound.function.error().filter(|_| makes_errors);
            failures
                .errors
                .extend(error.filter(|error| !failures.errors.contains(error)));
            for implementor in &mut bound.implementors {
                implementor.error = error;
            }
        }
        let implementors = || instance.functions.iter().flat_map(|f| &f.implementors);
        instance.uses_memory = implementors().any(|i| i.memory != MemoryUse::No);
        instance.has_target = implementors().any(|i| matches!(i.call, Call::Target(_)));
        instance.waits = functions::waits(implementors());
        instance.may_be_empty = instance.functions.iter().all(|bound| bound.cfg.is_some());
        let has_target = instance.has_target;
        for bound in &mut instance.functions {
            for implementor in &mut bound.implementors {
                implementor.passes_fuel = has_target && functions::gets_ctx(&implementor.call);
            }
        }
    }
}
