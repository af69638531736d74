//! The docs of generated items.

use std::ops::Range;

use proc_macro2::TokenStream;
use pulldown_cmark::{CodeBlockKind, Event, Options, Parser, Tag, TagEnd};
use quote::{ToTokens as _, quote};
use syn::Path;

use crate::bind::Plan;
use crate::document::{Docs, Document};

/// Converts docs for an item, with links to the types.
pub(super) struct Links<'a> {
    pub(super) document: &'a Document,
    /// The path of the types' module with `::`, or an empty string inside the module.
    pub(super) prefix: String,
}

impl<'a> Links<'a> {
    /// Creates links for items next to the types' module.
    pub(super) fn beside_types(plan: &Plan<'a>) -> Self {
        let types = plan.arguments.types.as_ref();
        let types = types.map_or_else(|| quote!(types), Path::to_token_stream);
        let path: String = types.to_string().split_whitespace().collect();
        Links {
            document: plan.document,
            prefix: format!("{path}::"),
        }
    }

    /// Returns the docs of a witx item as an attribute. An item without docs gets an empty one,
    /// which satisfies `missing_docs`: in a crate that forbids this lint, an `allow` would be
    /// an error.
    pub(super) fn attributes(&self, witx: &str) -> TokenStream {
        as_written(&self.markdown(witx))
    }

    /// Returns the docs of a function as an attribute.
    pub(super) fn function(&self, docs: &Docs) -> TokenStream {
        match docs {
            Docs::Witx(text) => self.attributes(text),
            Docs::Rust(text) => as_written(text),
        }
    }

    /// Returns the docs of a witx item as Markdown for rustdoc: code is not a doctest, `$names`
    /// link to the types, and text that looks like an HTML tag stays visible.
    fn markdown(&self, witx: &str) -> String {
        let text = witx.trim_end();
        let mut edits: Vec<(Range<usize>, String)> = Vec::new();
        // The number of open links, images and fenced code blocks, whose text is left unchanged.
        let mut verbatim = 0;
        // The code of the open indented block.
        let mut indented: Option<String> = None;
        for (event, range) in Parser::new_ext(text, BLOCKS).into_offset_iter() {
            match event {
                Event::Start(Tag::CodeBlock(CodeBlockKind::Indented)) => {
                    indented = Some(String::new());
                }
                // rustdoc would test it as Rust, unless it knows the language, and has colors only
                // for Rust.
                Event::Start(Tag::CodeBlock(CodeBlockKind::Fenced(_))) => {
                    verbatim += 1;
                    edits.push((info_string(text, range), "text".to_owned()));
                }
                Event::End(TagEnd::CodeBlock) => match indented.take() {
                    Some(code) => edits.push(fenced(text, range, &code)),
                    None => verbatim -= 1,
                },
                Event::Start(Tag::Link { .. } | Tag::Image { .. }) => verbatim += 1,
                Event::End(TagEnd::Link | TagEnd::Image) => verbatim -= 1,
                Event::Text(part) => match &mut indented {
                    Some(code) => code.push_str(&part),
                    None if verbatim == 0 => edits.extend(self.names(text, range)),
                    None => {}
                },
                Event::Code(code) if verbatim == 0 => {
                    let is_name = |name: &&str| !name.is_empty() && name.chars().all(is_name_char);
                    let name = code.strip_prefix('$').filter(is_name);
                    edits.extend(name.map(|name| (range, self.link(name))));
                }
                Event::Html(html) | Event::InlineHtml(html) => {
                    edits.push((range, html.replace('<', "\\<")));
                }
                _ => {}
            }
        }
        edits.sort_by_key(|(range, _)| range.start);
        let mut edited = text.to_owned();
        for (range, replacement) in edits.into_iter().rev() {
            edited.replace_range(range, &replacement);
        }
        edited
    }

    /// Returns a link, or code, for each `$name` in a part of the text.
    fn names(&self, text: &str, part: Range<usize>) -> Vec<(Range<usize>, String)> {
        let dollars = text[part.clone()].match_indices('$');
        let names = dollars.filter_map(|(index, _)| {
            let start = part.start + index;
            let rest = &text[start + 1..part.end];
            let end = rest.find(|c| !is_name_char(c)).unwrap_or(rest.len());
            let name = rest[..end].trim_end_matches('-');
            let range = start..start + 1 + name.len();
            (!name.is_empty()).then(|| (range, self.link(name)))
        });
        names.collect()
    }

    fn link(&self, name: &str) -> String {
        match self.document.types.iter().find(|named| named.witx == name) {
            Some(named) if self.prefix.is_empty() => format!("[`{}`]", named.ident),
            Some(named) => format!("[`{}`]({}{})", named.ident, self.prefix, named.ident),
            None => format!("`{name}`"),
        }
    }
}

/// The extensions of rustdoc that change where a block begins.
const BLOCKS: Options = Options::ENABLE_TABLES
    .union(Options::ENABLE_FOOTNOTES)
    .union(Options::ENABLE_TASKLISTS);

