//! Which method implements which function: the one step that knows both the
//! impl block and the document.

mod memory;
mod store;
pub(crate) mod suggest;

use std::collections::BTreeMap;

use proc_macro2::{Ident, TokenStream};
use syn::ext::IdentExt as _;
use syn::{Attribute, Type, Visibility};

use crate::diagnostics::{Errors, did_you_mean};
use crate::document::names;
use crate::document::{Document, Function, Module};
use crate::parse::arguments::{Integration, Modules, Unimplemented};
use crate::parse::impl_block::{Implementation, MemoryParam, Method, Receiver};
use store::{StoreData, bind_store, caller_data, is_core};

pub(crate) use memory::MemoryNeed;

/// The witx modules that an impl block implements.
pub(crate) struct Binding<'a> {
    pub(crate) modules: Vec<BoundModule<'a>>,
    /// The types of the store's data that overrides or an argument fix: none, or one, or
    /// several where `#[cfg]`s say which.
    pub(crate) stores: Vec<StoreData>,
}

/// A witx module, and the struct that is made of it.
pub(crate) struct BoundModule<'a> {
    pub(crate) module: &'a Module,
    pub(crate) ident: Ident,
    pub(crate) vis: Visibility,
    /// The user's docs for the struct.
    pub(crate) docs: Option<String>,
    pub(crate) functions: Vec<BoundFunction<'a>>,
}

/// A witx function, and what implements it: several methods where their
/// `#[cfg]`s say which.
pub(crate) struct BoundFunction<'a> {
    pub(crate) function: &'a Function,
    pub(crate) implementers: Vec<Implementer<'a>>,
}

pub(crate) struct Implementer<'a> {
    pub(crate) cfgs: Vec<Attribute>,
    pub(crate) kind: ImplementerKind<'a>,
}

pub(crate) enum ImplementerKind<'a> {
    /// A method that takes and gives interface values.
    Method {
        method: &'a Method,
        memory: MemoryParam,
    },
    /// An override that is handed to Wasmtime.
    Raw { method: &'a Method, caller: bool },
    /// An override that gets the context.
    OverrideMethod {
        method: &'a Method,
        memory: MemoryParam,
    },
    /// No method; the function is one of an existing implementation.
    Target,
    /// No method; the argument `unimplemented` says what happens.
    Unimplemented,
}

/// What becomes of the functions that have no method.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Others {
    /// They are mistakes.
    Missing,
    /// They do what the argument `unimplemented` says.
    Unimplemented,
    /// They are functions of the argument `target`.
    Target,
}

impl Others {
    pub(crate) fn new(
        target: Option<&Integration>,
        unimplemented: Option<&Unimplemented>,
        errors: &mut Errors,
    ) -> Self {
        let Some(target) = target else {
            return unimplemented.map_or(Others::Missing, |_| Others::Unimplemented);
        };
        if !cfg!(any(feature = "wiggle", test)) {
            errors.at(
                &target.path,
                "`target` needs the feature `wiggle` of wasmtime-integration; in Cargo.toml, write \
                 `wasmtime-integration = { version = \"…\", features = [\"wiggle\"] }`",
            );
            return Others::Unimplemented;
        }
        if let Some(segment) = target
            .path
            .segments
            .iter()
            .find(|segment| !segment.arguments.is_none())
        {
            errors.at(
                &segment.arguments,
                "`target` is the path of a module, which has no generic arguments",
            );
            return Others::Unimplemented;
        }
        if unimplemented.is_some() {
            errors.at(
                &target.path,
                "`target` and `unimplemented` exclude each other: each says what functions without \
                 a method do",
            );
        }
        Others::Target
    }
}

