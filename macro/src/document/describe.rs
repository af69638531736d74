//! The human-readable description of a function.

use witx::{IntRepr, InterfaceFunc, InterfaceFuncParam, Type, TypeRef};

use super::unnamed::is_unnamed;

/// Returns the witx signature of a function, on one line.
pub(super) fn signature(function: &InterfaceFunc) -> String {
    let item = |keyword: &str, param: &InterfaceFuncParam| {
        let (name, ty) = (param.name.as_str(), readable(&param.tref));
        format!("({keyword} ${name} {ty})")
    };
    let params = function.params.iter().map(|param| item("param", param));
    let results = function.results.iter().map(|result| item("result", result));
    let noreturn = function.noreturn.then(|| "(@witx noreturn)".to_owned());
    let parts: Vec<String> = params.chain(results).chain(noreturn).collect();
    parts.join(" ")
}

/// Returns a type as people write it: `witx` itself expands `string` and `expected`, and
/// prints the default tag.
fn readable(tref: &TypeRef) -> String {
    let ty = match tref {
        TypeRef::Name(named) if !is_unnamed(named.name.as_str()) => {
            return format!("${}", named.name.as_str());
        }
        _ => tref.type_(),
    };
    match &**ty {
        Type::List(element) => match readable(element).as_str() {
            "char" => "string".to_owned(),
            element => format!("(list {element})"),
        },
        Type::Pointer(target) => format!("(@witx pointer {})", readable(target)),
        Type::ConstPointer(target) => format!("(@witx const_pointer {})", readable(target)),
        Type::Record(record) if record.is_tuple() => {
            let members = record.members.iter();
            let members = members.map(|member| word(Some(&member.tref)));
            format!("(tuple{})", members.collect::<String>())
        }
        Type::Variant(variant) if !variant.is_bool() => readable_variant(variant),
        other => other.to_sexpr().to_string(),
    }
}

fn readable_variant(variant: &witx::Variant) -> String {
    let tag = match variant.tag_repr {
        IntRepr::U32 => String::new(),
        repr => format!(" (@witx tag {})", repr.to_sexpr()),
    };
    if let Some((ok, err)) = variant.as_expected()
        && tag.is_empty()
    {
        return format!("(expected{} (error{}))", word(ok), word(err));
    }
    let cases = variant.cases.iter().map(|case| {
        let (name, ty) = (case.name.as_str(), word(case.tref.as_ref()));
        format!(" (case ${name}{ty})")
    });
    format!("(variant{tag}{})", cases.collect::<String>())
}

/// Returns a type after a space, or an empty string if there is none.
fn word(tref: Option<&TypeRef>) -> String {
    tref.map_or_else(String::new, |tref| format!(" {}", readable(tref)))
}

/// Returns the docs of a function, followed by those of its parameters and its result.
pub(super) fn docs(function: &InterfaceFunc) -> String {
    let params: Vec<String> = function.params.iter().filter_map(list_item).collect();
    let params = params.join("\n");
    // The result's name is left out: it is `error` almost everywhere.
    let result = function.results.first();
    let result = result.map_or("", |result| result.docs.trim());
    let mut docs = function.docs.trim_end().to_owned();
    for (heading, text) in [("Parameters:\n\n", params.as_str()), ("Result: ", result)] {
        if text.is_empty() {
            continue;
        }
        if !docs.is_empty() {
            docs.push_str("\n\n");
        }
        docs.extend([heading, text]);
    }
    docs
}

/// Returns the docs of a parameter as a list item.
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
