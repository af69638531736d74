//! Where the compiler reports that generated code does not fit.

use proc_macro2::{Ident, Span, TokenStream, TokenTree};
use quote::ToTokens;

/// The place of something that the user wrote, from its first token to its last.
#[derive(Clone, Copy, Debug)]
pub(crate) struct SourceSpan {
    first: Span,
    last: Span,
    /// What one token can best point at: the first that is no `&`.
    head: Span,
}

impl SourceSpan {
    pub(crate) fn of(tokens: impl ToTokens) -> Self {
        let tokens = tokens.into_token_stream();
        let head = tokens.clone().into_iter().find(|token| match token {
            TokenTree::Punct(_) => false,
            TokenTree::Ident(ident) => ident != "mut",
            TokenTree::Group(_) | TokenTree::Literal(_) => true,
        });
        let mut tokens = tokens.into_iter();
        let first = tokens.next();
        let last = tokens.last().or_else(|| first.clone());
        SourceSpan {
            first: first.map_or_else(Span::call_site, |token| match token {
                TokenTree::Group(group) => group.span_open(),
                other => other.span(),
            }),
            head: head.map_or_else(Span::call_site, |token| token.span()),
            last: last.map_or_else(Span::call_site, |token| match token {
                TokenTree::Group(group) => group.span_close(),
                other => other.span(),
            }),
        }
    }

    /// An expression that is reported here if its type does not fit. What is in
    /// parentheses in it keeps its place.
    pub(crate) fn respan(self, expression: TokenStream) -> TokenStream {
        let mut tokens: Vec<TokenTree> = expression.into_iter().collect();
        for token in &mut tokens {
            token.set_span(self.first);
        }
        if let Some(token) = tokens.last_mut() {
            token.set_span(self.last);
        }
        tokens.into_iter().collect()
    }

    /// A local variable that is reported here if its type does not fit.
    pub(crate) fn ident(self, ident: &Ident) -> Ident {
        crate::document::names::with_span(ident, self.head)
    }

    /// A local variable that is reported here, and that what the user wrote does not
    /// see.
    pub(crate) fn hygienic(self, name: &str) -> Ident {
        Ident::new(name, Span::mixed_site().located_at(self.head))
    }
}
