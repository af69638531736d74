//! The arguments of the attribute, of `types!` and of the attributes on methods.

use darling::ast::NestedMeta;
use darling::util::Flag;
use darling::{Error, FromMeta, Result};
use proc_macro2::{Ident, Span, TokenStream};
use syn::{Expr, ExprPath, LitStr, Path, Type};

use super::core_lists::CoreLists;
use super::modules::{Modules, RustModule};
use super::values::{callable, expression, items, part, strings};
use crate::diagnostics::{Errors, is_near};

/// The arguments of `#[wasmtime_integration(…)]`.
#[derive(Default, FromMeta)]
pub(crate) struct Arguments {
    /// The module, if the block itself defines the interface.
    pub(crate) module: Option<RustModule>,
    /// Whether there was such a module, which is taken out.
    #[darling(skip)]
    pub(crate) defines_interface: bool,
    pub(crate) errno: Option<Type>,
    /// The core values of types that users define.
    #[darling(default)]
    pub(crate) core: CoreLists,
    #[darling(with = strings, map = Some)]
    pub(crate) witx: Option<Vec<LitStr>>,
    pub(crate) witx_literal: Option<LitStr>,
    pub(crate) modules: Option<Modules>,
    #[darling(with = expression, map = Some)]
    pub(crate) missing_memory: Option<Expr>,
    #[darling(with = callable, map = Some)]
    pub(crate) guest_error: Option<ExprPath>,
    #[darling(with = strings, map = Some)]
    pub(crate) success: Option<Vec<LitStr>>,
    /// What a function without a method returns: an error, or `trap`.
    #[darling(with = expression, map = Some)]
    pub(crate) unimplemented: Option<Expr>,
    pub(crate) types: Option<Path>,
    pub(crate) target: Option<WiggleTarget>,
    #[darling(with = expression, map = Some)]
    pub(crate) memory_slot: Option<Expr>,
    /// The name of the memory that guests export.
    pub(crate) memory: Option<LitStr>,
    #[darling(with = expression, map = Some)]
    pub(crate) copy_limit: Option<Expr>,
    pub(crate) store: Option<Type>,
    /// Whether the accessor returns the context by value.
    pub(crate) view: Flag,
    #[darling(with = callable, map = Some)]
    pub(crate) block_on: Option<ExprPath>,
    #[darling(rename = "crate")]
    pub(crate) runtime: Option<Path>,
}

impl Arguments {
    /// Returns the name of the memory that guests export.
    pub(crate) fn memory_name(&self) -> String {
        let name = self.memory.as_ref().map(LitStr::value);
        name.unwrap_or_else(|| "memory".to_owned())
    }
}

/// The arguments of `types!(…)`.
#[derive(Default, FromMeta)]
pub(crate) struct TypesArguments {
    #[darling(with = strings, map = Some)]
    pub(crate) witx: Option<Vec<LitStr>>,
    pub(crate) witx_literal: Option<LitStr>,
    /// The module that wiggle generated, whose types the generated ones convert to and from.
    pub(crate) target: Option<Path>,
    #[darling(rename = "crate")]
    pub(crate) runtime: Option<Path>,
}

/// Parses arguments, returns those that are valid and fit together, and reports the others.
pub(crate) fn parse<A: FromMeta + Default>(tokens: TokenStream, errors: &mut Errors) -> A {
    let Some(items) = errors.ok(items(tokens)) else {
        return A::default();
    };
    let has_source = items.iter().any(names_source);
    let mut good = Vec::new();
    for item in items {
        good.push(item);
        if let Err(error) = A::from_list(&good) {
            report(error, errors);
            good.pop();
        }
    }
    if !has_source {
        errors.at_span(
            Span::call_site(),
            "name the witx document: write `witx = \"path/from/the/crate/root.witx\"` or \
             `witx_literal = \"…\"`; or write `module(\"…\")`, and the methods of this block are \
             the interface",
        );
    }
    retain_fitting(&mut good, errors);
    A::from_list(&good).unwrap_or_default()
}

/// Whether an argument names the document, or was meant to.
fn names_source(item: &NestedMeta) -> bool {
    word(item).is_none_or(|word| {
        let word = word.to_string();
        word == "module" || is_near(&word, "witx") || is_near(&word, "witx_literal")
    })
}