/// Binds the functions of the modules to methods. Functions whose method has a
/// mistake are bound as unimplemented, so that all else is still generated.
pub(crate) fn bind<'a>(
    document: &'a Document,
    implementation: &'a Implementation,
    modules: Option<Modules>,
    others: Others,
    store: Option<Type>,
    errors: &mut Errors,
) -> Binding<'a> {
    let mut selected = select_modules(document, modules, errors);
    refuse_name_of_context(implementation, &mut selected, errors);
    for module in &mut selected {
        for function in &module.module.functions {
            module.functions.push(BoundFunction {
                function,
                implementers: Vec::new(),
            });
        }
    }
    let store = store.map(|ty| StoreData { ty, cfgs: None });
    let mut binding = Binding {
        modules: selected,
        stores: store.into_iter().collect(),
    };
    let index = Index::new(&binding);
    // A caller behind an alias is of the store that another one shows.
    let (hidden, shown): (Vec<&Method>, Vec<&Method>) =
        implementation.methods.iter().partition(|method| {
            let first = method.params.first();
            method.is_override && first.is_some_and(|ty| caller_data(ty).is_none() && !is_core(ty))
        });
    for method in shown.into_iter().chain(hidden) {
        bind_method(document, &mut binding, &index, method, errors);
    }
    check_missing(document, implementation, &mut binding, others, errors);
    binding
}

fn select_modules<'a>(
    document: &'a Document,
    modules: Option<Modules>,
    errors: &mut Errors,
) -> Vec<BoundModule<'a>> {
    let public: Visibility = syn::parse_quote!(pub);
    let Some(Modules(arguments)) = modules else {
        return document
            .modules
            .iter()
            .map(|module| BoundModule {
                module,
                ident: module.ident.clone(),
                vis: public.clone(),
                docs: None,
                functions: Vec::new(),
            })
            .collect();
    };
    let mut bound: Vec<BoundModule<'a>> = Vec::new();
    for argument in arguments {
        let word = syn::ext::IdentExt::unraw(&argument.module).to_string();
        let Some(module) = document.modules.iter().find(|module| {
            module.witx == word
                || names::snake(&module.witx)
                    .is_some_and(|ident| names::is_method_of(&argument.module, &ident))
        }) else {
            let near = did_you_mean(&word, document.modules.iter().map(|m| m.witx.as_str()));
            errors.at(
                &argument.module,
                format!("the witx document has no module `{word}`{near}"),
            );
            continue;
        };
        if bound.iter().any(|other| other.module.witx == module.witx) {
            errors.at(
                &argument.module,
                format!("the module `{word}` is named twice"),
            );
            continue;
        }
        let ident = argument.name.unwrap_or_else(|| module.ident.clone());
        if bound.iter().any(|other| other.ident == ident) {
            errors.at(
                &ident,
                format!("two modules have an instance struct `{ident}`"),
            );
            continue;
        }
        bound.push(BoundModule {
            module,
            ident,
            vis: argument.vis.unwrap_or_else(|| public.clone()),
            docs: argument.docs,
            functions: Vec::new(),
        });
    }
    bound
}

/// The context and an instance struct beside it can't have one name.
fn refuse_name_of_context(
    implementation: &Implementation,
    modules: &mut [BoundModule<'_>],
    errors: &mut Errors,
) {
    // Another path names a type of another module, which may have the same name.
    let Type::Path(path) = &implementation.self_ty else {
        return;
    };
    let Some(segment) = path.path.segments.first() else {
        return;
    };
    if path.qself.is_some() || path.path.segments.len() != 1 {
        return;
    }
    for module in modules {
        if module.ident != segment.ident {
            continue;
        }
        let word = names::snake(&module.module.witx);
        let word = word.map_or_else(|| "…".to_owned(), |word| word.to_string());
        errors.at(
            &segment.ident,
            format!(
                "the instance struct of the witx module `{}` is called `{}`, as this context is; \
                 name it otherwise: `modules({word}(name = …))`",
                module.module.witx, module.ident,
            ),
        );
        // All else is still generated.
        module.ident = quote::format_ident!("{}_", module.ident);
    }
}

fn bind_method<'a>(
    document: &Document,
    binding: &mut Binding<'a>,
    index: &Index<'a>,
    method: &'a Method,
    errors: &mut Errors,
) {
    let Some((module, function)) = find_function(binding, index, method, errors) else {
        return;
    };
    let Some(bound) = binding
        .modules
        .get_mut(module)
        .and_then(|module| module.functions.get_mut(function))
    else {
        return;
    };
    if let Some(first) = bound.implementers.first()
        && (first.cfgs.is_empty() || method.cfgs.is_empty())
    {
        errors.at(
            &method.ident,
            format!(
                "the witx function `{}` has two methods; if each is for another configuration, \
                 give each its `#[cfg(…)]`",
                bound.function.witx
            ),
        );
        return;
    }
    let kind = if method.is_override {
        bind_override(bound.function, method, &mut binding.stores, errors)
    } else {
        bind_plain(document, bound.function, method, errors)
    };
    bound.implementers.push(Implementer {
        cfgs: method.cfgs.clone(),
        kind: kind.unwrap_or(ImplementerKind::Unimplemented),
    });
}

