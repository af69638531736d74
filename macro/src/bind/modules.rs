//! Which witx modules the impl block implements, and the struct that each becomes.

use proc_macro2::Ident;
use syn::ext::IdentExt as _;
use syn::{Type, Visibility};

use super::plan::{FunctionPlan, Instance};
use crate::diagnostics::{Errors, did_you_mean};
use crate::document::{Document, Module, names};
use crate::parse::ImplBlock;
use crate::parse::arguments::{ModuleArguments, Modules};

/// Returns the modules that the argument `modules` names, or without it, all.
pub(super) fn select<'a>(
    document: &'a Document,
    modules: Option<&Modules>,
    errors: &mut Errors,
) -> Vec<Instance<'a>> {
    let Some(Modules(arguments)) = modules else {
        let modules = document.modules.iter();
        return modules
            .map(|module| Instance::new(module, module.ident.clone()))
            .collect();
    };
    let mut instances: Vec<Instance<'a>> = Vec::new();
    for argument in arguments {
        let word = argument.module.unraw().to_string();
        let Some(module) = find(document, argument) else {
            let near = did_you_mean(&word, document.modules.iter().map(|m| m.witx.as_str()));
            errors.at(
                &argument.module,
                format!("the witx document has no module `{word}`{near}"),
            );
            continue;
        };
        let ident = argument
            .options
            .name
            .clone()
            .unwrap_or_else(|| module.ident.clone());
        let mut others = instances.iter();
        if others.any(|other| other.module.witx == module.witx) {
            errors.at(
                &argument.module,
                format!("the module `{word}` is named twice"),
            );
        } else if instances.iter().any(|other| other.ident == ident) {
            errors.at(
                &ident,
                format!("two modules have an instance struct `{ident}`"),
            );
        } else {
            let instance = Instance::new(module, ident);
            instances.push(Instance {
                vis: argument.options.vis.clone().unwrap_or(instance.vis),
                docs: argument.options.docs.clone(),
                ..instance
            });
        }
    }
    instances
}

fn find<'a>(document: &'a Document, argument: &ModuleArguments) -> Option<&'a Module> {
    let word = argument.module.unraw();
    document.modules.iter().find(|module| {
        word == module.witx
            || names::snake(&module.witx)
                .is_some_and(|ident| names::is_method_of(&argument.module, &ident))
    })
}

impl<'a> Instance<'a> {
    fn new(module: &'a Module, ident: Ident) -> Self {
        let functions = module.functions.iter().map(|function| FunctionPlan {
            function,
            cfg: None,
            implementors: Vec::new(),
        });
        Instance {
            module,
            ident,
            vis: Visibility::Public(syn::Token![pub](proc_macro2::Span::call_site())),
            docs: None,
            functions: functions.collect(),
            waits: None,
            uses_memory: false,
            has_target: false,
            may_be_empty: false,
        }
    }
}

/// Checks that no instance struct has the name of the context.
pub(super) fn check_name_of_context(
    block: &ImplBlock,
    instances: &mut [Instance<'_>],
    errors: &mut Errors,
) {
    // Another path names a type of another module, which may have the same name.
    let Type::Path(path) = &block.self_ty else {
        return;
    };
    let Some(segment) = path.path.segments.first() else {
        return;
    };
    if path.qself.is_some() || path.path.segments.len() != 1 {
        return;
    }
    for instance in instances {
        if instance.ident != segment.ident {
            continue;
        }
        let witx = &instance.module.witx;
        let word = names::snake(witx).map_or_else(|| "…".to_owned(), |word| word.to_string());
        errors.at(
            &segment.ident,
            format!(
                "the instance struct of the witx module `{witx}` has the same name as this \
                 context, `{}`; name it differently: `modules({word}(name = …))`",
                instance.ident,
            ),
        );
        // All else is still generated.
        instance.ident = quote::format_ident!("{}_", instance.ident);
    }
}
