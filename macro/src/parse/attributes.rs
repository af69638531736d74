//! The attributes on methods: `#[r#override]` and `#[guest(…)]`.

use darling::FromMeta;
use darling::ast::NestedMeta;
use darling::util::Flag;
use proc_macro2::{Ident, Span, TokenStream};
use syn::ext::IdentExt as _;
use syn::punctuated::Punctuated;
use syn::spanned::Spanned as _;
use syn::{Attribute, Expr, LitStr, Meta, Token};

use super::arguments::report;
use crate::diagnostics::{Error, Errors, is_near, map_idents};

/// What a method's attributes say about the function that guests import.
#[derive(Default, FromMeta)]
pub(crate) struct GuestAttribute {
    /// The attribute's span, if there is one.
    #[darling(skip)]
    pub(crate) span: Option<Span>,
    pub(crate) module: Option<LitStr>,
    pub(crate) name: Option<LitStr>,
    /// Whether the method is a helper, whatever its name.
    pub(crate) skip: Flag,
    /// Whether an attribute has a mistake, so that the function is unknown.
    #[darling(skip)]
    pub(crate) is_broken: bool,
}

/// Replaces each `#[override]`, which the compiler rejects without saying what to write, with
/// `#[r#override]`.
pub(crate) fn with_raw_overrides(item: TokenStream, errors: &mut Errors) -> TokenStream {
    map_idents(item, &mut |ident, is_attribute| {
        (is_attribute && ident == "override").then(|| {
            errors.at_span(
                ident.span(),
                "`override` is a reserved word in Rust: write `#[r#override]`",
            );
            Ident::new_raw("override", ident.span())
        })
    })
}

/// The `#[cfg(…)]`s among `attributes`.
pub(crate) fn cfgs(attributes: &[Attribute]) -> Vec<Attribute> {
    let cfgs = attributes.iter().filter(|attr| attr.path().is_ident("cfg"));
    cfgs.cloned().collect()
}

/// Returns the text of the doc comments, without the space that begins each line.
pub(super) fn docs(attributes: &[Attribute]) -> String {
    let texts = attributes.iter().filter_map(|attribute| {
        let pair = attribute.meta.require_name_value().ok()?;
        let is_doc = pair.path.is_ident("doc");
        is_doc.then(|| LitStr::from_expr(&pair.value).ok())?
    });
    let texts: Vec<String> = texts.map(|text| text.value()).collect();
    let texts = texts.join("\n");
    let lines = texts
        .split('\n')
        .map(|line| line.strip_prefix(' ').unwrap_or(line));
    lines.collect::<Vec<_>>().join("\n")
}

/// Removes `#[r#override]` and `#[guest(…)]`, and returns their content.
pub(super) fn take_attributes(
    attributes: &mut Vec<Attribute>,
    errors: &mut Errors,
) -> (bool, GuestAttribute) {
    let (mut is_override, mut is_broken) = (false, false);
    let (mut span, mut items) = (None, Vec::new());
    attributes.retain(|attribute| {
        if let Some(conditional) = conditional(attribute) {
            errors.at(
                &conditional,
                "this attribute can't be in a `#[cfg_attr]`: write the method twice, each with \
                 its own `#[cfg(…)]`",
            );
            let path = conditional.path();
            is_override |= !path.is_ident("guest") && !path.is_ident("witx");
            is_broken = true;
            return false;
        }
        let Some(meant) = meant(attribute) else {
            return true;
        };
        report_spelling(attribute, meant, errors);
        is_override |= meant == "r#override";
        match errors.ok(arguments(attribute)) {
            Some(list) => {
                span = Some(attribute.path().span());
                items.extend(list);
            }
            None => is_broken = true,
        }
        false
    });
    let guest = GuestAttribute::from_list(&items).map_err(|error| report(error, errors));
    is_broken |= guest.is_err();
    let mut guest = GuestAttribute {
        span: span.filter(|_| !is_broken),
        is_broken,
        ..guest.unwrap_or_default()
    };
    let names_function = is_override || guest.names_function();
    if guest.skip.is_present() && names_function {
        errors.at_span(
            guest.skip.span(),
            "`skip` marks a helper, which implements no function: remove `skip`, or the rest",
        );
        guest.is_broken = true;
    }
    (is_override, guest)
}

