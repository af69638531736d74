//! Which function a method implements.

use std::collections::BTreeMap;

use proc_macro2::TokenStream;
use syn::Attribute;
use syn::ext::IdentExt as _;

use super::Binder;
use super::methods::bind_typed;
use super::overrides::bind_override;
use super::plan::{Call, Implementor, Instance, Waits, all_of};
use crate::diagnostics::{Errors, SourceSpan, did_you_mean};
use crate::document::names;
use crate::parse::{Method, Receiver};

/// The functions by their names, so that large interfaces bind in linear time: the indices
/// of the module and of the function in it.
pub(super) struct Index<'a> {
    by_witx: BTreeMap<&'a str, Vec<(usize, usize)>>,
    by_ident: BTreeMap<String, Vec<(usize, usize)>>,
}

impl<'a> Index<'a> {
    pub(super) fn new(instances: &[Instance<'a>]) -> Self {
        let mut index = Index {
            by_witx: BTreeMap::new(),
            by_ident: BTreeMap::new(),
        };
        for (m, instance) in instances.iter().enumerate() {
            for (f, bound) in instance.functions.iter().enumerate() {
                let (witx, ident) = (&bound.function.witx, bound.function.ident.unraw());
                index.by_witx.entry(witx).or_default().push((m, f));
                let by_ident = index.by_ident.entry(ident.to_string());
                by_ident.or_default().push((m, f));
            }
        }
        index
    }

    /// The functions that have the name of the method, or the one that its attribute names.
    fn candidates(&self, method: &Method) -> impl Iterator<Item = (usize, usize)> {
        let named = method.witx.name.as_ref();
        let by_witx = named.and_then(|name| self.by_witx.get(name.value().as_str()));
        let idents = match named {
            Some(_) => Vec::new(),
            None => names::of_method(&method.ident),
        };
        let by_ident = idents
            .into_iter()
            .filter_map(|ident| self.by_ident.get(&ident));
        by_witx.into_iter().chain(by_ident).flatten().copied()
    }
}

/// Binds a method to the function that it implements, unless it is a helper.
pub(super) fn bind_method<'a>(
    binder: &mut Binder<'a, '_>,
    instances: &mut [Instance<'a>],
    index: &Index<'a>,
    method: &'a Method,
) {
    let Some((module, function)) = find_function(instances, index, method, binder.errors) else {
        return;
    };
    let bound = &mut instances[module].functions[function];
    if let Some(first) = bound.implementors.first()
        && (first.cfgs.is_empty() || method.cfgs.is_empty())
    {
        binder.errors.at(
            &method.ident,
            format!(
                "the witx function `{}` has two methods; if each is for another configuration, \
                 give each its `#[cfg(…)]`",
                bound.function.witx
            ),
        );
        return;
    }
    let is_good = check_method(method, binder.errors);
    let implementor = if method.is_override {
        is_good
            .then(|| bind_override(binder, bound.function, method))
            .flatten()
    } else {
        bind_typed(binder, bound.function, method).filter(|_| is_good)
    };
    let implementor =
        implementor.unwrap_or_else(|| Implementor::unimplemented(method.cfgs.clone(), None));
    bound.implementors.push(implementor);
}

impl<'a> Binder<'a, '_> {
    /// Where a call of the method waits.
    pub(super) fn waits(&self, method: &'a Method) -> Waits<'a> {
        match self.block_on {
            _ if !method.is_async => Waits::No,
            None => Waits::InWasmtime(&method.ident),
            Some(block_on) => Waits::BlockOn(block_on),
        }
    }
}

/// The function that a method implements, or `None` for a helper.
fn find_function(
    instances: &[Instance<'_>],
    index: &Index<'_>,
    method: &Method,
    errors: &mut Errors,
) -> Option<(usize, usize)> {
    let in_module = |(m, _): &(usize, usize)| {
        let named = method.witx.module.as_ref();
        named.is_none_or(|name| instances[*m].module.witx == name.value())
    };
    let mut found: Vec<_> = index.candidates(method).filter(in_module).collect();
    found.sort_unstable();
    match found[..] {
        [one] => Some(one),
        [] => {
            report_no_function(instances, method, errors);
            None
        }
        [(module, function), ..] => {
            let modules = found.iter().map(|(m, _)| &instances[*m].module.witx);
            let modules: Vec<String> = modules.map(|witx| format!("`{witx}`")).collect();
            let attribute = if method.is_override {
                "r#override"
            } else {
                "witx"
            };
            let module = instances[module].module;
            errors.at(
                &method.ident,
                format!(
                    "the modules {} all have a function of this name; say which with \
                     `#[{attribute}(module = \"{}\", name = \"{}\")]`",
                    modules.join(" and "),
                    module.witx,
                    module.functions[function].witx
                ),
            );
            None
        }
    }
}

/// A method that matches no function is a helper, unless it has an attribute.
fn report_no_function(instances: &[Instance<'_>], method: &Method, errors: &mut Errors) {
    let witx = &method.witx;
    let Some(span) = witx.span else {
        return;
    };
    let named = witx.module.as_ref().map(syn::LitStr::value);
    let modules = || {
        instances
            .iter()
            .map(|instance| instance.module.witx.as_str())
    };
    if let (Some(module), Some(name)) = (&witx.module, &named)
        && !modules().any(|witx| witx == name)
    {
        let near = did_you_mean(name, modules());
        errors.at(
            module,
            format!("no module `{name}` is implemented here{near}"),
        );
        return;
    }
    let (word, span) = match &witx.name {
        Some(name) => (name.value(), name.span()),
        None if named.is_some() => (method.ident.unraw().to_string(), span),
        None => (method.ident.unraw().to_string(), method.ident.span()),
    };
    let functions = instances
        .iter()
        .filter(|instance| {
            named
                .as_ref()
                .is_none_or(|name| *name == instance.module.witx)
        })
        .flat_map(|instance| &instance.module.functions)
        .map(|function| function.witx.as_str());
    let near = did_you_mean(&word, functions);
    errors.at_span(
        span,
        format!("the witx modules have no function `{word}`{near}"),
    );
}

/// Checks what any method must be that implements a function.
fn check_method(method: &Method, errors: &mut Errors) -> bool {
    let signature = &method.signature;
    let mut is_good = true;
    let mut refuse = |tokens: &dyn quote::ToTokens, message: &str| {
        errors.at(tokens, message);
        is_good = false;
    };
    if let syn::Safety::Unsafe(unsafety) = &signature.safety {
        refuse(unsafety, "a method that a guest calls can't be `unsafe`");
    }
    if let Some(abi) = &signature.abi {
        refuse(
            abi,
            "a method that a guest calls has the ABI of Rust: remove this",
        );
    }
    if let Some(variadic) = &signature.variadic {
        refuse(variadic, "a method that a guest calls can't be variadic");
    }
    if let Some(constness) = &signature.constness {
        refuse(constness, "a method that a guest calls can't be `const`");
    }
    if method.receiver == Receiver::Other
        && let Some(receiver) = signature.receiver()
    {
        refuse(
            receiver,
            "a method that a guest calls takes `&mut self`, `&self` or no receiver",
        );
    }
    is_good
}

/// The `#[cfg(…)]` under which one of the implementors exists, unless one always does.
pub(super) fn cfg(implementors: &[Implementor<'_>]) -> Option<Attribute> {
    let cfgs = implementors.iter().map(|implementor| {
        let has_method = implementor.call.method().is_some();
        (has_method && !implementor.cfgs.is_empty()).then(|| all_of(&implementor.cfgs))
    });
    let cfgs: Option<Vec<TokenStream>> = cfgs.collect();
    cfgs.map(|cfgs| syn::parse_quote!(#[cfg(any(#(#cfgs),*))]))
}

/// What makes one of the implementors wait in Wasmtime, if one does.
pub(super) fn waits<'i>(
    implementors: impl Iterator<Item = &'i Implementor<'i>> + Clone,
) -> Option<SourceSpan> {
    let by_method = implementors
        .clone()
        .find_map(|implementor| match implementor.waits {
            Waits::InWasmtime(method) => Some(SourceSpan::of(method)),
            Waits::No | Waits::IfFuture | Waits::BlockOn(_) => None,
        });
    let mut others = implementors;
    by_method.or_else(|| {
        others
            .any(|implementor| matches!(implementor.waits, Waits::IfFuture))
            .then(SourceSpan::call_site)
    })
}

/// Whether the call gets the context.
pub(super) fn gets_ctx(call: &Call<'_>) -> bool {
    match call {
        Call::Typed { method, .. } | Call::CtxOverride { method, .. } => {
            method.receiver != Receiver::None
        }
        Call::Target(_) => true,
        Call::RawOverride { .. } | Call::Unimplemented(_) => false,
    }
}
