//! Methods that take and return interface values.

use syn::{GenericArgument, PathArguments, Type};

use super::Binder;
use super::plan::{Call, FirstParam, MemoryUse, ParamForm, TypedParam};
use super::suggest;
use crate::diagnostics::Errors;
use crate::document::{Function, ParamAbi, Type as WitxType};
use crate::parse::spelling::{is_caller, is_named, last_segment, ungrouped};
use crate::parse::{Method, Receiver};

/// Binds a method to the function, if its parameters fit.
pub(super) fn bind_typed<'a>(
    binder: &mut Binder<'a, '_>,
    function: &'a Function,
    method: &'a Method,
) -> Option<(Call<'a>, MemoryUse)> {
    let expected = function.params.len();
    let found = method
        .split_params(expected)
        .and_then(|(first, types)| Some((first_param(method, first)?, types)));
    let Some((first, types)) = found else {
        report_parameters(binder, function, method);
        return None;
    };
    if let (FirstParam::Caller | FirstParam::CallerRef, Some(ty)) = (first, method.params.first()) {
        check_caller(binder, function, method, first, ty)?;
    }
    let buffers = buffers(function, types);
    check_buffers(&buffers, first, types, binder.errors)?;
    let memory_use = memory_use(function, first, types);
    let can_borrow = matches!(first, FirstParam::None | FirstParam::Memory) && buffers.is_empty();
    if !can_borrow {
        check_borrows(binder, function, types, &buffers)?;
    }
    let mut core = 0;
    let params = function.params.iter().zip(types).enumerate();
    let params = params.map(|(index, (param, ty))| {
        let first = core;
        core += param.abi.core_params();
        let owned = !can_borrow && is_named(ty, "Cow");
        TypedParam {
            param,
            ty,
            core: first,
            form: match (param.abi, binder.document.resolve(&param.ty)) {
                (ParamAbi::Value, _) => ParamForm::Value,
                (ParamAbi::Address, _) => ParamForm::Aggregate,
                (ParamAbi::ByType, _) => ParamForm::ByType,
                (ParamAbi::Listed(_), _) => ParamForm::Listed,
                (ParamAbi::List, WitxType::List(element)) if buffers.contains(&index) => {
                    ParamForm::Buffer { element }
                }
                (ParamAbi::List, WitxType::List(element)) => ParamForm::List { element, owned },
                (ParamAbi::List, _) => ParamForm::String { owned },
            },
        }
    });
    let call = Call::Typed {
        method,
        first,
        params: params.collect(),
    };
    Some((call, memory_use))
}

/// Returns what the first parameter takes, judging by its spelling.
fn first_param(method: &Method, first: Option<&Type>) -> Option<FirstParam> {
    match first {
        Some(first) if method.receiver == Receiver::None && is_caller(first) => {
            Some(caller_param(first))
        }
        Some(first) if is_caller(first) => None,
        first => memory_param(first),
    }
}

/// Returns the form in which a parameter of this type takes the caller.
pub(super) fn caller_param(ty: &Type) -> FirstParam {
    match ungrouped(ty) {
        Type::Reference(_) => FirstParam::CallerRef,
        _ => FirstParam::Caller,
    }
}

/// Returns the form of memory that the first parameter takes, judging by its reference.
pub(super) fn memory_param(first: Option<&Type>) -> Option<FirstParam> {
    match first.map(ungrouped) {
        None => Some(FirstParam::None),
        Some(Type::Reference(reference)) if reference.mutability.is_some() => {
            Some(FirstParam::MemoryMut)
        }
        Some(Type::Reference(_)) => Some(FirstParam::Memory),
        Some(_) => None,
    }
}

fn report_parameters(binder: &mut Binder<'_, '_>, function: &Function, method: &Method) {
    let caller = method.params.first().filter(|ty| is_caller(ty));
    if let Some(caller) = caller.filter(|_| method.receiver != Receiver::None) {
        return binder.errors.at(
            caller,
            "a method can't take both a receiver and a `Caller`: remove the receiver, and \
             find the context in the data of the caller's store",
        );
    }
    let message = suggest::other_parameters(
        function,
        (function.params.len(), "parameter"),
        &suggest::method(binder.document, function, &method.ident, Some(method)),
        "`memory: &mut GuestMemory<'_>` or `memory: &GuestMemory<'_>`",
    );
    binder.errors.at(&method.signature, message);
}

