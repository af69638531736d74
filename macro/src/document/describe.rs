//! What the document says about a function, for readers.

use witx::{Document, Id, InterfaceFunc, InterfaceFuncParam, SExpr};

use super::unnamed::is_unnamed;

/// Returns the signature of a function in witx, on one line.
pub(super) fn signature(function: &InterfaceFunc, document: &Document) -> String {
    let item = |keyword: &str, param: &InterfaceFuncParam| {
        let name = param.name.as_str();
        let ty = readable(param.tref.to_sexpr(), document);
        format!("({keyword} ${name} {ty})")
    };
    let params = function.params.iter().map(|param| item("param", param));
    let results = function.results.iter().map(|result| item("result", result));
    let noreturn = function.noreturn.then(|| "(@witx noreturn)".to_owned());
    let parts: Vec<String> = params.chain(results).chain(noreturn).collect();
    parts.join(" ")
}

/// Returns a type as people write it: `witx` writes out `string` and `expected`, and a tag
/// of 32 bits, and wants names that the document does not have.
fn readable(sexpr: SExpr, document: &Document) -> SExpr {
    match sexpr {
        SExpr::Docs(_, inner) => readable(*inner, document),
        SExpr::Ident(name) => match document.typename(&Id::new(&name)) {
            Some(ty) if is_unnamed(&name) => readable(ty.tref.to_sexpr(), document),
            _ => SExpr::Ident(name),
        },
        SExpr::Vec(items) => {
            let items = items.into_iter().map(|item| readable(item, document));
            readable_list(items.collect())
        }
        other => other,
    }
}

fn readable_list(mut items: Vec<SExpr>) -> SExpr {
    let is_word = |item: Option<&SExpr>, word| item == Some(&SExpr::word(word));
    if is_word(items.first(), "list") && is_word(items.get(1), "char") {
        return SExpr::word("string");
    }
    let tag = SExpr::Vec(vec![
        SExpr::word("@witx"),
        SExpr::word("tag"),
        SExpr::word("u32"),
    ]);
    if is_word(items.first(), "enum") {
        // Without a name, it is a variant or an `expected` whose cases have no payload.
        items[0] = SExpr::word("variant");
        for case in &mut items[2..] {
            *case = SExpr::Vec(vec![SExpr::word("case"), case.clone()]);
        }
    }
    if is_word(items.first(), "variant") && items.get(1) == Some(&tag) {
        items.remove(1);
        if let [_, SExpr::Vec(ok), SExpr::Vec(err)] = &items[..]
            && ok.get(1) == Some(&SExpr::ident("ok"))
            && err.get(1) == Some(&SExpr::ident("err"))
        {
            let mut expected = vec![SExpr::word("expected")];
            expected.extend_from_slice(&ok[2..]);
            let mut error = vec![SExpr::word("error")];
            error.extend_from_slice(&err[2..]);
            expected.push(SExpr::Vec(error));
            return SExpr::Vec(expected);
        }
    }
    SExpr::Vec(items)
}

/// Returns the docs of a function, and after them those of its parameters and its result.
pub(super) fn docs(function: &InterfaceFunc) -> String {
    let params: Vec<String> = function.params.iter().filter_map(list_item).collect();
    let params = (!params.is_empty()).then(|| format!("Parameters:\n\n{}", params.join("\n")));
    // The one result has a name that says little: `error`, mostly.
    let result = function.results.first().map(|result| result.docs.trim());
    let result = result.filter(|docs| !docs.is_empty());
    let result = result.map(|docs| format!("Result: {docs}"));
    let mut docs = function.docs.trim_end().to_owned();
    for addition in [params, result].into_iter().flatten() {
        if docs.is_empty() {
            docs = format!("The function `{}`.", function.name.as_str());
        }
        docs.extend(["\n\n", &addition]);
    }
    docs
}

/// The docs of a parameter as an item of a list.
fn list_item(param: &InterfaceFuncParam) -> Option<String> {
    let mut lines = param.docs.trim().lines();
    let first = lines.next()?;
    let mut item = format!("- `{}`: {first}", param.name.as_str());
    for line in lines {
        item.push('\n');
        if !line.is_empty() {
            item.extend(["  ", line]);
        }
    }
    Some(item)
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
                "The function `close`.\n\nParameters:\n\n- `fd`: What to close.",
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
