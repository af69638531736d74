//! Signatures to paste into an impl block.

use crate::document::{Document, Function, ParamAbi, ResultType, RustPaths, Type};
use crate::parse::{Method, Receiver};

/// The paths in what users write, with the usual imports.
const PATHS: RustPaths = RustPaths {
    runtime: "",
    types: "types::",
    result: "",
};

/// The message for functions that have no method.
pub(super) fn missing_methods(document: &Document, functions: &[&Function]) -> String {
    let signatures = functions.iter().map(|function| {
        let signature = method(document, function, None);
        format!("    {signature} {{ todo!() }}\n")
    });
    let (subject, has) = match functions.len() {
        1 => ("a function".to_owned(), "has"),
        count => (format!("{count} functions"), "have"),
    };
    format!(
        "{subject} of the witx document {has} no method here; add\n{}or say what happens with \
         `unimplemented = trap` or `unimplemented = types::Errno::…`",
        signatures.collect::<String>()
    )
}

/// A number of things, in words.
pub(super) fn count(count: usize, what: &str) -> String {
    format!("{count} {what}{}", if count == 1 { "" } else { "s" })
}

/// The signature that most users want for a method that implements `function`, in the style
/// of `like` if there is one.
pub(super) fn method(document: &Document, function: &Function, like: Option<&Method>) -> String {
    let params = function.params.iter();
    let needs_memory = params
        .map(|param| document.resolve(&param.ty))
        .any(|ty| matches!(ty, Type::Pointer(_)));
    let mut params = vec![receiver(like)];
    if like.is_none() && needs_memory {
        params.push("memory: &mut GuestMemory<'_>".to_owned());
    }
    for param in &function.params {
        let rust = document.rust_type(&param.ty, &PATHS);
        let ty = match (param.abi, document.resolve(&param.ty)) {
            (ParamAbi::Address, Type::Named(_)) => format!("&{rust}"),
            (ParamAbi::Value(_) | ParamAbi::Address, _) => rust,
            (ParamAbi::List, list) if needs_memory => document.rust_type(list, &PATHS),
            (ParamAbi::List, Type::List(element)) if **element == Type::U8 => "&[u8]".to_owned(),
            (ParamAbi::List, Type::List(element)) => {
                format!("Vec<{}>", document.rust_type(element, &PATHS))
            }
            (ParamAbi::List, _) => "&str".to_owned(),
        };
        params.push(format!("{}: {ty}", param.ident));
    }
    let rust = |ty| document.rust_type(ty, &PATHS);
    let result = match &function.result {
        ResultType::None => String::new(),
        ResultType::NoReturn => " -> wasmtime::Error".to_owned(),
        ResultType::Value(ty) => format!(" -> {}", rust(ty)),
        ResultType::Expected { ok, err, .. } => format!(" -> Result<{}, {}>", rust(ok), rust(err)),
    };
    signature(&function.ident.to_string(), like, params, &result)
}

/// The signature of an override of `function`, in the style of `like`.
pub(super) fn raw(function: &Function, like: &Method) -> String {
    let mut params = vec![receiver(Some(like))];
    for (index, core) in function.core.params.iter().enumerate() {
        params.push(format!("arg{index}: {}", core.name()));
    }
    let core = function.core.result.map_or("()", |core| core.name());
    let result = format!(" -> wasmtime::Result<{core}>");
    signature(&like.ident.to_string(), Some(like), params, &result)
}

fn receiver(like: Option<&Method>) -> String {
    match like.map(|method| method.receiver) {
        None | Some(Receiver::Mut | Receiver::Other) => "&mut self".to_owned(),
        Some(Receiver::Ref) => "&self".to_owned(),
        Some(Receiver::None) => String::new(),
    }
}

fn signature(name: &str, like: Option<&Method>, mut params: Vec<String>, result: &str) -> String {
    params.retain(|param| !param.is_empty());
    let name = like.map_or_else(|| name.to_owned(), |method| method.ident.to_string());
    let asyncness = if like.is_some_and(|method| method.is_async) {
        "async "
    } else {
        ""
    };
    format!("{asyncness}fn {name}({}){result}", params.join(", "))
}
