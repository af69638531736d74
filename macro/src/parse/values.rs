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
use syn::{Expr, ExprPath, LitStr, Meta, MetaNameValue, Token, Type};

/// The arguments whose values are types.
const TYPES: [&str; 2] = ["errno", "store"];

/// Parses a list of arguments.
pub(super) fn items(tokens: TokenStream) -> syn::Result<Vec<NestedMeta>> {
    let parse = |input: ParseStream<'_>| {
        let mut items = Vec::new();
        while !input.is_empty() {
            items.push(item(input)?);
            if !input.is_empty() {
                input.parse::<Token![,]>()?;
            }
        }
        Ok(items)
    };
    parse.parse2(tokens)
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
pub(super) fn ungrouped(expr: &Expr) -> &Expr {
    match expr {
        Expr::Group(group) => ungrouped(&group.expr),
        other => other,
    }
}

/// Parses an expression.
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

/// Parses a string literal or an array of them.
pub(super) fn literals(expr: &Expr, what: &str, expected: &str) -> Result<Vec<LitStr>> {
    let items: Vec<&Expr> = match ungrouped(expr) {
        Expr::Array(array) => array.elems.iter().collect(),
        other => vec![other],
    };
    if items.is_empty() {
        return Err(Error::custom(format!("expected at least one {what}")).with_span(expr));
    }
    let expected = format!("expected {expected} as a string literal, or an array of {what}s");
    let mut errors = Error::accumulator();
    let literals = items.into_iter().filter_map(|item| {
        let literal = LitStr::from_expr(item);
        errors.handle(literal.map_err(|_| Error::custom(&expected).with_span(item)))
    });
    let literals = literals.collect();
    errors.finish_with(literals)
}