pub(super) fn word(item: &NestedMeta) -> Option<&Ident> {
    match item {
        NestedMeta::Meta(meta) => meta.path().get_ident(),
        NestedMeta::NameValueInvalidExpr(pair) => pair.path.get_ident(),
        NestedMeta::Lit(_) => None,
    }
}

/// Removes arguments that don't go with the others, and reports them.
fn retain_fitting(items: &mut Vec<NestedMeta>, errors: &mut Errors) {
    let has = |name: &str| items.iter().filter_map(word).any(|word| word == name);
    let (has_module, has_errno, has_literal) = (has("module"), has("errno"), has("witx_literal"));
    let (has_document, has_target) = (has_literal || has("witx"), has("target"));
    items.retain(|item| {
        let Some(word) = word(item) else {
            return true;
        };
        let message = match &*word.to_string() {
            "witx" | "witx_literal" | "modules" | "types" | "target" | "unimplemented"
                if has_module =>
            {
                "is for an interface from a witx document: with `module(…)`, the methods are the \
                 interface; remove one of the two"
            }
            "missing_memory" if has_module && !has_errno => {
                "is for functions that return an error to the guest: write `errno = …`, or remove \
                 this"
            }
            "unimplemented" if has_target => {
                "can't be combined with `target`: both set the behavior of functions without a \
                 method"
            }
            "witx" if has_literal => "can't be combined with `witx_literal`: remove one",
            "core" if has_document && !has_module => {
                "is for an interface that `module(…)` defines: a witx document decides the core \
                 values itself"
            }
            "errno" if has_document && !has_module => {
                "is for an interface that `module(…)` defines: a witx document names the error \
                 types itself"
            }
            _ => return true,
        };
        errors.at(word, format!("`{word}` {message}"));
        false
    });
}

/// Reports mistakes that darling found, in the wording of our other messages.
pub(crate) fn report(error: Error, errors: &mut Errors) {
    const WORDINGS: [(&str, &str); 7] = [
        ("Unknown field: ", "unknown argument "),
        (". Did you mean", "; did you mean"),
        ("Duplicate field ", "repeated argument "),
        ("Unexpected type ", "unexpected value of type "),
        ("Unknown value: ", "unexpected value "),
        (
            "Unexpected meta-item format `path`",
            "this argument needs a value: write `= …` after it",
        ),
        (
            "Unexpected meta-item format ",
            "expected `name = value`, found a ",
        ),
    ];
    for error in error.flatten() {
        let error = syn::Error::from(error);
        let mut message = error.to_string();
        for (theirs, ours) in WORDINGS {
            message = message.replace(theirs, ours);
        }
        errors.at_span(error.span(), message);
    }
}

/// The document that the arguments name.
pub(crate) enum Source {
    Files(Vec<LitStr>),
    Literal(LitStr),
}

impl Source {
    /// The paths of the files, or the text itself.
    pub(crate) fn literals(&self) -> &[LitStr] {
        match self {
            Source::Files(files) => files,
            Source::Literal(literal) => std::slice::from_ref(literal),
        }
    }
}

/// An existing wiggle implementation: `path`, or `target(path = path, ctx = self.field, convert)`.
pub(crate) struct WiggleTarget {
    /// The module that wiggle generated.
    pub(crate) path: Path,
    /// The part of the context that implements that module's traits.
    pub(crate) ctx: Option<Expr>,
    /// Whether the generated types convert to and from that module's.
    pub(crate) convert: Flag,
}

#[derive(FromMeta)]
struct WiggleTargetOptions {
    path: Option<Path>,
    #[darling(with = part, map = Some)]
    ctx: Option<Expr>,
    convert: Flag,
}

impl FromMeta for WiggleTarget {
    fn from_expr(expr: &Expr) -> Result<Self> {
        Path::from_expr(expr).map(|path| WiggleTarget {
            path,
            ctx: None,
            convert: Flag::default(),
        })
    }

    fn from_list(items: &[NestedMeta]) -> Result<Self> {
        let WiggleTargetOptions { path, ctx, convert } = WiggleTargetOptions::from_list(items)?;
        let message = "name the module that wiggle generated: write `target(path = …, ctx = …)`";
        let path = path.ok_or_else(|| Error::custom(message))?;
        Ok(WiggleTarget { path, ctx, convert })
    }
}

#[cfg(test)]
mod tests {
    use quote::{ToTokens as _, quote};