/// The places of functions by their names, so that large interfaces bind in linear time:
/// the indices of the module and of the function in it.
struct Index<'a> {
    by_witx: BTreeMap<&'a str, Vec<(usize, usize)>>,
    by_ident: BTreeMap<String, Vec<(usize, usize)>>,
}

impl<'a> Index<'a> {
    fn new(binding: &Binding<'a>) -> Self {
        let mut index = Index {
            by_witx: BTreeMap::new(),
            by_ident: BTreeMap::new(),
        };
        for (m, module) in binding.modules.iter().enumerate() {
            for (f, bound) in module.functions.iter().enumerate() {
                let (witx, ident) = (&bound.function.witx, bound.function.ident.unraw());
                index.by_witx.entry(witx).or_default().push((m, f));
                let by_ident = index.by_ident.entry(ident.to_string());
                by_ident.or_default().push((m, f));
            }
        }
        index
    }

    /// The functions that have the name of the method, or the one that its attribute
    /// names.
    fn candidates(&self, method: &Method) -> impl Iterator<Item = (usize, usize)> {
        let named = method.target.name.as_ref();
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

/// The function that a method implements, or `None` for a helper.
fn find_function(
    binding: &Binding<'_>,
    index: &Index<'_>,
    method: &Method,
    errors: &mut Errors,
) -> Option<(usize, usize)> {
    let in_module = |(m, _): &(usize, usize)| {
        let module = binding.modules.get(*m).map(|module| &module.module.witx);
        let named = method.target.module.as_ref();
        named.is_none_or(|name| module.is_some_and(|witx| *witx == name.value()))
    };
    let mut found: Vec<_> = index.candidates(method).filter(in_module).collect();
    found.sort_unstable();
    match found[..] {
        [one] => Some(one),
        [] => {
            report_no_function(binding, method, errors);
            None
        }
        [..] => {
            let modules: Vec<String> = found
                .iter()
                .filter_map(|(m, _)| binding.modules.get(*m))
                .map(|module| format!("`{}`", module.module.witx))
                .collect();
            let example = found
                .first()
                .and_then(|(m, f)| {
                    let module = binding.modules.get(*m)?;
                    let function = module.functions.get(*f)?;
                    Some(format!(
                        "module = \"{}\", name = \"{}\"",
                        module.module.witx, function.function.witx
                    ))
                })
                .unwrap_or_default();
            let attribute = if method.is_override {
                "r#override"
            } else {
                "witx"
            };
            errors.at(
                &method.ident,
                format!(
                    "the modules {} all have a function of this name; say which with \
                     `#[{attribute}({example})]`",
                    modules.join(" and ")
                ),
            );
            None
        }
    }
}

/// A method that matches no function is a helper, unless an attribute says that
/// it is none.
fn report_no_function(binding: &Binding<'_>, method: &Method, errors: &mut Errors) {
    let target = &method.target;
    let Some(span) = target.span else {
        return;
    };
    if let Some(module) = &target.module {
        let modules = || binding.modules.iter().map(|m| m.module.witx.as_str());
        if !modules().any(|name| name == module.value()) {
            let near = did_you_mean(&module.value(), modules());
            errors.at(
                module,
                format!("no module `{}` is implemented here{near}", module.value()),
            );
            return;
        }
    }
    let (word, span) = match &target.name {
        Some(name) => (name.value(), name.span()),
        None => (
            syn::ext::IdentExt::unraw(&method.ident).to_string(),
            if target.module.is_some() {
                span
            } else {
                method.ident.span()
            },
        ),
    };
    let functions = binding
        .modules
        .iter()
        .filter(|module| {
            target
                .module
                .as_ref()
                .is_none_or(|name| name.value() == module.module.witx)
        })
        .flat_map(|module| &module.functions)
        .map(|function| function.function.witx.as_str());
    let near = did_you_mean(&word, functions);
    errors.at_span(
        span,
        format!("the witx modules have no function `{word}`{near}"),
    );
}

/// What no method may be that implements a function.
fn check_method(method: &Method, errors: &mut Errors) -> bool {
    let signature = &method.signature;
    let mut good = true;
    let mut refuse = |tokens: &dyn quote::ToTokens, message: &str| {
        errors.at(tokens, message);
        good = false;
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
    good
}

fn bind_plain<'a>(
    document: &Document,
    function: &Function,
    method: &'a Method,
    errors: &mut Errors,
) -> Option<ImplementerKind<'a>> {
    let mut good = check_method(method, errors);
    if method.type_params().next().is_some()
        || method.signature.generics.const_params().next().is_some()
    {
        errors.at(
            &method.signature.generics,
            "a method that a guest calls can't be generic: who calls it can't say for which type",
        );
        good = false;
    }
    let expected = function.params.len();
    let memory = match method.params.len().checked_sub(expected) {
        Some(0) => Some(MemoryParam::None),
        Some(1) => method.params.first().and_then(memory_param),
        _ => None,
    };
    let Some(memory) = memory else {
        errors.at(
            &method.signature,
            format!(
                "the witx function `{}` has {expected} parameter{}; expected `{}`, optionally \
                 with `memory: &mut GuestMemory<'_>` or `memory: &GuestMemory<'_>` first",
                function.witx,
                if expected == 1 { "" } else { "s" },
                suggest::method(document, function, Some(method)),
            ),
        );
        return None;
    };
    good.then_some(ImplementerKind::Method { method, memory })
}

/// The memory that the first parameter asks for, by the reference that it is.
fn memory_param(ty: &Type) -> Option<MemoryParam> {
    match ty {
        Type::Reference(reference) if reference.mutability.is_some() => Some(MemoryParam::Mut),
        Type::Reference(_) => Some(MemoryParam::Ref),
        Type::Group(group) => memory_param(&group.elem),
        Type::Paren(paren) => memory_param(&paren.elem),
        _ => None,
    }
}

fn bind_override<'a>(
    function: &Function,
    method: &'a Method,
    stores: &mut Vec<StoreData>,
    errors: &mut Errors,
) -> Option<ImplementerKind<'a>> {
    if !check_method(method, errors) {
        return None;
    }
    let expected = function.core.params.len();
    let extra = method.params.len().checked_sub(expected);
    let first = method.params.first();
    let has_receiver = method.receiver != Receiver::None;
    let kind = match extra {
        Some(0) if has_receiver => Some(ImplementerKind::OverrideMethod {
            method,
            memory: MemoryParam::None,
        }),
        Some(1) if has_receiver => first
            .and_then(memory_param)
            .map(|memory| ImplementerKind::OverrideMethod { method, memory }),
        Some(0) => Some(ImplementerKind::Raw {
            method,
            caller: false,
        }),
        Some(1) => Some(ImplementerKind::Raw {
            method,
            caller: true,
        }),
        _ => None,
    };
    if kind.is_none()
        && has_receiver
        && let Some(caller) = method.params.iter().find(|ty| caller_data(ty).is_some())
    {
        errors.at(
            caller,
            "an override with a receiver gets the context, and no `Caller`: remove one of them",
        );
        return None;
    }
    let Some(kind) = kind else {
        let first = if has_receiver {
            "`memory: &mut GuestMemory<'_>`"
        } else {
            "`caller: Caller<'_, T>`"
        };
        errors.at(
            &method.signature,
            format!(
                "the witx function `{}` has {expected} core parameter{}; expected `{}`, \
                 optionally with {first} first",
                function.witx,
                if expected == 1 { "" } else { "s" },
                suggest::raw(function, method),
            ),
        );
        return None;
    };
    if let ImplementerKind::Raw { caller: true, .. } = &kind
        && let Some(first) = first
    {
        bind_store(method, first, stores, errors)?;
    }
    Some(kind)
}

