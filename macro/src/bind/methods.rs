//! Methods that take and return interface values.

use syn::Type;

use super::Binder;
use super::plan::{Call, MemoryParam, MemoryUse, ParamForm, TypedParam};
use super::suggest;
use crate::document::{Function, ParamAbi, Type as WitxType};
use crate::parse::Method;

/// Binds a method to the function, if its parameters fit.
pub(super) fn bind_typed<'a>(
    binder: &mut Binder<'a, '_>,
    function: &'a Function,
    method: &'a Method,
) -> Option<(Call<'a>, MemoryUse)> {
    let generics = &method.signature.generics;
    let is_generic = generics.lifetimes().count() < generics.params.len();
    if is_generic {
        binder.errors.at(
            generics,
            "a method for a witx function can't be generic: guests can't choose a type",
        );
    }
    let expected = function.params.len();
    let found = split_params(method, expected)
        .and_then(|(first, types)| Some((memory_param(first)?, types)));
    let Some((memory, types)) = found else {
        let message = suggest::other_parameters(
            function,
            (expected, "parameter"),
            &suggest::method(binder.document, function, Some(method)),
            "`memory: &mut GuestMemory<'_>` or `memory: &GuestMemory<'_>`",
        );
        binder.errors.at(&method.signature, message);
        return None;
    };
    let memory_use = memory_use(function, memory, types);
    let owned = memory == MemoryParam::Mut;
    let mut core = 0;
    let params = function.params.iter().zip(types).map(|(param, ty)| {
        let first = core;
        core += param.abi.core_params();
        TypedParam {
            param,
            ty,
            core: first,
            form: match (param.abi, binder.document.resolve(&param.ty)) {
                (ParamAbi::Value, _) => ParamForm::Value,
                (ParamAbi::Address, _) => ParamForm::Aggregate,
                (ParamAbi::List, _) if memory_use == MemoryUse::No => ParamForm::Unread,
                (ParamAbi::List, WitxType::List(element)) => ParamForm::List { element, owned },
                (ParamAbi::List, _) => ParamForm::String { owned },
            },
        }
    });
    let call = Call::Typed {
        method,
        memory,
        params: params.collect(),
    };
    (!is_generic).then_some((call, memory_use))
}

/// Splits off the optional first parameter from the `expected` others.
pub(super) fn split_params(method: &Method, expected: usize) -> Option<(Option<&Type>, &[Type])> {
    match method.params.len().checked_sub(expected)? {
        0 => Some((None, &method.params)),
        1 => Some((method.params.first(), &method.params[1..])),
        _ => None,
    }
}

/// Returns the form of memory that the first parameter takes, judging by its reference.
pub(super) fn memory_param(first: Option<&Type>) -> Option<MemoryParam> {
    match first {
        None => Some(MemoryParam::None),
        Some(Type::Reference(reference)) if reference.mutability.is_some() => {
            Some(MemoryParam::Mut)
        }
        Some(Type::Reference(_)) => Some(MemoryParam::Ref),
        Some(Type::Group(group)) => memory_param(Some(&group.elem)),
        Some(Type::Paren(paren)) => memory_param(Some(&paren.elem)),
        Some(_) => None,
    }
}

/// Whether the glue of a method with these parameters uses the memory.
fn memory_use(function: &Function, memory: MemoryParam, types: &[Type]) -> MemoryUse {
    if memory != MemoryParam::None || !function.out.is_empty() {
        return MemoryUse::Yes;
    }
    let params = function.params.iter().zip(types);
    let uses = params.map(|(param, ty)| match param.abi {
        ParamAbi::Value => MemoryUse::No,
        ParamAbi::Address => MemoryUse::Yes,
        ParamAbi::List => list_use(ty),
    });
    uses.max().unwrap_or(MemoryUse::No)
}

/// Whether the glue reads a string or list that the method takes as `ty`.
fn list_use(ty: &Type) -> MemoryUse {
    let name = match ty {
        Type::Path(path) => path.path.segments.last().map(|last| last.ident.to_string()),
        Type::Reference(_) => return MemoryUse::Yes,
        _ => None,
    };
    match name.as_deref() {
        Some("GuestPtr") => MemoryUse::No,
        Some("String" | "Vec" | "Cow") => MemoryUse::Yes,
        _ => MemoryUse::IfRead,
    }
}