    use super::*;

    fn parsed(tokens: TokenStream) -> (Arguments, Vec<String>) {
        let mut errors = Errors::default();
        let arguments = parse(tokens, &mut errors);
        (arguments, errors.messages())
    }

    #[test]
    fn every_argument() {
        let (arguments, errors) = parsed(quote! {
            witx = ["a.witx", "b.witx"],
            modules(foo(name = Foo, docs = "The foo.", vis = "pub(crate)"), bar),
            missing_memory = { log(); types::Errno::Inval },
            guest_error = <types::Errno as From<_>>::from,
            unimplemented = trap,
            types = crate::abi::types,
            store = Host<'static, u32>,
            memory_slot = self.slot,
            block_on = run,
            crate = my::integration,
        });
        assert_eq!(errors, Vec::<String>::new());
        assert_eq!(arguments.witx.unwrap().len(), 2);
        let modules = arguments.modules.unwrap().named;
        let options = &modules[0].options;
        assert_eq!(options.name.as_ref().unwrap(), "Foo");
        assert_eq!(options.docs.as_deref(), Some("The foo."));
        assert!(matches!(options.vis, Some(syn::Visibility::Restricted(_))));
        assert_eq!(modules[1].module, "bar");
        assert!(matches!(arguments.missing_memory, Some(Expr::Block(_))));
        assert_eq!(arguments.unimplemented, Some(syn::parse_quote!(trap)));
        let store = arguments.store.unwrap().to_token_stream().to_string();
        assert_eq!(store, quote!(Host<'static, u32>).to_string());
        assert!(arguments.runtime.is_some() && arguments.types.is_some());
        assert!(
            arguments.guest_error.is_some()
                && arguments.block_on.is_some()
                && arguments.memory_slot.is_some()
        );
    }

    #[test]
    fn every_argument_of_a_module() {
        let (arguments, errors) = parsed(quote! {
            module("env", name = Env),
            errno = Of<Errno, u8>,
            core(Source = (i64, i64), net::Ipv4Addr = (i32,), Unit = ()),
        });
        assert_eq!(errors, Vec::<String>::new());
        let module = arguments.module.unwrap();
        assert_eq!(module.name.value(), "env");
        assert_eq!(module.options.name.unwrap(), "Env");
        let errno = arguments.errno.unwrap().to_token_stream().to_string();
        assert_eq!(errno, quote!(Of<Errno, u8>).to_string());
        let lists = arguments.core.0;
        let counts: Vec<_> = lists.iter().map(|list| list.tuple.elems.len()).collect();
        assert_eq!(counts, [2, 1, 0]);
        assert_eq!(lists[1].name, "Ipv4Addr");
    }

    #[test]
    fn mistakes_are_all_reported_and_the_rest_is_kept() {
        let (arguments, errors) = parsed(quote! {
            witx = "a.witx",
            unimplement = trap,
            guest_error = |e| e,
            modules(foo(nam = Foo)),
            witx = "b.witx",
        });
        assert_eq!(errors.len(), 4, "{errors:#?}");
        assert!(
            errors[0].contains("did you mean `unimplemented`?"),
            "{errors:#?}"
        );
        assert_eq!(arguments.witx.unwrap()[0].value(), "a.witx");
        assert!(arguments.guest_error.is_none());
    }

    #[test]
    fn a_literal_document_wins_over_files() {
        let (arguments, errors) = parsed(quote!(witx = "a.witx", witx_literal = "(module $m)"));
        assert!(arguments.witx.is_none() && arguments.witx_literal.is_some());
        assert_eq!(errors.len(), 1, "{errors:#?}");
    }

    #[test]
    fn only_a_mistake_in_the_source_hides_that_there_is_none() {
        let is_missed = |tokens| {
            let (_, errors) = parsed(tokens);
            let mut messages = errors.iter();
            messages.any(|message| message.starts_with("name the witx document"))
        };
        assert!(!is_missed(quote!(witz = "a.witx")));
        assert!(!is_missed(quote!(witx = 3, store = Host)));
        assert!(!is_missed(quote!(witx "a.witx")));
        assert!(is_missed(quote!()));
        assert!(is_missed(quote!(unimplement = trap)));
        assert!(!is_missed(quote!(witx = "a.witx", unimplement = trap)));
    }
}