/// Checks that a method can take the caller in this form.
fn check_caller<'a>(
    binder: &mut Binder<'a, '_>,
    function: &Function,
    method: &'a Method,
    first: FirstParam,
    ty: &'a Type,
) -> Option<()> {
    binder.stores.add(method, ty, binder.errors)?;
    if first == FirstParam::Caller && !function.out.is_empty() {
        binder.errors.at(
            ty,
            "the glue writes the result to the guest's memory after the method returns, and needs \
             the caller for that: take it as `&mut Caller<'_, T>`",
        );
        return None;
    }
    Some(())
}

/// Returns the indices of the parameters that are buffers to write to.
fn buffers(function: &Function, types: &[Type]) -> Vec<usize> {
    let params = function.params.iter().zip(types).enumerate();
    let buffers = params.filter(|(_, (param, ty))| {
        let is_mut = matches!(ungrouped(ty), Type::Reference(ty) if ty.mutability.is_some());
        matches!(param.abi, ParamAbi::List) && is_mut
    });
    buffers.map(|(index, _)| index).collect()
}

/// Checks that nothing else borrows the memory of a buffer.
fn check_buffers(
    buffers: &[usize],
    first: FirstParam,
    types: &[Type],
    errors: &mut Errors,
) -> Option<()> {
    let (ty, message) = match (buffers, first) {
        ([], _) | ([_], FirstParam::None) => return Some(()),
        ([_, second, ..], FirstParam::None) => (
            &types[*second],
            "two parameters can't both borrow the guest's memory mutably: take `memory: &mut \
             GuestMemory<'_>` first and each of them as `GuestPtr<[u8]>`, and borrow both with \
             `memory.disjoint_mut(…)`",
        ),
        ([buffer, ..], _) => (
            &types[*buffer],
            "this borrows the guest's memory, which the first parameter can access too: take a \
             `GuestPtr<[u8]>` here, and write to it through that memory",
        ),
    };
    errors.at(ty, message);
    None
}

/// Checks that no parameter borrows from memory that another one can change.
fn check_borrows(
    binder: &mut Binder<'_, '_>,
    function: &Function,
    types: &[Type],
    buffers: &[usize],
) -> Option<()> {
    let Binder {
        document, errors, ..
    } = binder;
    let params = function.params.iter().zip(types).enumerate();
    let before = errors.len();
    for (index, (param, ty)) in params {
        let instead = match (param.abi, document.resolve(&param.ty)) {
            _ if buffers.contains(&index) || is_named(ty, "Cow") => continue,
            (ParamAbi::List, _) if !borrows(ty) => continue,
            (ParamAbi::List, WitxType::String) => "`String`, or a `GuestPtr<str>`",
            (ParamAbi::List, _) => "`Vec`, or a `GuestPtr`",
            (ParamAbi::ByType | ParamAbi::Listed(_), _) if has_lifetime(ty) => {
                "type without a lifetime, or a `GuestPtr`"
            }
            _ => continue,
        };
        let message = format!(
            "this can't borrow from memory that another parameter can change: take a {instead} and \
             read it from the memory; it can be borrowed next to `&GuestMemory<'_>`"
        );
        errors.at(ty, message);
    }
    (errors.len() == before).then_some(())
}

/// Whether a type is spelled as one that borrows.
fn borrows(ty: &Type) -> bool {
    matches!(ungrouped(ty), Type::Reference(_)) || has_lifetime(ty)
}

/// Whether a path has a lifetime other than `'static`.
fn has_lifetime(ty: &Type) -> bool {
    let arguments = last_segment(ty).map(|segment| &segment.arguments);
    let Some(PathArguments::AngleBracketed(arguments)) = arguments else {
        return false;
    };
    let mut arguments = arguments.args.iter();
    arguments.any(|argument| {
        matches!(argument, GenericArgument::Lifetime(lifetime) if lifetime.ident != "static")
    })
}

/// Whether the glue of a method with these parameters uses the memory.
fn memory_use(function: &Function, first: FirstParam, types: &[Type]) -> MemoryUse {
    let has_memory = matches!(first, FirstParam::Memory | FirstParam::MemoryMut);
    if has_memory || !function.out.is_empty() {
        return MemoryUse::Yes;
    }
    let params = function.params.iter().zip(types);
    let uses = params.map(|(param, ty)| match param.abi {
        ParamAbi::Value => MemoryUse::No,
        ParamAbi::Address => MemoryUse::Yes,
        ParamAbi::ByType | ParamAbi::Listed(_) => MemoryUse::IfRead,
        ParamAbi::List => list_use(ty),
    });
    uses.max().unwrap_or(MemoryUse::No)
}

/// Whether the glue reads a string or list that the method takes as `ty`.
fn list_use(ty: &Type) -> MemoryUse {
    let name = match ungrouped(ty) {
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
