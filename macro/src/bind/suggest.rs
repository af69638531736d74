//! Signatures to paste into an impl block.

use crate::document::{Core, Document, Function, Kind, Outcome, Type};
use crate::parse::impl_block::{Method, Receiver};

/// The signature that most users want for a method that implements `function`,
/// in the style of `like` where there is one.
pub(crate) fn method(document: &Document, function: &Function, like: Option<&Method>) -> String {
    let needs_memory = function
        .params
        .iter()
        .any(|param| matches!(document.resolve(&param.ty), Type::Pointer(_)));
    let mut params = vec![receiver(like)];
    if like.is_none() && needs_memory {
        params.push("memory: &mut GuestMemory<'_>".to_owned());
    }
    for param in &function.params {
        let ty = match document.resolve(&param.ty) {
            Type::String if needs_memory => "GuestPtr<str>".to_owned(),
            Type::String => "&str".to_owned(),
            Type::List(element) if needs_memory => {
                format!("GuestPtr<[{}]>", rust(document, element))
            }
            Type::List(element) if **element == Type::U8 => "&[u8]".to_owned(),
            Type::List(element) => format!("Vec<{}>", rust(document, element)),
            resolved => match document.kind(resolved) {
                Some(Kind::Record { .. } | Kind::Variant(_) | Kind::Tuple { .. }) => {
                    format!("&{}", rust(document, &param.ty))
                }
                _ => rust(document, &param.ty),
            },
        };
        params.push(format!("{}: {ty}", param.ident));
    }
    let result = match &function.result {
        Outcome::Nothing => String::new(),
        Outcome::Never => " -> wasmtime::Error".to_owned(),
        Outcome::Plain(ty) => format!(" -> {}", rust(document, ty)),
        Outcome::Expected { ok, err, .. } => format!(
            " -> Result<{}, {}>",
            rust(document, ok),
            rust(document, err)
        ),
    };
    signature(&function.ident.to_string(), like, params, &result)
}

/// The signature of an override of `function`, in the style of `like`.
pub(crate) fn raw(function: &Function, like: &Method) -> String {
    let mut params = vec![receiver(Some(like))];
    for (index, core) in function.core.params.iter().enumerate() {
        params.push(format!("arg{index}: {}", core.name()));
    }
    let core = function.core.result.map_or("()", Core::name);
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

/// `ty` as a user writes it, with the usual imports.
pub(crate) fn rust(document: &Document, ty: &Type) -> String {
    match ty {
        Type::U8 => "u8".to_owned(),
        Type::U16 => "u16".to_owned(),
        Type::U32 => "u32".to_owned(),
        Type::U64 => "u64".to_owned(),
        Type::S8 => "i8".to_owned(),
        Type::S16 => "i16".to_owned(),
        Type::S32 => "i32".to_owned(),
        Type::S64 => "i64".to_owned(),
        Type::F32 => "f32".to_owned(),
        Type::F64 => "f64".to_owned(),
        Type::Char => "char".to_owned(),
        Type::Bool => "bool".to_owned(),
        Type::String => "GuestPtr<str>".to_owned(),
        Type::List(element) => format!("GuestPtr<[{}]>", rust(document, element)),
        Type::Pointer(target) => format!("GuestPtr<{}>", rust(document, target)),
        Type::Tuple(members) => {
            let members: Vec<String> = members.iter().map(|ty| rust(document, ty)).collect();
            match &members[..] {
                [one] => format!("({one},)"),
                [..] => format!("({})", members.join(", ")),
            }
        }
        Type::Expected(ok, err) => {
            format!("Result<{}, {}>", rust(document, ok), rust(document, err))
        }
        Type::Named(index) => match document.types.get(*index) {
            Some(named) => format!("types::{}", named.ident),
            None => "()".to_owned(),
        },
    }
}
