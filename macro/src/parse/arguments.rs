//! The arguments of the attribute, of `types!` and of the attributes on methods.

use darling::ast::NestedMeta;
use darling::util::Flag;
use darling::{Error, FromMeta, Result};
use proc_macro2::{Span, TokenStream};
use quote::ToTokens as _;
use syn::{Expr, ExprPath, LitStr, Path, Type};

use super::core_lists::CoreLists;
use super::modules::{Modules, RustModule};
use super::values::{callable, case_names, expression, items, part, paths, ungrouped};
use crate::diagnostics::{Errors, find_ident, is_near};

/// The arguments of `#[wasmtime_integration(…)]`.
#[derive(Default, FromMeta)]
pub(crate) struct Arguments {
    /// The module, if the block itself defines the interface.
    pub(crate) module: Option<RustModule>,
    pub(crate) errno: Option<Type>,
    /// The core values of types that users define.
    #[darling(default)]
    pub(crate) core: CoreLists,
    #[darling(with = paths, map = Some)]
    pub(crate) witx: Option<Vec<LitStr>>,
    pub(crate) witx_literal: Option<LitStr>,
    pub(crate) modules: Option<Modules>,
    #[darling(with = expression, map = Some)]
    pub(crate) missing_memory: Option<Expr>,
    #[darling(with = callable, map = Some)]
    pub(crate) guest_error: Option<ExprPath>,
    #[darling(with = case_names, map = Some)]
    pub(crate) success: Option<Vec<LitStr>>,
    pub(crate) unimplemented: Option<Unimplemented>,
    pub(crate) types: Option<Path>,
    pub(crate) target: Option<WiggleTarget>,
    #[darling(with = expression, map = Some)]
    pub(crate) memory_slot: Option<Expr>,
    #[darling(with = expression, map = Some)]
    pub(crate) copy_limit: Option<Expr>,
    pub(crate) store: Option<Type>,
    #[darling(with = callable, map = Some)]
    pub(crate) block_on: Option<ExprPath>,
    #[darling(rename = "crate")]
    pub(crate) runtime: Option<Path>,
}

impl Arguments {
    /// Returns the module, if the block defines one, and reports arguments that don't go with it.
    /// `tokens` are all arguments.
    pub(crate) fn take_module(
        &mut self,
        tokens: &TokenStream,
        errors: &mut Errors,
    ) -> Option<RustModule> {
        let has_document = self.witx.is_some() || self.witx_literal.is_some();
        let Some(module) = self.module.take() else {
            if let Some(list) = self.core.0.first().filter(|_| has_document) {
                errors.at(
                    &list.key,
                    "`core` is for an interface that `module(…)` defines: a witx document decides \
                     the core values itself",
                );
            }
            // If there is neither, that is reported instead.
            if let Some(errno) = self.errno.take().filter(|_| has_document) {
                errors.at(
                    errno,
                    "`errno` is for an interface that `module(…)` defines: a witx document names \
                     the error types itself",
                );
            }
            return None;
        };
        for (is_given, name) in [
            (self.witx.take().is_some(), "witx"),
            (self.witx_literal.take().is_some(), "witx_literal"),
            (self.modules.take().is_some(), "modules"),
            (self.types.take().is_some(), "types"),
            (self.target.take().is_some(), "target"),
            (self.unimplemented.take().is_some(), "unimplemented"),
        ] {
            if is_given {
                let message = format!(
                    "`{name}` is for an interface from a witx document: with `module(…)`, the \
                     methods are the interface; remove one of the two"
                );
                let word = find_ident(tokens.clone(), &|word| word == name);
                errors.at(word, message);
            }
        }
        if self.errno.is_none() {
            let message = "without `errno`, functions return no error to the guest: write `errno = \
                           …`, or remove this";
            let given = [
                self.missing_memory.take().map(Expr::into_token_stream),
                self.guest_error.take().map(ExprPath::into_token_stream),
            ];
            for value in given.into_iter().flatten() {
                errors.at(value, message);
            }
        }
        Some(module)
    }
}

/// The arguments of `types!(…)`.
#[derive(Default, FromMeta)]
pub(crate) struct TypesArguments {
    #[darling(with = paths, map = Some)]
    pub(crate) witx: Option<Vec<LitStr>>,
    pub(crate) witx_literal: Option<LitStr>,
    /// The module that wiggle generated, whose types the generated ones convert to and from.
    pub(crate) target: Option<Path>,
    #[darling(rename = "crate")]
    pub(crate) runtime: Option<Path>,
}

/// Parses arguments, returns the valid ones and reports the others. Also returns whether the
/// argument that names the document may be among the invalid ones.
pub(crate) fn parse<A: FromMeta + Default>(tokens: TokenStream, errors: &mut Errors) -> (A, bool) {
    let items = errors.ok(items(tokens));
    let mut source_is_broken = items.is_none();
    let items = items.unwrap_or_default();
    if let Err(error) = A::from_list(&items) {
        report(error, errors);
    }
    let mut good = Vec::new();
    for item in items {
        good.push(item);
        if A::from_list(&good).is_err() {
            source_is_broken |= good.pop().is_some_and(|bad| names_source(&bad));
        }
    }
    let arguments = A::from_list(&good).unwrap_or_default();
    (arguments, source_is_broken)
}

