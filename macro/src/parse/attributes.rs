//! The attributes on methods: `#[r#override]` and `#[guest(…)]`.

use darling::FromMeta;
use darling::ast::NestedMeta;
use darling::util::Flag;
use proc_macro2::{Ident, Span, TokenStream};
use syn::ext::IdentExt as _;
use syn::punctuated::Punctuated;
use syn::spanned::Spanned as _;
use syn::{Attribute, Expr, LitStr, Meta, Path, Token};

use super::arguments::report;
use crate::diagnostics::{Error, Errors, is_near, map_idents};

/// The attributes on methods. `guest` was once called `witx`.
const NAMES: [&str; 3] = ["override", "guest", "witx"];

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
    /// Whether the method runs before, or after, each call.
    pub(crate) before: Flag,
    pub(crate) after: Flag,
    /// Whether an attribute has a mistake, so that the function is unknown.
    #[darling(skip)]
    pub(crate) is_broken: bool,
}

/// Replaces each `#[override]`, which the compiler rejects without saying what to write, with
/// `#[r#override]`.
pub(crate) fn with_raw_overrides(item: TokenStream, errors: &mut Errors) -> TokenStream {
    map_idents(item, &mut |ident, is_attribute, _| {
        (is_attribute && ident == "override").then(|| {
            let message = "`override` is a reserved word in Rust: write `#[r#override]`";
            errors.at_span(ident.span(), message);
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
        let text = LitStr::from_expr(&pair.value).ok()?;
        pair.path.is_ident("doc").then(|| text.value())
    });
    let text = texts.collect::<Vec<_>>().join("\n");
    let lines = text.split('\n');
    let lines = lines.map(|line| line.strip_prefix(' ').unwrap_or(line));
    lines.collect::<Vec<_>>().join("\n")
}

/// Removes `#[r#override]` and `#[guest(…)]`, and returns their content.
pub(super) fn take_attributes(
    attributes: &mut Vec<Attribute>,
    errors: &mut Errors,
) -> (bool, GuestAttribute) {
    let before = errors.len();
    let (mut is_override, mut span, mut items) = (false, None, Vec::new());
    attributes.retain(|attribute| {
        let Some((of_override, arguments)) = read(attribute, errors) else {
            return true;
        };
        is_override |= of_override;
        span = Some(attribute.path().span());
        items.extend(errors.ok(arguments).unwrap_or_default());
        false
    });
    let guest = GuestAttribute::from_list(&items).map_err(|error| report(error, errors));
    let mut guest = guest.unwrap_or_default();
    if guest.skip.is_present() && (is_override || guest.names_function()) {
        let message =
            "`skip` marks a helper, which implements no function: remove `skip`, or the rest";
        errors.at_span(guest.skip.span(), message);
    }
    guest.is_broken = errors.len() > before;
    guest.span = span.filter(|_| !guest.is_broken);
    (is_override, guest)
}

/// Returns whether one of our attributes is meant as `#[r#override]`, and its arguments. Reports a
/// wrong name.
fn read(
    attribute: &Attribute,
    errors: &mut Errors,
) -> Option<(bool, Result<Vec<NestedMeta>, Error>)> {
    let path = attribute.path();
    if path.is_ident("cfg_attr") {
        let conditional = conditional(attribute)?;
        let is_override = name(conditional.path()) == "override";
        // The macro doesn't know the configuration.
        let message = "this attribute can't be in a `#[cfg_attr]`: write the method twice, each \
                       with its own `#[cfg(…)]`";
        return Some((is_override, Err(Error::new_spanned(conditional, message))));
    }
    let (name, arguments) = (name(path), arguments(attribute));
    let is_override = is_near(&name, "override");
    // A near name such as `#[gest(…)]` may belong to another crate.
    let is_like_guest = || {
        let items = arguments.as_deref().unwrap_or_default();
        is_near(&name, "guest") && !items.is_empty() && GuestAttribute::from_list(items).is_ok()
    };
    if !is_override && !NAMES.contains(&&*name) && !is_like_guest() {
        return None;
    }
    if name != "override" && name != "guest" {
        let message = match &*name {
            "witx" => "this attribute was renamed: write `#[guest(…)]`",
            _ if is_override => "unknown attribute; did you mean `#[r#override]`?",
            _ => "unknown attribute; did you mean `#[guest(…)]`?",
        };
        errors.at(path, message);
    }
    Some((is_override, arguments))
}

/// Returns our attribute inside a `#[cfg_attr(…)]`.
fn conditional(attribute: &Attribute) -> Option<Meta> {
    let parse = Punctuated::<Meta, Token![,]>::parse_terminated;
    let metas = attribute.parse_args_with(parse).ok()?;
    let mut attributes = metas.into_iter().skip(1);
    attributes.find(|meta| NAMES.contains(&&*name(meta.path())))
}

/// Returns the name of an attribute, or an empty string if it is a path.
fn name(path: &Path) -> String {
    let name = path.get_ident().map(Ident::unraw);
    name.map_or_else(String::new, |name| name.to_string())
}

impl GuestAttribute {
    /// Whether the attribute names a function, or its module.
    pub(crate) fn names_function(&self) -> bool {
        self.module.is_some() || self.name.is_some()
    }
}

/// Returns the arguments of `#[r#override]` or `#[guest(…)]`.
fn arguments(attribute: &Attribute) -> Result<Vec<NestedMeta>, Error> {
    if let Meta::Path(path) = &attribute.meta {
        if !path.is_ident("guest") {
            return Ok(Vec::new());
        }
        let message = "name the function: write `#[guest(name = \"…\")]` or \
                       `#[guest(module = \"…\", name = \"…\")]`; for a helper, `#[guest(skip)]`";
        return Err(Error::new_spanned(path, message));
    }
    let list = attribute.meta.require_list()?;
    let items = NestedMeta::parse_meta_list(list.tokens.clone())?;
    // A name without quotes, or a string without `name =`.
    let is_bare = |item: &&NestedMeta| match item {
        NestedMeta::Meta(Meta::Path(path)) => {
            let word = name(path);
            !["skip", "before", "after"]
                .iter()
                .any(|known| is_near(&word, known))
        }
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
