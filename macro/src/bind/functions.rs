//! Finds the function that a method implements.

use std::cmp::Reverse;

use syn::ext::IdentExt as _;

use super::Binder;
use super::plan::{FunctionPlan, Implementor};
use super::{methods, suggest};
use crate::diagnostics::did_you_mean;
use crate::document::{Module, names};
use crate::parse::{Method, check_host_function};

/// Whether the attribute of the method lets it implement a function of the module.
fn is_in(method: &Method, module: &Module) -> bool {
    let name = method.guest.module.as_ref();
    name.is_none_or(|name| name.value() == module.name)
}

impl<'a> Binder<'a, '_> {
    /// Binds a method to the function that it implements, unless it is a helper.
    pub(super) fn bind_method(&mut self, method: &'a Method) {
        if method.guest.skip.is_present() {
            return;
        }
        let Some((module, function)) = self.find_function(method) else {
            return;
        };
        let plan = &self.instances[module].functions[function];
        if let Some(first) = plan.implementors.first()
            && (first.cfgs.is_empty() || method.cfgs.is_empty())
        {
            let message = format!(
                "the witx function `{}` has two methods: remove one, or put each under its own \
                 `#[cfg(…)]`",
                plan.function.name
            );
            return self.errors.at(&method.ident, message);
        }
        let witx = plan.function;
        let is_good = check_host_function(method, "a host function", self.errors);
        let bound = is_good.then(|| methods::bind(self, witx, method));
        let broken = || Implementor::unimplemented(method.cfgs.clone(), None);
        let plan = &mut self.instances[module].functions[function];
        let implementor = bound.flatten().unwrap_or_else(broken);
        plan.implementors.push(implementor);
    }

    /// Returns the function that a method implements, or `None` for a helper.
    fn find_function(&mut self, method: &'a Method) -> Option<(usize, usize)> {
        let found = self.candidates(method);
        let (module, function) = match found[..] {
            [one] => return Some(one),
            [] => {
                self.report_no_function(method);
                return None;
            }
            [likeliest, ..] => likeliest,
        };
        let modules = found.iter().map(|(m, _)| &self.instances[*m].module.name);
        let modules: Vec<String> = modules.map(|name| format!("`{name}`")).collect();
        let attribute = if method.is_override {
            "r#override"
        } else {
            "guest"
        };
        let module = &self.instances[module].module;
        let (module, name) = (&module.name, &module.functions[function].name);
        let word = names::snake(module).map_or_else(|| "…".to_owned(), |word| word.to_string());
        let message = format!(
            "the modules {} all have a function with this name: choose one with \
             `#[{attribute}(module = \"{module}\", name = \"{name}\")]`, or let the methods of one \
             begin with its name, with `modules({word}(prefix = {word}_), …)`",
            modules.join(" and "),
        );
        self.errors.at(&method.ident, message);
        None
    }

    /// Returns the functions that a method may implement, the likeliest first.
    fn candidates(&self, method: &Method) -> Vec<(usize, usize)> {
        let guest = &method.guest;
        let names = names::of_method(&method.ident);
        let is_it = |plan: &FunctionPlan<'_>| match &guest.name {
            Some(name) => name.value() == plan.function.name,
            None if guest.module.is_none() => names.contains(&plan.names[0]),
            None => plan.names.iter().any(|name| names.contains(name)),
        };
        let mut found = Vec::new();
        for (m, instance) in self.instances.iter().enumerate() {
            if is_in(method, instance.module) {
                let plans = instance.functions.iter().enumerate();
                found.extend(plans.filter(|(_, plan)| is_it(plan)).map(|(f, _)| (m, f)));
            }
        }
        // Stable, so that the document's order decides between equals.
        found.sort_by_cached_key(|&(module, function)| {
            let function = self.instances[module].functions[function].function;
            Reverse(suggest::likeness(self.document, function, method))
        });
        found
    }

    /// A method that matches no function is a helper, unless it has an attribute.
    fn report_no_function(&mut self, method: &'a Method) {
        let guest = &method.guest;
        let Some(attribute) = guest.span else {
            return self.helpers.push(method);
        };
        let modules = || self.instances.iter().map(|instance| instance.module);
        if let Some(name) = &guest.module
            && !modules().any(|module| is_in(method, module))
        {
            let word = name.value();
            let near = did_you_mean(&word, modules().map(|module| module.name.as_str()));
            let message = format!("this impl block implements no module `{word}`{near}");
            return self.errors.at(name, message);
        }
        let (word, span) = match (&guest.name, &guest.module) {
            (Some(name), _) => (name.value(), name.span()),
            (None, Some(_)) => (method.ident.unraw().to_string(), attribute),
            (None, None) => (method.ident.unraw().to_string(), method.ident.span()),
        };
        let functions = modules()
            .filter(|module| is_in(method, module))
            .flat_map(|module| &module.functions);
        let near = did_you_mean(&word, functions.map(|function| function.name.as_str()));
        let message = format!("the witx modules have no function `{word}`{near}");
        self.errors.at_span(span, message);
    }
}
