//! Turns the arguments, the impl block and the document into the [`Plan`]: which method
//! implements which function, and how it is called.

mod fallback;
mod functions;
mod methods;
mod modules;
mod plan;
mod store;
mod success;
mod success_names;
mod suggest;

use crate::diagnostics::Errors;
use crate::document::{Document, Type};
use crate::parse::arguments::Arguments;
use crate::parse::spelling::caller_data;
use crate::parse::{Hooks, ImplBlock, Method, Receiver};
use store::StoreType;

pub(crate) use fallback::{has_wiggle, has_wiggle_feature};
pub(crate) use plan::{
    Call, FirstParam, FunctionPlan, Implementor, Instance, MemoryUse, ParamForm, Plan, Store,
    TypedParam, Waits, all_of,
};

/// Binds the functions of the modules to methods. A function whose method has a mistake is
/// planned as unimplemented, so that the rest is still generated.
pub(crate) fn bind<'a>(
    document: &'a Document,
    block: &'a ImplBlock,
    arguments: &'a Arguments,
    errors: &mut Errors,
) -> Plan<'a> {
    let fallback = fallback::fallback(arguments, errors);
    let instances = modules::select(document, arguments.modules.as_ref(), block, errors);
    let mut binder = Binder {
        document,
        errors,
        instances,
        block_on: arguments.block_on.as_ref(),
        stores: store::named(arguments),
        hooks: &block.hooks,
        helpers: Vec::new(),
    };
    for hook in block.hooks.iter() {
        if hook.receiver == Receiver::None {
            binder.add_store(hook, &hook.params[0]);
        }
    }
    // A caller behind an alias belongs to the store that another method names.
    let hides_caller = |method: &&Method| method.params.first().and_then(caller_data).is_none();
    let mut methods: Vec<&Method> = block.methods.iter().collect();
    methods.sort_by_key(hides_caller);
    for method in methods {
        binder.bind_method(method);
    }
    binder.fill(arguments, fallback.as_ref(), block);
    let instances = binder.instances.iter();
    let functions = instances.flat_map(|instance| &instance.functions);
    let mut types: Vec<&Type> = Vec::new();
    for error in functions.filter_map(|plan| plan.function.error()) {
        if !types.contains(&error) {
            types.push(error);
        }
    }
    let accepted = arguments.success.as_deref().unwrap_or_default();
    success::check(document, &types, accepted, binder.errors);
    Plan {
        document,
        block,
        arguments,
        instances: binder.instances,
        stores: store::finish(binder.stores),
        errors: types,
    }
}

/// The inputs and the results of binding methods.
struct Binder<'a, 'e> {
    document: &'a Document,
    errors: &'e mut Errors,
    instances: Vec<Instance<'a>>,
    block_on: Option<&'a syn::ExprPath>,
    stores: Vec<StoreType<'a>>,
    hooks: &'a Hooks,
    /// The methods that don't implement a function.
    helpers: Vec<&'a Method>,
}
