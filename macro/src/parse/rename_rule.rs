//! The rules of `rename_all`.

use darling::{Error, FromMeta, Result};
use heck::{ToKebabCase, ToLowerCamelCase, ToPascalCase, ToShoutyKebabCase};
use syn::{Expr, LitStr};

use crate::diagnostics::did_you_mean;

/// A rule that turns the name of a method into the name that guests import.
pub(crate) struct RenameRule(pub(crate) Rule);

type Rule = fn(&str) -> String;

/// The rules by name. Names and rules are serde's for fields, since methods are named like those.
const RULES: [(&str, Rule); 8] = [
    ("lowercase", str::to_owned),
    ("UPPERCASE", str::to_ascii_uppercase),
    ("PascalCase", ToPascalCase::to_pascal_case),
    ("camelCase", ToLowerCamelCase::to_lower_camel_case),
    ("snake_case", str::to_owned),
    ("SCREAMING_SNAKE_CASE", str::to_ascii_uppercase),
    ("kebab-case", ToKebabCase::to_kebab_case),
    (
        "SCREAMING-KEBAB-CASE",
        ToShoutyKebabCase::to_shouty_kebab_case,
    ),
];

impl FromMeta for RenameRule {
    fn from_expr(expr: &Expr) -> Result<Self> {
        let name = LitStr::from_expr(expr).map_or_else(|_| String::new(), |name| name.value());
        if let Some((_, rule)) = RULES.iter().find(|(rule, _)| *rule == name) {
            return Ok(RenameRule(*rule));
        }
        let names = RULES.map(|(name, _)| name);
        let near = did_you_mean(&name, names);
        let names = names.map(|name| format!("\"{name}\"")).join(", ");
        let message = format!("expected a rule{near}; the rules are {names}");
        Err(Error::custom(message).with_span(expr))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn methods_are_renamed_as_serde_renames_fields() {
        let renamed = |name: &str| RULES.map(|(_, rule)| rule(name));
        let names = [
            "blit_sub", "BLIT_SUB", "BlitSub", "blitSub", "blit_sub", "BLIT_SUB", "blit-sub",
            "BLIT-SUB",
        ];
        assert_eq!(renamed("blit_sub"), names);
        let names = [
            "text_utf8",
            "TEXT_UTF8",
            "TextUtf8",
            "textUtf8",
            "text_utf8",
            "TEXT_UTF8",
            "text-utf8",
            "TEXT-UTF8",
        ];
        assert_eq!(renamed("text_utf8"), names);
        assert_eq!(renamed("r"), ["r", "R", "R", "r", "r", "R", "r", "R"]);
    }
}
