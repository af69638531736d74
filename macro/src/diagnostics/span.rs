//! Spans and hygiene: where the compiler reports errors in generated code, and how names in
//! it resolve.

use proc_macro2::{Delimiter, Group, Ident, Span, TokenStream, TokenTree};
use quote::ToTokens;

/// The span of code that the user wrote, from its first token to its last.
#[derive(Clone, Copy, Debug)]
pub(crate) struct SourceSpan {
    first: Span,
    last: Span,
    /// The best single token to point at: the first that is not `&` or `mut`.
    head: Span,
}

impl SourceSpan {
    pub(crate) fn of(tokens: impl ToTokens) -> Self {
        let tokens: Vec<TokenTree> = tokens.into_token_stream().into_iter().collect();
        if let [TokenTree::Group(group)] = &tokens[..]
            && group.delimiter() == Delimiter::None
        {
            return SourceSpan::of(group.stream());
        }
        let head = tokens.iter().find(|token| match token {
            TokenTree::Punct(_) => false,
            TokenTree::Ident(ident) => *ident != "mut",
            TokenTree::Group(_) | TokenTree::Literal(_) => true,
        });
        let span = |token: Option<&TokenTree>, of_group: fn(&Group) -> Span| match token {
            None => Span::call_site(),
            Some(TokenTree::Group(group)) => of_group(group),
            Some(token) => token.span(),
        };
        SourceSpan {
            first: span(tokens.first(), Group::span_open),
            head: span(head, Group::span),
            last: span(tokens.last(), Group::span_close),
        }
    }

    /// The best single token to point at.
    pub(crate) fn head(self) -> Self {
        SourceSpan {
            first: self.head,
            last: self.head,
            head: self.head,
        }
    }

    /// The span of code that doesn't stem from the user's tokens.
    pub(crate) fn call_site() -> Self {
        SourceSpan::of(TokenStream::new())
    }

    /// Moves `expression` here, so that the compiler reports its type errors as if the user
    /// had written it. Tokens inside parentheses keep their spans.
    pub(crate) fn respan(self, expression: TokenStream) -> TokenStream {
        let mut tokens: Vec<TokenTree> = expression.into_iter().collect();
        for (index, token) in tokens.iter_mut().enumerate() {
            token.set_span(if index == 0 { self.first } else { self.head });
        }
        if let Some(token) = tokens.last_mut() {
            token.set_span(self.last);
        }
        tokens.into_iter().collect()
    }

    /// Moves an identifier here, so that the compiler reports its type errors as if the user
    /// had written it.
    pub(crate) fn ident(self, ident: &Ident) -> Ident {
        let mut ident = ident.clone();
        ident.set_span(self.head);
        ident
    }

    /// Creates an identifier here.
    pub(crate) fn local(self, name: &str) -> Ident {
        Ident::new(name, self.head)
    }

    /// Creates a local variable of [`quote_hygienic`] that is reported here.
    pub(crate) fn hygienic(self, name: &str) -> Ident {
        Ident::new(name, Span::mixed_site().located_at(self.head))
    }
}

/// Moves `expression` to the best single token of `tokens` to point at.
pub(crate) fn at_head(tokens: impl ToTokens, expression: TokenStream) -> TokenStream {
    SourceSpan::of(tokens).head().respan(expression)
}

/// `quote!` with hygienic local variables, which no name in user code or a document shadows.
macro_rules! quote_hygienic {
    ($($tokens:tt)*) => {
        ::quote::quote_spanned!(::proc_macro2::Span::mixed_site() => $($tokens)*)
    };
}

pub(crate) use quote_hygienic;

/// Creates a local variable of [`quote_hygienic`].
pub(crate) fn hygienic(name: &str) -> Ident {
    Ident::new(name, Span::mixed_site())
}

/// Replaces the identifiers in `tokens`, groups included, for which `replace` returns tokens.
/// Its other arguments are whether the identifier is the name of an attribute, and the next token.
pub(crate) fn map_idents<R: ToTokens>(
    tokens: TokenStream,
    replace: &mut impl FnMut(&Ident, bool, Option<&TokenTree>) -> Option<R>,
) -> TokenStream {
    map_group(tokens, false, replace).0
}

/// Maps the tokens of a group, and returns whether anything was replaced.
fn map_group<R: ToTokens>(
    tokens: TokenStream,
    is_attribute: bool,
    replace: &mut impl FnMut(&Ident, bool, Option<&TokenTree>) -> Option<R>,
) -> (TokenStream, bool) {
    let mut mapped = TokenStream::new();
    let mut changed = false;
    let mut after_pound = false;
    let mut tokens = tokens.into_iter().enumerate().peekable();
    while let Some((index, token)) = tokens.next() {
        let next = tokens.peek().map(|(_, next)| next);
        let starts_attribute = after_pound;
        after_pound = matches!(&token, TokenTree::Punct(punct) if punct.as_char() == '#');
        match token {
            TokenTree::Ident(ident) => match replace(&ident, is_attribute && index == 0, next) {
                Some(replaced) => {
                    changed = true;
                    replaced.to_tokens(&mut mapped);
                }
                None => ident.to_tokens(&mut mapped),
            },
            TokenTree::Group(group) => {
                let (stream, inner) = map_group(group.stream(), starts_attribute, replace);
                if !inner {
                    // A new group would lose the spans of its delimiters.
                    group.to_tokens(&mut mapped);
                    continue;
                }
                changed = true;
                let mut inside = Group::new(group.delimiter(), stream);
                inside.set_span(group.span());
                inside.to_tokens(&mut mapped);
            }
            other => other.to_tokens(&mut mapped),
        }
    }
    (mapped, changed)
}

/// Returns the first identifier in `tokens`, groups included, for which `is_it` holds.
pub(crate) fn find_ident(tokens: TokenStream, is_it: &impl Fn(&Ident) -> bool) -> Option<Ident> {
    tokens.into_iter().find_map(|token| match token {
        TokenTree::Ident(ident) => is_it(&ident).then_some(ident),
        TokenTree::Group(group) => find_ident(group.stream(), is_it),
        TokenTree::Punct(_) | TokenTree::Literal(_) => None,
    })
}

#[cfg(test)]
mod tests {
    use quote::quote;

    use super::*;

    #[test]
    fn identifiers_are_found_and_replaced_in_groups_too() {
        let tokens = quote!(f(&mut self.a, [self]) + b);
        let is_self = |ident: &Ident| ident == "self";
        assert!(find_ident(tokens.clone(), &is_self).is_some());
        let replaced = map_idents(tokens, &mut |ident, _, _| {
            is_self(ident).then(|| hygienic("ctx"))
        });
        assert_eq!(
            replaced.to_string(),
            quote!(f(&mut ctx.a, [ctx]) + b).to_string()
        );
        assert!(find_ident(replaced, &is_self).is_none());
    }

    #[test]
    fn the_name_of_an_attribute_is_told_from_other_words() {
        let mut found = Vec::new();
        map_idents(
            quote!(
                #[a(b)]
                fn c(#[d] e: F) {
                    [g]
                }
            ),
            &mut |ident, is_attribute, _| {
                if is_attribute {
                    found.push(ident.to_string());
                }
                None::<Ident>
            },
        );
        assert_eq!(found, ["a", "d"]);
    }
}
