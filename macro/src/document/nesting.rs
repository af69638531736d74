//! Limits on nesting. The compiler and `witx`'s parser recurse into nested types, so documents
//! that nest too deeply for them are rejected first.

use std::collections::HashMap;

use wast::lexer::{Lexer, Token};
use witx::{Definition, Id, Type, TypeRef};

/// How deep types may nest, named ones included. The compiler recurses into them up to a
/// `recursion_limit` of 128, with up to two steps for each.
pub(super) const MAX_TYPES: usize = 50;

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

/// The nesting depth of each named type.
#[derive(Default)]
pub(super) struct Depths(HashMap<Id, usize>);

impl Depths {
    /// Adds a definition. Returns the key in [`Positions`](super::position::Positions) of a part that
    /// nests too deeply.
    pub(super) fn too_deep(&mut self, definition: &Definition) -> Option<String> {
        match definition {
            Definition::Typename(named) => {
                // An alias counts as well.
                let alias = usize::from(matches!(named.tref, TypeRef::Name(_)));
                let depth = self.of(&named.tref) + alias;
                self.0.insert(named.name.clone(), depth);
                (depth > MAX_TYPES).then(|| format!("typename/{}", named.name.as_str()))
            }
            Definition::Module(module) => module.funcs().find_map(|function| {
                let mut parts = function.params.iter().chain(&function.results);
                let part = parts.find(|part| self.of(&part.tref) > MAX_TYPES)?;
                let names = [&module.name, &function.name, &part.name].map(Id::as_str);
                Some(format!("module/{}", names.join("/")))
            }),
            Definition::Constant(_) => None,
        }
    }

    /// Returns the nesting depth of a type. Recursion ends because parentheses are limited.
    fn of(&self, ty: &TypeRef) -> usize {
        let ty = match ty {
            TypeRef::Name(named) => return self.0.get(&named.name).copied().unwrap_or(0),
            TypeRef::Value(ty) => ty,
        };
        let inner = match &**ty {
            Type::Record(record) => {
                let members = record.members.iter();
                members.map(|member| self.of(&member.tref)).max()
            }
            Type::Variant(variant) => {
                let payloads = variant.cases.iter().filter_map(|case| case.tref.as_ref());
                payloads.map(|payload| self.of(payload)).max()
            }
            Type::List(element) => Some(self.of(element)),
            Type::Pointer(target) | Type::ConstPointer(target) => Some(self.of(target)),
            Type::Handle(_) | Type::Builtin(_) => None,
        };
        inner.map_or(0, |inner| inner + 1)
    }
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