/// Returns our attribute inside a `#[cfg_attr(…)]`, which is a mistake: the macro doesn't know
/// the configuration.
fn conditional(attribute: &Attribute) -> Option<Meta> {
    if !attribute.path().is_ident("cfg_attr") {
        return None;
    }
    let parse = Punctuated::<Meta, Token![,]>::parse_terminated;
    let metas = attribute.parse_args_with(parse).ok()?;
    metas.into_iter().skip(1).find(|meta| {
        let name = meta.path().get_ident().map(Ident::unraw);
        name.is_some_and(|name| name == "override" || name == "guest" || name == "witx")
    })
}

/// Returns which of our attributes this one is, even if it is misspelt. A near name such as
/// `#[gest(…)]` may belong to another crate, so its arguments must look like ours.
fn meant(attribute: &Attribute) -> Option<&'static str> {
    let name = attribute.path().get_ident()?.unraw().to_string();
    if is_near(&name, "override") {
        return Some("r#override");
    }
    let is_like_ours = || {
        let items = arguments(attribute).unwrap_or_default();
        !items.is_empty() && GuestAttribute::from_list(&items).is_ok()
    };
    let is_guest = name == "guest" || name == "witx" || is_near(&name, "guest") && is_like_ours();
    is_guest.then_some("guest(…)")
}

fn report_spelling(attribute: &Attribute, meant: &str, errors: &mut Errors) {
    let path = attribute.path();
    // Without arguments, the error about them shows the new name too.
    let is_reported = matches!(attribute.meta, Meta::Path(_)) && path.is_ident("witx");
    if path.is_ident("r#override") || path.is_ident("guest") || is_reported {
        return;
    }
    let message = if path.is_ident("witx") {
        format!("this attribute was renamed: write `#[{meant}]`")
    } else {
        format!("unknown attribute; did you mean `#[{meant}]`?")
    };
    errors.at(path, message);
}

impl GuestAttribute {
    /// Whether the attribute names a function, or its module.
    pub(crate) fn names_function(&self) -> bool {
        self.module.is_some() || self.name.is_some()
    }
}

/// Returns the arguments of `#[r#override]` or `#[guest(…)]`.
fn arguments(attribute: &Attribute) -> Result<Vec<NestedMeta>, Error> {
    let list = match &attribute.meta {
        Meta::Path(path) if path.is_ident("guest") || path.is_ident("witx") => {
            let message = "name the function: write `#[guest(name = \"…\")]` or \
                           `#[guest(module = \"…\", name = \"…\")]`; for a helper, \
                           `#[guest(skip)]`";
            return Err(Error::new_spanned(path, message));
        }
        Meta::Path(_) => return Ok(Vec::new()),
        Meta::List(list) => list,
        Meta::NameValue(name_value) => {
            let message = "write the name of the function in parentheses: `(name = \"…\")`";
            return Err(Error::new_spanned(name_value, message));
        }
    };
    let items = NestedMeta::parse_meta_list(list.tokens.clone())?;
    // A name without quotes, or a string without `name =`.
    let is_bare = |item: &&NestedMeta| match item {
        NestedMeta::Meta(Meta::Path(path)) => !path.is_ident("skip"),
        NestedMeta::Lit(_) => true,
        NestedMeta::Meta(Meta::NameValue(pair)) => matches!(pair.value, Expr::Path(_)),
        NestedMeta::Meta(Meta::List(_)) | NestedMeta::NameValueInvalidExpr(_) => false,
    };
    if let Some(item) = items.iter().find(is_bare) {
        let message = "write the name of the function as `name = \"…\"`";
        return Err(Error::new_spanned(item, message));
    }
    Ok(items)
}
