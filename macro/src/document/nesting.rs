//! A limit on the nesting of parentheses, because `witx`'s parser recurses into them.

use wast::lexer::{Lexer, Token};

/// How deep parentheses may nest.
pub(super) const MAX_PARENTHESES: usize = 200;

/// Returns the first parenthesis that nests too deeply.
pub(super) fn too_deep(text: &str) -> Option<wast::Span> {
    let mut depth = 0_usize;
    // The parser reports an invalid token.
    for token in Lexer::new(text).map_while(Result::ok) {
        match token {
            Token::LParen(parenthesis) if depth == MAX_PARENTHESES => {
                let offset = parenthesis.as_ptr().addr() - text.as_ptr().addr();
                return Some(wast::Span::from_offset(offset));
            }
            Token::LParen(_) => depth += 1,
            Token::RParen(_) => depth = depth.saturating_sub(1),
            _ => {}
        }
    }
    None
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn parentheses_in_strings_and_comments_do_not_count() {
        let deep = "(".repeat(MAX_PARENTHESES);
        assert_eq!(too_deep(&deep), None);
        assert_eq!(too_deep(&format!("{deep})(")), None);
        let too_deep_at = Some(wast::Span::from_offset(MAX_PARENTHESES + 2));
        assert_eq!(too_deep(&format!("  {deep}(")), too_deep_at);
        assert_eq!(too_deep(&format!("{deep}\"(\" ;; (\n (; ( ;)")), None);
    }
}
