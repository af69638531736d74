//! Rustdoc of what is generated.

use proc_macro2::TokenStream;
use quote::quote;

use crate::document::Document;

/// Where docs stand, which decides how they link to the types.
pub(super) struct Place<'a> {
    document: &'a Document,
    /// The path of the module of the types, with `::`, or nothing inside it.
    prefix: String,
}

impl<'a> Place<'a> {
    /// Docs inside the module of the types.
    pub(super) fn in_types(document: &'a Document) -> Self {
        Place {
            document,
            prefix: String::new(),
        }
    }

    /// Docs beside the module `types`.
    pub(super) fn beside(document: &'a Document, types: &TokenStream) -> Self {
        let path: String = types.to_string().split_whitespace().collect();
        Place {
            document,
            prefix: format!("{path}::"),
        }
    }

    /// The docs of a witx item as doc attributes, or `fallback` where it has none.
    pub(super) fn attributes(&self, witx: &str, fallback: &str) -> TokenStream {
        if witx.trim().is_empty() {
            return as_written(fallback);
        }
        as_written(&self.markdown(witx))
    }

    /// The docs of a witx item as Markdown for rustdoc: code is no doctest, and
    /// `$names` are links to the types.
    fn markdown(&self, witx: &str) -> String {
        let mut out: Vec<String> = Vec::new();
        let mut fence = None;
        let mut in_list = false;
        // Whether an indented code block is being turned into a fenced one.
        let mut indented = false;
        let mut after_blank = true;
        for line in witx.trim_end().lines() {
            let text = line.trim_start();
            let indent = line.len() - text.len();
            if let Some(marker) = fence {
                out.push(line.to_owned());
                if text.trim_end() == marker {
                    fence = None;
                }
                continue;
            }
            if indented && indent < 4 && !text.is_empty() {
                close_code(&mut out);
                indented = false;
            }
            if indented {
                out.push(line.get(4..).unwrap_or_default().to_owned());
                continue;
            }
            if let Some(marker) = ["```", "~~~"].into_iter().find(|m| text.starts_with(m)) {
                fence = Some(marker);
                // Without a language, rustdoc takes code for a test in Rust.
                let language = if text.trim_end() == marker {
                    "text"
                } else {
                    ""
                };
                out.push(format!("{}{language}", line.trim_end()));
                continue;
            }
            if indent >= 4 && after_blank && !in_list {
                out.push("```text".to_owned());
                out.push(text.to_owned());
                indented = true;
                continue;
            }
            after_blank = text.is_empty();
            if is_list_item(text) {
                in_list = true;
            } else if indent == 0 && !text.is_empty() {
                in_list = false;
            }
            out.push(without_html(&self.with_links(line)));
        }
        if indented {
            close_code(&mut out);
        }
        out.join("\n")
    }

    /// The line with a link, or code, for each `$name` in it.
    fn with_links(&self, line: &str) -> String {
        let mut out = String::new();
        let mut rest = line;
        while let Some(start) = rest.find('$') {
            let (before, from) = rest.split_at(start);
            let name: String = from
                .chars()
                .skip(1)
                .take_while(|c| c.is_ascii_alphanumeric() || *c == '_' || *c == '-')
                .collect();
            let name = name.trim_end_matches('-');
            let after = from.get(1 + name.len()..).unwrap_or_default();
            if name.is_empty() {
                out.push_str(before);
                out.push('$');
                rest = after;
                continue;
            }
            // Code marks right around the name become those of the link.
            let (before, after) = match (before.strip_suffix('`'), after.strip_prefix('`')) {
                (Some(before), Some(after)) => (before, after),
                _ => (before, after),
            };
            out.push_str(before);
            // Inside other code nothing can be linked.
            if out.matches('`').count() % 2 == 1 {
                out.extend(["$", name]);
            } else {
                out.push_str(&self.link(name));
            }
            rest = after;
        }
        out.push_str(rest);
        out
    }

