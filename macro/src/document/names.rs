//! Rust names for witx names.

use heck::{ToShoutySnakeCase, ToSnakeCase, ToUpperCamelCase};
use proc_macro2::{Ident, Span};
use quote::format_ident;
use syn::ext::IdentExt as _;
use syn::parse::Parser as _;

/// Returns the name of a type, a case or an instance struct.
pub(crate) fn camel(witx: &str) -> Option<Ident> {
    // wiggle's name, so that its users can move their code here.
    if witx == "2big" {
        return identifier("TooBig");
    }
    identifier(&witx.to_upper_camel_case())
}

/// Returns the name of a function, a field or a parameter.
pub(crate) fn snake(witx: &str) -> Option<Ident> {
    identifier(&witx.to_snake_case())
}

/// Returns wiggle's name for a module or a function.
pub(crate) fn wiggle_snake(witx: &str) -> Option<Ident> {
    let name = witx.to_snake_case();
    // wiggle takes its keywords from syn.
    identifier(&name).map(|ident| match syn::parse_str::<Ident>(&name) {
        Ok(_) => ident,
        Err(_) => Ident::new(&format!("{name}_"), Span::call_site()),
    })
}

/// Returns wiggle's name for a type or the trait of a module.
pub(crate) fn wiggle_camel(witx: &str) -> Option<Ident> {
    identifier(&witx.to_upper_camel_case())
}

/// Returns the name of a flag or a constant.
pub(crate) fn shouty(witx: &str) -> Option<Ident> {
    identifier(&witx.to_shouty_snake_case())
}

/// Returns `name` as an identifier. A keyword is raw, or has a suffix if it can't be raw.
pub(crate) fn identifier(name: &str) -> Option<Ident> {
    let name = match name.chars().next()? {
        first if first.is_ascii_digit() => format!("_{name}"),
        _ => name.to_owned(),
    };
    if matches!(name.as_str(), "self" | "Self" | "super" | "crate") {
        return Some(Ident::new(&format!("{name}_"), Span::call_site()));
    }
    // The other keywords consist of lower-case letters. Asking the parser about every name would
    // take most of the time that a large document needs.
    let is_plain = name.bytes().all(|b| b.is_ascii_alphanumeric() || b == b'_');
    let is_not_keyword = name.bytes().any(|b| !b.is_ascii_lowercase());
    if (is_plain && is_not_keyword) || !is_keyword(&name) {
        return Some(Ident::new(&name, Span::call_site()));
    }
    let keyword = Ident::parse_any.parse_str(&name).ok()?;
    Some(Ident::new_raw(&keyword.to_string(), Span::call_site()))
}

/// Returns the names of the parameters of a function, which are all different.
pub(super) fn of_params(names: impl Iterator<Item = impl AsRef<str>>) -> Vec<Ident> {
    let mut idents: Vec<Ident> = Vec::new();
    for (index, name) in names.enumerate() {
        let mut ident = snake(name.as_ref()).unwrap_or_else(|| format_ident!("param{index}"));
        while idents.contains(&ident) {
            ident = format_ident!("{ident}_");
        }
        idents.push(ident);
    }
    idents
}

/// Whether a name is a keyword in any edition, or not an identifier.
fn is_keyword(name: &str) -> bool {
    // syn doesn't know this one, which is reserved since edition 2024.
    name == "gen" || syn::parse_str::<Ident>(name).is_err()
}

/// Returns the names of the functions that a method called `method` may implement, none of
/// them raw: for a keyword, the method may have a raw name or a suffix.
pub(crate) fn of_method(method: &Ident) -> Vec<String> {
    let method = method.unraw().to_string();
    let mut names = vec![method.clone()];
    if let Some(name) = method.strip_suffix('_')
        && is_keyword(name)
    {
        names.push(name.to_owned());
    }
    names
}

/// Whether a method called `method` implements the function with the Rust name `function`.
pub(crate) fn is_method_of(method: &Ident, function: &Ident) -> bool {
    let function = function.unraw();
    of_method(method).iter().any(|name| function == name)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn text(ident: Option<Ident>) -> String {
        ident.map_or_else(|| "-".to_owned(), |ident| ident.to_string())
    }

    #[test]
    fn cases() {
        assert_eq!(text(camel("clock_time-get")), "ClockTimeGet");
        assert_eq!(text(camel("2big")), "TooBig");
        assert_eq!(text(camel("3d")), "_3d");
        assert_eq!(text(camel("self")), "Self_");
        assert_eq!(text(snake("FdRead")), "fd_read");
        assert_eq!(text(snake("type")), "r#type");
        assert_eq!(text(snake("override")), "r#override");
        assert_eq!(text(snake("gen")), "r#gen");
        assert_eq!(text(camel("gen")), "Gen");
        assert_eq!(text(wiggle_snake("gen")), "r#gen");
        assert_eq!(text(snake("crate")), "crate_");
        assert_eq!(text(snake("self")), "self_");
        assert_eq!(text(snake("path-open")), "path_open");
        assert_eq!(text(shouty("fd_read")), "FD_READ");
        assert_eq!(text(shouty("2x")), "_2X");
        assert_eq!(text(wiggle_snake("type")), "type_");
        assert_eq!(text(wiggle_snake("fd-read")), "fd_read");
        assert_eq!(text(wiggle_camel("self")), "Self_");
        assert_eq!(text(wiggle_camel("2big")), "_2big");
        assert_eq!(text(snake("+")), "-");
        assert_eq!(text(camel("")), "-");
    }

    /// The strict and the reserved keywords of all editions, from the reference.
    #[test]
    fn keywords_of_every_edition_are_raw() {
        for keyword in "as async await break const continue dyn else enum extern false fn for if \
                        impl in let loop match mod move mut pub ref return static struct trait \
                        true type unsafe use where while abstract become box do final gen macro \
                        override priv try typeof unsized virtual yield"
            .split_whitespace()
        {
            assert_eq!(text(snake(keyword)), format!("r#{keyword}"));
        }
        // These are keywords only where they can't be misread.
        for word in "auto macro_rules raw safe union default".split_whitespace() {
            assert_eq!(text(snake(word)), word);
        }
    }

    #[test]
    fn methods_of_keywords() {
        let is_method = |method: &str, function: &str| {
            is_method_of(
                &Ident::parse_any.parse_str(method).unwrap(),
                &snake(function).unwrap(),
            )
        };
        assert!(is_method("r#type", "type") && is_method("type_", "type"));
        assert!(is_method("self_", "self") && is_method("add", "add"));
        for method in ["gen", "r#gen", "gen_"] {
            assert!(is_method(method, "gen"), "{method}");
        }
        assert!(!is_method("add_", "add") && !is_method("typ", "type"));
    }
}