/// Whether an argument names the document, or was meant to.
fn names_source(item: &NestedMeta) -> bool {
    let NestedMeta::Meta(meta) = item else {
        return true;
    };
    let word = meta.path().get_ident().map(ToString::to_string);
    word.is_some_and(|word| {
        word == "module" || is_near(&word, "witx") || is_near(&word, "witx_literal")
    })
}

/// Reports mistakes that darling found, in the wording of our other messages.
pub(crate) fn report(error: Error, errors: &mut Errors) {
    for error in error.flatten() {
        let error = syn::Error::from(error);
        let message = error.to_string();
        let message = if let Some(name) = message.strip_prefix("Unknown field: ") {
            format!("unknown argument {}", name.replace(". Did", "; did"))
        } else if let Some(name) = message.strip_prefix("Duplicate field ") {
            format!("the argument {name} is given twice")
        } else if let Some(ty) = message.strip_prefix("Unexpected type ") {
            format!("this argument can't have a value of type {ty}")
        } else {
            match message.strip_prefix("Unexpected meta-item format ") {
                Some("`word`" | "`path`") => "this argument needs a value: write `= …` after it",
                Some("`list`") => "this argument takes its value after `=`",
                _ => &message,
            }
            .to_owned()
        };
        errors.push(syn::Error::new(error.span(), message));
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

    /// Returns the argument that is present. Reports if neither is, unless `is_broken`: a
    /// mistake in the argument was then already reported.
    pub(crate) fn new(
        witx: Option<Vec<LitStr>>,
        literal: Option<LitStr>,
        is_broken: bool,
        errors: &mut Errors,
    ) -> Option<Self> {
        match (witx, literal) {
            (Some(files), None) => Some(Source::Files(files)),
            (None, None) => {
                if !is_broken {
                    errors.at_span(
                        Span::call_site(),
                        "name the witx document: write `witx = \"path/from/the/crate/root.witx\"` \
                         or `witx_literal = \"…\"`; or write `module(\"…\")`, and the methods of \
                         this block are the interface",
                    );
                }
                None
            }
            (witx, Some(literal)) => {
                for file in witx.into_iter().flatten() {
                    let message = "`witx` and `witx_literal` can't be combined: remove one";
                    errors.at(file, message);
                }
                Some(Source::Literal(literal))
            }
        }
    }
}

/// The behavior of a function without a method.
pub(crate) enum Unimplemented {
    Trap,
    Errno(Expr),
}

impl FromMeta for Unimplemented {
    fn from_expr(expr: &Expr) -> Result<Self> {
        Ok(match ungrouped(expr) {
            Expr::Path(path) if path.path.is_ident("trap") => Unimplemented::Trap,
            other => Unimplemented::Errno(other.clone()),
        })
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
    use quote::quote;

    use super::*;

    fn parsed(tokens: TokenStream) -> (Arguments, Vec<String>) {
        let mut errors = Errors::default();
        let (arguments, _) = parse(tokens, &mut errors);
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
            errno = Of<Errno, u8>,
            core(Source = (i64, i64), net::Ipv4Addr = (i32,), Unit = ()),
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
        assert!(matches!(arguments.unimplemented, Some(Unimplemented::Trap)));
        let store = arguments.store.unwrap().to_token_stream().to_string();
        assert_eq!(store, quote!(Host<'static, u32>).to_string());
        let errno = arguments.errno.unwrap().to_token_stream().to_string();
        assert_eq!(errno, quote!(Of<Errno, u8>).to_string());
        let lists = arguments.core.0;
        let counts: Vec<_> = lists.iter().map(|list| list.tuple.elems.len()).collect();
        assert_eq!(counts, [2, 1, 0]);
        assert_eq!(lists[1].name(), "Ipv4Addr");
        assert!(arguments.runtime.is_some() && arguments.types.is_some());
        assert!(
            arguments.guest_error.is_some()
                && arguments.block_on.is_some()
                && arguments.memory_slot.is_some()
        );
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
    fn one_document_is_needed() {
        let mut errors = Errors::default();
        assert!(Source::new(None, None, false, &mut errors).is_none());
        // A broken argument isn't reported again as missing.
        assert!(Source::new(None, None, true, &mut errors).is_none());
        let paths = vec![syn::parse_quote!("a.witx")];
        let literal = syn::parse_quote!("(module $m)");
        let both = Source::new(Some(paths), Some(literal), false, &mut errors);
        assert!(matches!(both, Some(Source::Literal(_))));
        assert_eq!(errors.messages().len(), 2);
    }

    #[test]
    fn only_a_mistake_in_the_source_hides_that_there_is_none() {
        let source_is_broken = |tokens| {
            let (_, is_broken) = parse::<Arguments>(tokens, &mut Errors::default());
            is_broken
        };
        assert!(source_is_broken(quote!(witz = "a.witx")));
        assert!(source_is_broken(quote!(witx = 3, store = Host)));
        assert!(source_is_broken(quote!(witx "a.witx")));
        assert!(!source_is_broken(quote!(unimplement = trap)));
        assert!(!source_is_broken(quote!(
            witx = "a.witx",
            unimplement = trap
        )));
    }
}
