//! Selects the witx modules that the impl block implements, and their structs.

use proc_macro2::{Ident, Span};
use syn::ext::IdentExt as _;
use syn::{Token, Type, TypePath, Visibility};

use super::plan::{FunctionPlan, Instance};
use crate::diagnostics::{Errors, did_you_mean};
use crate::document::{Document, Function, Module, names};
use crate::parse::ImplBlock;
use crate::parse::modules::{ModuleArguments, ModuleOptions, Modules};

/// Returns the modules that the argument `modules` selects, or all if it is omitted.
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
    let all = Modules::all(ModuleOptions::default());
    let Modules {
        named,
        except,
        others,
    } = modules.unwrap_or(&all);
    let mut find = |word: &Ident| {
        let found = find(document, word);
        if found.is_none() {
            let name = word.unraw().to_string();
            let near = did_you_mean(&name, document.modules.iter().map(|m| m.name.as_str()));
            let message = format!("the witx document has no module `{name}`{near}");
            errors.at(word, message);
        }
        found
    };
    let named: Vec<(&Module, &ModuleArguments)> = named
        .iter()
        .filter_map(|arguments| Some((find(&arguments.module)?, arguments)))
        .collect();
    let except = except.as_ref().map(|words| {
        let excepted = words.iter().filter_map(|word| Some((find(word)?, word)));
        excepted.collect::<Vec<_>>()
    });
    let named = check_named(named, except.as_deref().unwrap_or_default(), errors);
    let mut instances: Vec<Instance<'a>> = Vec::new();
    for (module, options) in chosen(document, &named, except.as_deref(), others) {
        let instance = Instance::new(module, options);
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

/// Reports the modules that are listed twice, or listed and excepted, and returns the others.
fn check_named<'a, 'o>(
    named: Vec<(&'a Module, &'o ModuleArguments)>,
    except: &[(&Module, &Ident)],
    errors: &mut Errors,
) -> Vec<(&'a Module, &'o ModuleOptions)> {
    let mut good: Vec<(&Module, &ModuleOptions)> = Vec::new();
    for (module, arguments) in named {
        let name = &arguments.module;
        if good.iter().any(|(other, _)| other.name == module.name) {
            errors.at(
                name,
                format!("the module `{}` is listed twice", name.unraw()),
            );
        } else if except.iter().any(|(other, _)| other.name == module.name) {
            let message = format!(
                "the module `{}` is listed, and in `except(…)`",
                name.unraw()
            );
            errors.at(name, message);
        } else {
            good.push((module, &arguments.options));
        }
    }
    good
}

/// Returns the modules that the block implements: those that are named, or all but those in
/// `except`.
fn chosen<'a, 'o>(
    document: &'a Document,
    named: &[(&'a Module, &'o ModuleOptions)],
    except: Option<&[(&Module, &Ident)]>,
    default: &'o ModuleOptions,
) -> Vec<(&'a Module, &'o ModuleOptions)> {
    let Some(except) = except else {
        return named.to_vec();
    };
    let is = |module: &Module, other: &Module| module.name == other.name;
    let modules = document.modules.iter();
    let modules = modules.filter(|module| !except.iter().any(|(other, _)| is(module, other)));
    let options = |module| {
        let mut named = named.iter();
        let options = named.find(|(other, _)| is(module, other));
        options.map_or(default, |(_, options)| *options)
    };
    modules.map(|module| (module, options(module))).collect()
}

fn find<'a>(document: &'a Document, word: &Ident) -> Option<&'a Module> {
    document.modules.iter().find(|module| {
        word.unraw() == module.name
            || names::snake(&module.name).is_some_and(|ident| names::is_method_of(word, &ident))
    })
}

impl<'a> Instance<'a> {
    fn new(module: &'a Module, options: &ModuleOptions) -> Self {
        let public = || Visibility::Public(Token![pub](Span::call_site()));
        let functions = module.functions.iter().map(|function| FunctionPlan {
            function,
            method: method_name(options.prefix.as_ref(), function),
            implementors: Vec::new(),
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
}
