//! The human-readable description of a function.

use wast::lexer::{Lexer, Token};
use witx::{InterfaceFunc, InterfaceFuncParam, Location};

/// Returns the signature of a function on one line, as it is written after the `export` at
/// `location` in `text`.
pub(super) fn signature(text: &str, location: &Location) -> String {
    let lines = text.split_inclusive('\n').take(location.line - 1);
    let start = lines.map(str::len).sum::<usize>() + location.column - 1;
    let tokens = Lexer::new(&text[start..]).map_while(Result::ok);
    let mut signature = String::new();
    let mut depth = 0_usize;
    let after_name = tokens.skip_while(|token| !matches!(token, Token::RParen(_)));
    for token in after_name.skip(1) {
        match token {
            Token::Whitespace(_) | Token::LineComment(_) | Token::BlockComment(_) => continue,
            Token::RParen(_) if depth == 0 => break,
            Token::RParen(_) => depth -= 1,
            _ if signature.is_empty() || signature.ends_with('(') => {}
            _ => signature.push(' '),
        }
        depth += usize::from(matches!(token, Token::LParen(_)));
        signature.push_str(token.src());
    }
    signature
}

/// Returns the docs of a function, followed by those of its parameters and its result.
pub(super) fn docs(function: &InterfaceFunc) -> String {
    let params: Vec<String> = function.params.iter().filter_map(list_item).collect();
    let params = params.join("\n");
    // The result's name is left out: it is `error` almost everywhere.
    let result = function.results.first();
    let result = result.map_or("", |result| result.docs.trim());
    let sections = [
        ("", function.docs.trim_end()),
        ("Parameters:\n\n", &params),
        ("Result: ", result),
    ];
    let present = sections.iter().filter(|(_, text)| !text.is_empty());
    let texts = present.map(|(heading, text)| format!("{heading}{text}"));
    texts.collect::<Vec<_>>().join("\n\n")
}

/// Returns the docs of a parameter as a list item.
fn list_item(param: &InterfaceFuncParam) -> Option<String> {
    let docs = param.docs.trim().replace('\n', "\n  ");
    let docs = docs.replace("\n  \n", "\n\n");
    (!docs.is_empty()).then(|| format!("- `{}`: {docs}", param.name.as_str()))
}

#[cfg(test)]
mod tests {
    use crate::document::testing;

    #[test]
    fn parameters_have_their_docs() {
        let source = "(module $m
          ;;; Opens.
          (@interface func (export \"open\")
            ;;; The path,
            ;;;
            ;;; relative.
            (param $path string)
            (param $undocumented u8)
            ;;; How.
            (param $how u8)
            ;;; The number of it.
            (result $fd u32))
          (@interface func (export \"close\")
            ;;; What to close.
            (param $fd u32)))";
        let document = witx::parse(source).unwrap();
        let module = document.modules().next().unwrap();
        let docs: Vec<String> = module.funcs().map(|f| super::docs(&f)).collect();
        assert_eq!(
            docs,
            [
                "Opens.\n\nParameters:\n\n- `path`: The path,\n\n  relative.\n- `how`: How.\n\n\
                 Result: The number of it.",
                "Parameters:\n\n- `fd`: What to close.",
            ]
        );
    }

    #[test]
    fn signatures_are_as_in_the_document() {
        for signature in [
            "(param $a (list (@witx const_pointer $id))) (param $memory string) (result $error \
             (expected (tuple $id $id) (error $errno)))",
            "(param $a (variant (@witx tag u8) (case $a u8) (case $b)))",
            "(param $a (variant (case $a $id) (case $b (list string))))",
            "(param $a (variant (@witx tag u8) (case $a) (case $b)))",
            "(param $a (expected (error)))",
            "(param $a (expected u8 (error))) (param $b (@witx usize)) (param $c (@witx char8))",
            "(param $a (tuple bool (tuple))) (@witx noreturn)",
            "(result $r (expected (list u8) (error u32)))",
        ] {
            let text = format!(
                "(typename $id u32) (typename $errno (enum $ok))
                 (module $m (@interface func (export \"f\") {signature}))"
            );
            let document = testing::document(&text);
            assert_eq!(document.modules[0].functions[0].signature, signature);
        }
    }
}
