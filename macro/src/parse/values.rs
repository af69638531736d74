//! The values of arguments. Those that come from a `macro_rules!` fragment are in an invisible
//! group.

use darling::ast::NestedMeta;
use darling::util::parse_expr::preserve_str_literal;
use darling::{Error, FromMeta as _, Result};
use proc_macro2::{Ident, TokenStream};
use quote::ToTokens as _;
use syn::ext::IdentExt as _;
use syn::parse::discouraged::Speculative as _;
use syn::parse::{ParseStream, Parser as _};
use syn::punctuated::Punctuated;
use syn::{Expr, ExprPath, LitStr, Meta, MetaNameValue, Token, Type};

/// The arguments whose values are types.
const TYPES: [&str; 2] = ["errno", "store"];

/// Parses a list of arguments.
pub(super) fn items(tokens: TokenStream) -> syn::Result<Vec<NestedMeta>> {
    let parse =
        |input: ParseStream<'_>| Punctuated::<_, Token![,]>::parse_terminated_with(input, item);
    Ok(parse.parse2(tokens)?.into_iter().collect())
}

/// Parses one argument. darling parses expressions, so it would end the type `Of<A, B>` at its
/// comma.
fn item(input: ParseStream<'_>) -> syn::Result<NestedMeta> {
    let ahead = input.fork();
    if let Ok(name) = ahead.call(Ident::parse_any)
        && TYPES.iter().any(|known| name == known)
        && let Ok(eq_token) = ahead.parse()
        && let Ok(ty) = ahead.parse::<Type>()
        && (ahead.is_empty() || ahead.peek(Token![,]))
    {
        input.advance_to(&ahead);
        return Ok(NestedMeta::Meta(Meta::NameValue(MetaNameValue {
            path: name.into(),
            eq_token,
            value: Expr::Verbatim(ty.into_token_stream()),
        })));
    }
    input.parse()
}

/// Returns the expression without an invisible group around it.
fn ungrouped(expr: &Expr) -> &Expr {
    match expr {
        Expr::Group(group) => ungrouped(&group.expr),
        other => other,
    }
}

pub(super) fn expression(meta: &Meta) -> Result<Expr> {
    preserve_str_literal(meta).map(|expr| ungrouped(&expr).clone())
}

/// Parses the path of a function that generated code calls.
pub(super) fn callable(meta: &Meta) -> Result<ExprPath> {
    let expected = "expected the path of a function: define a `fn` and write its name here";
    match expression(meta)? {
        Expr::Path(path) => Ok(path),
        other => Err(Error::custom(expected).with_span(&other)),
    }
}

/// Parses the part of the context that a wiggle target works on. The glue adds the borrow itself.
pub(super) fn part(meta: &Meta) -> Result<Expr> {
    expression(meta).map(|part| match part {
        Expr::Reference(reference) if reference.mutability.is_some() => *reference.expr,
        other => other,
    })
}

/// Parses a string, or an array of strings.
pub(super) fn strings(meta: &Meta) -> Result<Vec<LitStr>> {
    let items = match expression(meta)? {
        Expr::Array(array) if !array.elems.is_empty() => array.elems,
        other => Punctuated::from_iter([other]),
    };
    let expected = "expected a string literal, or an array of at least one";
    let mut errors = Error::accumulator();
    let strings = items.iter().filter_map(|item| {
        let string = LitStr::from_expr(item);
        errors.handle(string.map_err(|_| Error::custom(expected).with_span(item)))
    });
    let strings = strings.collect();
    errors.finish_with(strings)
}