    fn link(&self, name: &str) -> String {
        match self.document.types.iter().find(|named| named.witx == name) {
            Some(named) if self.prefix.is_empty() => format!("[`{}`]", named.ident),
            Some(named) => format!("[`{}`]({}{})", named.ident, self.prefix, named.ident),
            None => format!("`{name}`"),
        }
    }
}

/// The line with a backslash before each `<` that would begin an HTML tag, as in
/// `list<u8>`: what stands in a tag is not shown.
fn without_html(line: &str) -> String {
    let mut out = String::new();
    let mut in_code = false;
    let mut rest = line;
    while let Some(c) = rest.chars().next() {
        rest = rest.get(c.len_utf8()..).unwrap_or_default();
        in_code ^= c == '`';
        let is_tag = c == '<'
            && !in_code
            && !out.ends_with('\\')
            && rest.starts_with(|next: char| next.is_ascii_alphabetic() || "/!?".contains(next))
            && !rest.starts_with("http");
        if is_tag {
            out.push('\\');
        }
        out.push(c);
    }
    out
}

/// Docs as they are, one attribute a line.
pub(super) fn as_written(text: &str) -> TokenStream {
    let lines = text.lines().map(|line| {
        let line = if line.is_empty() {
            String::new()
        } else {
            format!(" {line}")
        };
        quote!(#[doc = #line])
    });
    quote!(#(#lines)*)
}

fn is_list_item(text: &str) -> bool {
    let digits = text.trim_start_matches(|c: char| c.is_ascii_digit());
    ["- ", "* ", "+ "]
        .iter()
        .any(|marker| text.starts_with(marker))
        || (digits.len() < text.len() && (digits.starts_with(". ") || digits.starts_with(") ")))
}

/// Ends a code block, before the blank lines that came to stand at its end.
fn close_code(out: &mut Vec<String>) {
    let mut blank = 0;
    while out.last().is_some_and(String::is_empty) {
        out.pop();
        blank += 1;
    }
    out.push("```".to_owned());
    out.extend(std::iter::repeat_n(String::new(), blank));
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::document::{Sources, build, load_literal};

    fn markdown(witx: &str) -> String {
        let source = "(typename $fd (handle)) (typename $file-size u64)";
        let document = build(&load_literal(source, &mut Sources::default()).unwrap()).unwrap();
        let types = quote!(crate::abi::types);
        Place::beside(&document, &types).markdown(witx)
    }

    #[test]
    fn names_are_links() {
        for (witx, expected) in [
            ("closes `$fd`.", "closes [`Fd`](crate::abi::types::Fd)."),
            (
                "$fd, $file-size",
                "[`Fd`](crate::abi::types::Fd), [`FileSize`](crate::abi::types::FileSize)",
            ),
            ("the buffer $buf", "the buffer `buf`"),
            ("`a $fd b`", "`a $fd b`"),
            ("costs 5$ or $", "costs 5$ or $"),
        ] {
            assert_eq!(markdown(witx), expected);
        }
    }

    #[test]
    fn code_is_no_test() {
        assert_eq!(
            markdown("Like so:\n\n    let x = $fd;\n\n    y\n\nand on"),
            "Like so:\n\n```text\nlet x = $fd;\n\ny\n```\n\nand on"
        );
        assert_eq!(
            markdown("```\nf($fd)\n```\n$fd"),
            "```text\nf($fd)\n```\n[`Fd`](crate::abi::types::Fd)"
        );
        assert_eq!(markdown("```c\nf()\n```"), "```c\nf()\n```");
        assert_eq!(markdown("    first"), "```text\nfirst\n```");
    }

    #[test]
    fn angle_brackets_are_shown() {
        for (witx, expected) in [
            ("a list<u8> or <name>", "a list\\<u8> or \\<name>"),
            ("`list<u8>`, 1 < 2, \\<a>", "`list<u8>`, 1 < 2, \\<a>"),
            ("<https://example.org>", "<https://example.org>"),
        ] {
            assert_eq!(markdown(witx), expected);
        }
    }

    #[test]
    fn lists_stay_lists() {
        let list = "- one\n\n    more of one\n\n1. two\n   three";
        assert_eq!(markdown(list), list);
    }
}
