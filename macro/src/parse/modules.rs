//! The modules that the arguments of the attribute name, and their options.

use darling::ast::NestedMeta;
use darling::{Error, FromMeta, Result};
use proc_macro2::Ident;
use quote::ToTokens as _;
use syn::ext::IdentExt as _;
use syn::{Expr, Lit, LitStr, Meta, Path, Visibility};

use super::Method;
use super::rename_rule::RenameRule;

/// The module whose functions are the methods of the block: `module("env", name = Env)`.
pub(crate) struct RustModule {
    /// The name that guests import from.
    pub(crate) name: LitStr,
    pub(crate) options: ModuleOptions,
}

impl FromMeta for RustModule {
    fn from_word() -> Result<Self> {
        Self::from_list(&[])
    }

    fn from_expr(expr: &Expr) -> Result<Self> {
        let name = LitStr::from_expr(expr)
            .ok()
            .map(|name| NestedMeta::Lit(Lit::Str(name)));
        Self::from_list(name.as_slice()).map_err(|error| error.with_span(expr))
    }

    fn from_list(items: &[NestedMeta]) -> Result<Self> {
        let Some((NestedMeta::Lit(Lit::Str(name)), options)) = items.split_first() else {
            return Err(Error::custom(
                "write the name that guests import from, as a string: `module = \"env\"`, or \
                 `module(\"env\", name = Env)`",
            ));
        };
        Ok(RustModule {
            name: name.clone(),
            options: ModuleOptions::from_list(options)?,
        })
    }
}

impl RustModule {
    /// Returns the name of a method without the prefix of the module's methods, if it has that.
    pub(crate) fn without_prefix(&self, method: &Method) -> Option<String> {
        let prefix = self.options.prefix.as_ref();
        let prefix = prefix.map_or_else(String::new, ToString::to_string);
        let name = method.ident.unraw().to_string();
        name.strip_prefix(&prefix).map(str::to_owned)
    }
}

/// `modules(foo(name = Foo, docs = "…"), bar)`, or `modules(except(foo))`.
#[derive(Default)]
pub(crate) struct Modules {
    /// Modules with their options.
    pub(crate) named: Vec<ModuleArguments>,
    /// The modules in `except(…)`. If there is one, all others are meant.
    pub(crate) except: Option<Vec<Ident>>,
    /// The options of modules that aren't listed.
    pub(crate) others: ModuleOptions,
}

impl Modules {
    /// Returns the argument for all modules, with the same options.
    pub(crate) fn all(options: ModuleOptions) -> Self {
        Modules {
            except: Some(Vec::new()),
            others: options,
            ..Modules::default()
        }
    }
}

/// A witx module and the struct that it becomes.
pub(crate) struct ModuleArguments {
    /// The witx module, as an identifier.
    pub(crate) module: Ident,
    pub(crate) options: ModuleOptions,
}

#[derive(Default, FromMeta)]
#[darling(from_word = || Ok(Self::default()), from_expr = Self::name_alone)]
pub(crate) struct ModuleOptions {
    #[darling(with = struct_name, map = Some)]
    pub(crate) name: Option<Ident>,
    pub(crate) docs: Option<String>,
    #[darling(with = visibility, map = Some)]
    pub(crate) vis: Option<Visibility>,
    /// The start of the names of the module's methods.
    #[darling(with = method_prefix, map = Some)]
    pub(crate) prefix: Option<Ident>,
    pub(crate) rename_all: Option<RenameRule>,
}

impl ModuleOptions {
    fn name_alone(expr: &Expr) -> Result<Self> {
        let message = "write the name of the instance struct in parentheses: `(name = …)`";
        Err(Error::custom(message).with_span(expr))
    }
}

impl FromMeta for Modules {
    fn from_expr(expr: &Expr) -> Result<Self> {
        let message = "write the modules in parentheses: `modules(todo(name = Todo), …)`";
        Err(Error::custom(message).with_span(expr))
    }

    fn from_list(items: &[NestedMeta]) -> Result<Self> {
        let mut errors = Error::accumulator();
        let mut modules = Modules::default();
        for item in items {
            match except(item) {
                Some(excepted) => modules.except.get_or_insert_default().extend(excepted),
                None => {
                    let module = errors.handle(ModuleArguments::from_nested_meta(item));
                    modules.named.extend(module);
                }
            }
        }
        errors.finish_with(modules)
    }
}

/// Returns the modules in `except(foo, bar)`. A module of this name has options in its
/// parentheses instead.
fn except(item: &NestedMeta) -> Option<Vec<Ident>> {
    let NestedMeta::Meta(meta) = item else {
        return None;
    };
    let words = Vec::<Ident>::from_meta(meta).ok()?;
    (meta.path().is_ident("except") && !words.is_empty()).then_some(words)
}

impl FromMeta for ModuleArguments {
    fn from_nested_meta(item: &NestedMeta) -> Result<Self> {
        if let NestedMeta::Meta(meta) = item
            && let Some(module) = meta.path().get_ident().cloned()
        {
            let options = ModuleOptions::from_meta(meta)?;
            if options.rename_all.is_some() {
                let message = "`rename_all` is for an interface that `module(…)` defines: a witx \
                               document names its functions itself";
                return Err(Error::custom(message).with_span(meta));
            }
            return Ok(ModuleArguments { module, options });
        }
        let expected = "expected the name of a witx module, as in `todo(name = Todo)`";
        Err(Error::custom(expected).with_span(item))
    }
}

fn visibility(meta: &Meta) -> Result<Visibility> {
    expect(meta, "a visibility, such as `\"pub(crate)\"`")
}

fn method_prefix(meta: &Meta) -> Result<Ident> {
    expect(
        meta,
        "the start of the methods' names, as in `prefix = log_`",
    )
}

fn expect<T: FromMeta>(meta: &Meta, expected: &str) -> Result<T> {
    let message = format!("expected {expected}");
    T::from_meta(meta).map_err(|error| Error::custom(message).with_span(&error.span()))
}

fn struct_name(meta: &Meta) -> Result<Ident> {
    let path = Path::from_meta(meta)?;
    match path.get_ident() {
        Some(name) if name == "types" => {
            let message = "`types` is the module of the document's types: choose another name \
                           for the instance struct";
            Err(Error::custom(message).with_span(&path))
        }
        // `self`, `super` and the like are identifiers too.
        Some(name) if syn::parse2::<Ident>(name.to_token_stream()).is_ok() => Ok(name.clone()),
        _ => Err(Error::custom("expected the name of the instance struct").with_span(&path)),
    }
}