/// Returns the range of the info string of the fenced code block at `block`.
fn info_string(text: &str, block: Range<usize>) -> Range<usize> {
    let fence = text[block.clone()].bytes();
    let start = block.start + fence.take_while(|b| b"`~".contains(b)).count();
    let line = text[start..block.end].find(['\r', '\n']);
    start..line.map_or(block.end, |length| start + length)
}

fn is_name_char(c: char) -> bool {
    c.is_ascii_alphanumeric() || c == '_' || c == '-'
}

/// Turns an indented code block, which rustdoc would test, into a fenced one.
fn fenced(text: &str, block: Range<usize>, code: &str) -> (Range<usize>, String) {
    let line = text[..block.start]
        .rfind('\n')
        .map_or(0, |newline| newline + 1);
    let before = &text[line..];
    let indent = before.len() - before.trim_start_matches(' ').len();
    let extra = code.len() - code.trim_start_matches(' ').len();
    let indent = " ".repeat(indent.saturating_sub(4 + extra));
    let code = prefixed(&indent, code);
    let end = block.end - usize::from(text[block].ends_with('\n'));
    (line..end, format!("{indent}```text\n{code}\n{indent}```"))
}

/// Returns docs unchanged.
pub(super) fn as_written(text: &str) -> TokenStream {
    let text = prefixed(" ", text);
    quote!(#[doc = #text])
}

/// Adds `prefix` to the non-empty lines of the text.
fn prefixed(prefix: &str, text: &str) -> String {
    let lines = text.lines().map(|line| match line {
        "" => String::new(),
        line => format!("{prefix}{line}"),
    });
    lines.collect::<Vec<_>>().join("\n")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::document::testing;

    fn markdown(witx: &str) -> String {
        let source = "(typename $fd (handle)) (typename $file-size u64)";
        let links = Links {
            document: &testing::document(source),
            prefix: "crate::abi::types::".to_owned(),
        };
        links.markdown(witx)
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
            ("[the $fd](x)", "[the $fd](x)"),
        ] {
            assert_eq!(markdown(witx), expected);
        }
    }

    #[test]
    fn code_is_not_a_test() {
        assert_eq!(
            markdown("Like so:\n\n    let x = $fd;\n\n    y\n\nand on"),
            "Like so:\n\n```text\nlet x = $fd;\n\ny\n```\n\nand on"
        );
        assert_eq!(
            markdown("```\nf($fd)\n```\n$fd"),
            "```text\nf($fd)\n```\n[`Fd`](crate::abi::types::Fd)"
        );
        assert_eq!(markdown("    first"), "```text\nfirst\n```");
        assert_eq!(
            markdown("- one\n\n      let x;\n- two"),
            "- one\n\n  ```text\n  let x;\n  ```\n- two"
        );
    }

    #[test]
    fn fenced_code_is_a_test_in_no_language() {
        let infos = "| |rust| rust |Rust|rust2018|no_run|no-run|norun|should_panic|ignore|\
                     ignore-wasm32|compile_fail|compile_fail,E0308|E0308|e0308|test_harness|\
                     standalone_crate|standalone|edition2021|edition2024|custom|{rust}|{.rust}|\
                     {class=rust}|custom,{class=rust}|rust,ignore|text,rust|text rust|c,rust|\
                     rust (a comment)|(c)|,|r&#117;st|no_run,|\u{e9}|c|C++|json|\
                     text|exec";
        for info in infos.split('|') {
            for fence in ["```", "````", "~~~"] {
                let code = format!("- a\n\n  {fence}{info}\n  $fd\n  {fence}\n\n$fd");
                let expected = format!(
                    "- a\n\n  {fence}text\n  $fd\n  {fence}\n\n[`Fd`](crate::abi::types::Fd)"
                );
                assert_eq!(markdown(&code), expected, "{info:?}");
            }
            assert_eq!(markdown(&format!("```{info}")), "```text", "{info:?}");
        }
    }

    #[test]
    fn code_in_other_blocks_is_not_a_test() {
        for (witx, expected) in [
            ("> ```rust\n> x\n> ```", "> ```text\n> x\n> ```"),
            ("```rust\r\nx\r\n```", "```text\r\nx\r\n```"),
            ("1. a\n   ~~~no_run\n   x", "1. a\n   ~~~text\n   x"),
            (
                "[^1]: a\n\n    ```rust\n    x\n    ```",
                "[^1]: a\n\n    ```text\n    x\n    ```",
            ),
            (
                "- [ ] a\n\n  ```\n  x\n  ```",
                "- [ ] a\n\n  ```text\n  x\n  ```",
            ),
        ] {
            assert_eq!(markdown(witx), expected);
        }
    }

    #[test]
    fn angle_brackets_are_shown() {
        for (witx, expected) in [
            ("a list<u8> or <name>", "a list\\<u8> or \\<name>"),
            ("`list<u8>`, 1 < 2, \\<a>", "`list<u8>`, 1 < 2, \\<a>"),
            ("<https://example.org>", "<https://example.org>"),
            ("<div>\n$fd\n</div>", "\\<div>\n$fd\n\\</div>"),
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
