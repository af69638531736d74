//! What the document says of a function, for readers.

use witx::{BuiltinType, IntRepr, InterfaceFunc, InterfaceFuncParam, Type, TypeRef, Variant};

/// The signature of a function in witx, on one line.
pub(super) fn signature(function: &InterfaceFunc) -> String {
    let item = |keyword: &str, param: &InterfaceFuncParam| {
        format!("({keyword} ${} {})", param.name.as_str(), ty(&param.tref))
    };
    let params = function.params.iter().map(|param| item("param", param));
    let results = function.results.iter().map(|result| item("result", result));
    let noreturn = function.noreturn.then(|| "(@witx noreturn)".to_owned());
    let parts: Vec<String> = params.chain(results).chain(noreturn).collect();
    parts.join(" ")
}

/// The docs of a function, and after them those of its parameters and its result.
pub(super) fn docs(function: &InterfaceFunc) -> String {
    let params: Vec<String> = function.params.iter().filter_map(list_item).collect();
    let params = (!params.is_empty()).then(|| format!("Parameters:\n\n{}", params.join("\n")));
    // A function has one result, whose name says little: `error`, mostly.
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

fn ty(tref: &TypeRef) -> String {
    let ty = match tref {
        TypeRef::Name(named) => return format!("${}", named.name.as_str()),
        TypeRef::Value(ty) => ty,
    };
    match &**ty {
        Type::List(element) if is_char(element) => "string".to_owned(),
        Type::List(element) => format!("(list {})", self::ty(element)),
        Type::Pointer(target) => format!("(@witx pointer {})", self::ty(target)),
        Type::ConstPointer(target) => format!("(@witx const_pointer {})", self::ty(target)),
        Type::Handle(_) => "(handle)".to_owned(),
        Type::Variant(variant) => self::variant(variant),
        Type::Builtin(builtin) => self::builtin(*builtin).to_owned(),
        // Without a name, a record can only be a tuple.
        Type::Record(record) => {
            let members = record.members.iter().map(|member| self::ty(&member.tref));
            format!("(tuple{})", each(members))
        }
    }
}

fn variant(variant: &Variant) -> String {
    if variant.is_bool() {
        return "bool".to_owned();
    }
    if let Some((ok, err)) = variant.as_expected()
        && variant.tag_repr == IntRepr::U32
    {
        let (ok, err) = (each(ok.map(ty)), each(err.map(ty)));
        return format!("(expected{ok} (error{err}))");
    }
    let tag = match variant.tag_repr {
        IntRepr::U8 => " (@witx tag u8)",
        IntRepr::U16 => " (@witx tag u16)",
        IntRepr::U32 => "",
        IntRepr::U64 => " (@witx tag u64)",
    };
    let cases = variant.cases.iter().map(|case| {
        let payload = each(case.tref.as_ref().map(ty));
        format!("(case ${}{payload})", case.name.as_str())
    });
    format!("(variant{tag}{})", each(cases))
}

fn builtin(builtin: BuiltinType) -> &'static str {
    match builtin {
        BuiltinType::Char => "char",
        BuiltinType::U8 { lang_c_char: true } => "(@witx char8)",
        BuiltinType::U8 { lang_c_char: false } => "u8",
        BuiltinType::U16 => "u16",
        BuiltinType::U32 {
            lang_ptr_size: true,
        } => "(@witx usize)",
        BuiltinType::U32 {
            lang_ptr_size: false,
        } => "u32",
        BuiltinType::U64 => "u64",
        BuiltinType::S8 => "s8",
        BuiltinType::S16 => "s16",
        BuiltinType::S32 => "s32",
        BuiltinType::S64 => "s64",
        BuiltinType::F32 => "f32",
        BuiltinType::F64 => "f64",
    }
}

/// `string` is a list of `char` to witx.
fn is_char(tref: &TypeRef) -> bool {
    matches!(tref, TypeRef::Value(ty) if matches!(**ty, Type::Builtin(BuiltinType::Char)))
}

/// The words, with a space before each.
fn each(words: impl IntoIterator<Item = String>) -> String {
    let mut each = String::new();
    for word in words {
        each.extend([" ", &word]);
    }
    each
}

#[cfg(test)]
mod tests {
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
}
