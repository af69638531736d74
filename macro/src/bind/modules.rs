//! Selects the witx modules that the impl block implements, and their structs.

use proc_macro2::{Ident, Span};
use syn::ext::IdentExt as _;
use syn::{Token, Type, TypePath, Visibility};

use super::plan::{FunctionPlan, Instance};
use crate::diagnostics::{Errors, did_you_mean};
use crate::document::{Document, Module, names};
use crate::parse::ImplBlock;
use crate::parse::arguments::{ModuleArguments, ModuleOptions, Modules};

/// Returns the modules that the argument `modules` names, or all without it.
pub(super) fn select<'a>(
    document: &'a Document,
    modules: Option<&Modules>,
    errors: &mut Errors,
) -> Vec<Instance<'a>> {
    if document.modules.is_empty() {
        errors.at_span(
            Span::call_site(),
            "the witx document has no module to implement; to generate only its types, write \
             `wasmtime_integration::types!(…)`",
        );
        return Vec::new();
    }
    let Some(Modules(arguments)) = modules else {
        let options = ModuleOptions::default();
        let modules = document.modules.iter();
        return modules
            .map(|module| Instance::new(module, &options))
            .collect();
    };
    let mut instances: Vec<Instance<'a>> = Vec::new();
    for ModuleArguments { module, options } in arguments {
        let Some(found) = find(document, module) else {
            let word = module.unraw().to_string();
            let near = did_you_mean(&word, document.modules.iter().map(|m| m.witx.as_str()));
            let message = format!("the witx document has no module `{word}`{near}");
            errors.at(module, message);
            continue;
        };
        let instance = Instance::new(found, options);
        let ident = &instance.ident;
        if instances.iter().any(|i| i.module.witx == found.witx) {
            let message = format!("the module `{}` is listed twice", module.unraw());
            errors.at(module, message);
        } else if instances.iter().any(|i| i.ident == *ident) {
            errors.at(
                ident,
                format!("two modules have an instance struct named `{ident}`"),
            );
        } else {
            instances.push(instance);
        }
    }
    instances
}

fn find<'a>(document: &'a Document, word: &Ident) -> Option<&'a Module> {
    document.modules.iter().find(|module| {
        word.unraw() == module.witx
            || names::snake(&module.witx).is_some_and(|ident| names::is_method_of(word, &ident))
    })
}

impl<'a> Instance<'a> {
    fn new(module: &'a Module, options: &ModuleOptions) -> Self {
        let public = || Visibility::Public(Token![pub](Span::call_site()));
        let functions = module.functions.iter().map(|function| FunctionPlan {
            function,
            cfg: None,
            implementors: Vec::new(),
        });
        Instance {
            module,
            ident: options.name.as_ref().unwrap_or(&module.ident).clone(),
            vis: options.vis.clone().unwrap_or_else(public),
            docs: options.docs.clone(),
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
    // A longer path names a type in another Rust module, which may have the same name.
    let Type::Path(TypePath {
        qself: None, path, ..
    }) = &block.self_ty
    else {
        return;
    };
    let (Some(segment), 1) = (path.segments.first(), path.segments.len()) else {
        return;
    };
    for instance in instances.iter_mut().filter(|i| i.ident == segment.ident) {
        let witx = &instance.module.witx;
        let word = names::snake(witx).map_or_else(|| "…".to_owned(), |word| word.to_string());
        errors.at(
            &segment.ident,
            format!(
                "the instance struct of the witx module `{witx}` has the same name as this \
                 context, `{}`: rename it with `modules({word}(name = …))`",
                instance.ident,
            ),
        );
        // The rest is still generated.
        instance.ident = quote::format_ident!("{}_", instance.ident);
    }
}
