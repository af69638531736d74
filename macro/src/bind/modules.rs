//! Selects the witx modules that the impl block implements, and their structs.

use std::collections::BTreeMap;

use proc_macro2::{Ident, Span};
use syn::ext::IdentExt as _;
use syn::{Token, Type, Visibility};

use super::plan::{FunctionPlan, Instance};
use crate::diagnostics::{Errors, did_you_mean};
use crate::document::{Document, Function, Module, names};
use crate::parse::ImplBlock;
use crate::parse::modules::{ModuleArguments, ModuleOptions, Modules};

/// Returns the modules that the argument `modules` selects, or all if it is omitted.
pub(super) fn select<'a>(
    document: &'a Document,
    modules: Option<&Modules>,
    block: &ImplBlock,
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
    let all = Modules::all(ModuleOptions::default());
    let mut instances: Vec<Instance<'a>> = Vec::new();
    for (module, options) in chosen(document, modules.unwrap_or(&all), errors) {
        let mut instance = Instance::new(module, options);
        check_name_of_context(block, &mut instance, errors);
        let ident = &instance.ident;
        if instances.iter().any(|i| i.ident == *ident) {
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

/// Returns the modules that are named, and with `except`, all others but those in it. Reports
/// modules that are unknown, listed twice, or listed and excepted.
fn chosen<'a, 'o>(
    document: &'a Document,
    modules: &'o Modules,
    errors: &mut Errors,
) -> Vec<(&'a Module, &'o ModuleOptions)> {
    // For each module that is listed or excepted, what is wrong with listing it again.
    let mut taken = BTreeMap::new();
    for word in modules.except.iter().flatten() {
        let module = find(document, word, errors);
        taken.extend(module.map(|module| (&module.name, ", and in `except(…)`")));
    }
    let mut chosen = Vec::new();
    for ModuleArguments { module, options } in &modules.named {
        let (name, word) = (module.unraw(), module);
        let Some(module) = find(document, word, errors) else {
            continue;
        };
        match taken.insert(&module.name, " twice") {
            Some(wrong) => errors.at(word, format!("the module `{name}` is listed{wrong}")),
            None => chosen.push((module, options)),
        }
    }
    if modules.except.is_some() {
        let all = document.modules.iter();
        let others = all.filter(|module| !taken.contains_key(&module.name));
        chosen.extend(others.map(|module| (module, &modules.others)));
    }
    chosen
}

fn find<'a>(document: &'a Document, word: &Ident, errors: &mut Errors) -> Option<&'a Module> {
    let found = document.modules.iter().find(|module| {
        word.unraw() == module.name
            || names::snake(&module.name).is_some_and(|ident| names::is_method_of(word, &ident))
    });
    if found.is_none() {
        let name = word.unraw().to_string();
        let near = did_you_mean(&name, document.modules.iter().map(|m| m.name.as_str()));
        let message = format!("the witx document has no module `{name}`{near}");
        errors.at(word, message);
    }
    found
}

impl<'a> Instance<'a> {
    fn new(module: &'a Module, options: &ModuleOptions) -> Self {
        let public = || Visibility::Public(Token![pub](Span::call_site()));
        let functions = module.functions.iter().map(|function| {
            let method = method_name(options.prefix.as_ref(), function);
            let [name, rust] = [&method, &function.ident].map(|name| name.unraw().to_string());
            FunctionPlan {
                function,
                method,
                names: [name, rust, function.name.clone()],
                implementors: Vec::new(),
            }
        });
        Instance {
            module,
            ident: options.name.as_ref().unwrap_or(&module.ident).clone(),
            vis: options.vis.clone().unwrap_or_else(public),
            docs: options.docs.clone(),
            functions: functions.collect(),
        }
    }
}

/// Returns the name of the method that implements a function.
fn method_name(prefix: Option<&Ident>, function: &Function) -> Ident {
    let name = prefix.map(|prefix| format!("{prefix}{}", function.ident.unraw()));
    let name = name.and_then(|name| names::identifier(&name));
    name.unwrap_or_else(|| function.ident.clone())
}

/// Checks that the instance struct doesn't have the name of the context.
fn check_name_of_context(block: &ImplBlock, instance: &mut Instance<'_>, errors: &mut Errors) {
    // A longer path names a type in another Rust module, which may have the same name.
    let segment = match &block.self_ty {
        Type::Path(ty) if ty.qself.is_none() && ty.path.segments.len() == 1 => &ty.path.segments[0],
        _ => return,
    };
    if segment.ident != instance.ident {
        return;
    }
    let name = &instance.module.name;
    errors.at(
        &segment.ident,
        format!(
            "the instance struct of the module `{name}` has the same name as this context, \
             `{}`: rename it with the module's option `name = …`",
            instance.ident,
        ),
    );
    // The rest is still generated.
    instance.ident = quote::format_ident!("{}_", instance.ident);
}
