//! Signatures to paste into an impl block.

use proc_macro2::{Ident, TokenStream};
use quote::{ToTokens as _, quote};

use crate::document::{BuiltinType, Core, Document, Function, ParamAbi, ResultType, Type};
use crate::parse::spelling::text;
use crate::parse::{Method, Receiver};

/// Returns a type as users write it, with the usual imports.
fn rust(document: &Document, ty: &Type) -> String {
    let tokens = document.rust_type(ty, &TokenStream::new(), &quote!(types::));
    text(&tokens).replace("::core::result::", "")
}

/// Returns the message for functions without a method.
pub(super) fn missing_methods(document: &Document, functions: &[(Ident, &Function)]) -> String {
    let signatures = functions.iter().map(|(name, function)| {
        let signature = method(document, function, name, None);
        format!("    {signature} {{ todo!() }}\n")
    });
    let (subject, has) = match functions.len() {
        1 => ("a function".to_owned(), "has"),
        count => (format!("{count} functions"), "have"),
    };
    format!(
        "{subject} of the witx document {has} no method here; add\n{}or set \
         `unimplemented = trap` or `unimplemented = types::Errno::…`",
        signatures.collect::<String>()
    )
}

/// Returns the message for a method whose parameters don't match the function.
pub(super) fn other_parameters(
    document: &Document,
    function: &Function,
    method: &Method,
) -> String {
    let name = &function.name;
    let expected = |count: usize, what: &str, signature: &str, first: &str| {
        let s = if count == 1 { "" } else { "s" };
        format!(
            "the witx function `{name}` has {count} {what}{s}; expected `{signature}`, optionally \
             with {first} first"
        )
    };
    if !method.is_override {
        let signature = self::method(document, function, &method.ident, Some(method));
        let first = "`memory: &mut GuestMemory<'_>` or `memory: &GuestMemory<'_>`";
        return expected(function.params.len(), "parameter", &signature, first);
    }
    let (first, first_of_typed) = if method.receiver == Receiver::None {
        ("`caller: Caller<'_, T>`", "`caller: &mut Caller<'_, T>`")
    } else {
        let memory = "`memory: &mut GuestMemory<'_>`";
        (memory, memory)
    };
    let count = function.core.params.len();
    let expected = expected(count, "core parameter", &raw(function, method), first);
    format!(
        "{expected}; without `#[r#override]`, a method takes interface values, and may take \
         {first_of_typed} first"
    )
}

/// Returns the signature that most users want for a method called `name` that implements
/// `function`, in the style of `like`.
fn method(document: &Document, function: &Function, name: &Ident, like: Option<&Method>) -> String {
    let rust = |ty| rust(document, ty);
    let mut types = function.params.iter().map(|p| document.resolve(&p.ty));
    let needs_memory = types.any(|ty| matches!(ty, Type::Pointer(_)));
    let mut params = Vec::new();
    if like.is_none() && needs_memory {
        params.push("memory: &mut GuestMemory<'_>".to_owned());
    }
    for param in &function.params {
        let ty = match (param.abi, document.resolve(&param.ty)) {
            (ParamAbi::Address, Type::Named(_)) => format!("&{}", rust(&param.ty)),
            (ParamAbi::Value | ParamAbi::Address | ParamAbi::ByType | ParamAbi::Listed(_), _) => {
                rust(&param.ty)
            }
            (ParamAbi::List, list) if needs_memory => rust(list),
            (ParamAbi::List, Type::List(element))
                if matches!(**element, Type::Builtin(BuiltinType::U8 { .. })) =>
            {
                "&[u8]".to_owned()
            }
            (ParamAbi::List, Type::List(element)) => format!("Vec<{}>", rust(element)),
            (ParamAbi::List, _) => "&str".to_owned(),
        };
        params.push(format!("{}: {ty}", param.ident));
    }
    let result = match &function.result {
        ResultType::None => String::new(),
        ResultType::NoReturn => " -> wasmtime::Error".to_owned(),
        ResultType::Value(ty) => format!(" -> {}", rust(ty)),
        ResultType::Expected { ok, err, .. } => format!(" -> Result<{}, {}>", rust(ok), rust(err)),
    };
    signature(name, like, params, &result)
}

/// Returns how well the parameters of a method fit the function, judging by their number and
/// spelling.
pub(super) fn likeness(document: &Document, function: &Function, method: &Method) -> usize {
    let Some((_, types)) = method.split_params(function.params.len()) else {
        return 0;
    };
    let last = |ty: &str| {
        let word = ty.rsplit(|c: char| !c.is_alphanumeric() && c != '_');
        word.into_iter()
            .find(|word| !word.is_empty())
            .map(str::to_owned)
    };
    let pairs = function.params.iter().zip(types);
    let alike = pairs.filter(|(param, ty)| {
        let expected = rust(document, &param.ty);
        last(&expected) == last(&ty.to_token_stream().to_string())
    });
    1 + alike.count()
}

/// Returns the signature of an override of `function`, in the style of `like`.
fn raw(function: &Function, like: &Method) -> String {
    let cores = function.core.params.iter().enumerate();
    let params = cores.map(|(index, core)| format!("arg{index}: {}", core.name()));
    let core = function.core.result.as_ref();
    let core = core.map_or_else(|| "()".to_owned(), Core::name);
    let result = format!(" -> wasmtime::Result<{core}>");
    signature(&like.ident, Some(like), params.collect(), &result)
}

fn signature(name: &Ident, like: Option<&Method>, mut params: Vec<String>, result: &str) -> String {
    match like.map(|method| method.receiver) {
        None | Some(Receiver::Mut | Receiver::Other) => params.insert(0, "&mut self".to_owned()),
        Some(Receiver::Ref) => params.insert(0, "&self".to_owned()),
        Some(Receiver::None) => {}
    }
    let asyncness = match like {
        Some(method) if method.is_async => "async ",
        _ => "",
    };
    format!("{asyncness}fn {name}({}){result}", params.join(", "))
}