/// Reports the functions that have no method, and binds them as unimplemented.
fn check_missing(
    document: &Document,
    implementation: &Implementation,
    binding: &mut Binding<'_>,
    others: Others,
    errors: &mut Errors,
) {
    let mut missing = Vec::new();
    for module in &mut binding.modules {
        for function in &mut module.functions {
            if function.implementers.is_empty() {
                missing.push(format!(
                    "    {} {{ todo!() }}",
                    suggest::method(document, function.function, None)
                ));
            }
            let always = function
                .implementers
                .iter()
                .any(|implementer| implementer.cfgs.is_empty());
            if always || (others == Others::Missing && !function.implementers.is_empty()) {
                continue;
            }
            let cfgs = function
                .implementers
                .iter()
                .map(|implementer| all_of(&implementer.cfgs));
            let cfgs: Vec<_> = cfgs.collect();
            let none_of_them: Vec<Attribute> = if cfgs.is_empty() {
                Vec::new()
            } else {
                vec![syn::parse_quote!(#[cfg(not(any(#(#cfgs),*)))])]
            };
            function.implementers.push(Implementer {
                cfgs: none_of_them,
                kind: match others {
                    Others::Target => ImplementerKind::Target,
                    Others::Missing | Others::Unimplemented => ImplementerKind::Unimplemented,
                },
            });
        }
    }
    // A method whose attribute has a mistake may be the one that is missing.
    let is_known = implementation
        .methods
        .iter()
        .all(|method| !method.target.is_broken);
    if others == Others::Missing && !missing.is_empty() && is_known {
        errors.at(
            &implementation.item.self_ty,
            format!(
                "{} of the witx document {} no method here; add\n{}\nor say what happens with \
                 `unimplemented = trap` or `unimplemented = types::Errno::…`",
                if missing.len() == 1 {
                    "a function".to_owned()
                } else {
                    format!("{} functions", missing.len())
                },
                if missing.len() == 1 { "has" } else { "have" },
                missing.join("\n"),
            ),
        );
    }
}

/// One predicate for several `#[cfg(…)]`s.
pub(crate) fn all_of(cfgs: &[Attribute]) -> TokenStream {
    let predicates = cfgs
        .iter()
        .filter_map(|cfg| cfg.meta.require_list().ok())
        .map(|list| &list.tokens);
    quote::quote!(all(#(#predicates),*))
}

impl BoundModule<'_> {
    /// Whether a function of the module is one of the target.
    pub(crate) fn has_target(&self) -> bool {
        let mut implementers = self.functions.iter().flat_map(|bound| &bound.implementers);
        implementers.any(|implementer| matches!(implementer.kind, ImplementerKind::Target))
    }
}

impl BoundFunction<'_> {
    /// The `#[cfg(…)]` under which the function exists, or nothing where it
    /// always does.
    pub(crate) fn cfg(&self) -> Option<Attribute> {
        let any: Option<Vec<_>> = self
            .implementers
            .iter()
            .map(|implementer| match &implementer.kind {
                ImplementerKind::Unimplemented | ImplementerKind::Target => None,
                _ if implementer.cfgs.is_empty() => None,
                _ => Some(all_of(&implementer.cfgs)),
            })
            .collect();
        any.map(|any| syn::parse_quote!(#[cfg(any(#(#any),*))]))
    }
}

impl ImplementerKind<'_> {
    pub(crate) fn method(&self) -> Option<&Method> {
        match self {
            ImplementerKind::Method { method, .. }
            | ImplementerKind::Raw { method, .. }
            | ImplementerKind::OverrideMethod { method, .. } => Some(method),
            ImplementerKind::Target | ImplementerKind::Unimplemented => None,
        }
    }

    pub(crate) fn is_async(&self) -> bool {
        self.method().is_some_and(|method| method.is_async)
    }
}
