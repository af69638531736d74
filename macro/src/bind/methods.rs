//! Methods, and what their parameters take.

use syn::Type;

use super::Binder;
use super::plan::{Call, FirstParam, Implementor, MemoryUse, ParamForm, TypedParam, Waits};
use super::suggest;
use crate::diagnostics::Errors;
use crate::document::{Document, Function, Param, ParamAbi, Type as WitxType};
use crate::parse::spelling::{has_lifetime, is_caller, is_named, referent, ungrouped};
use crate::parse::{Method, Receiver};

/// Binds a method to the function, if its parameters fit.
pub(super) fn bind<'a>(
    binder: &mut Binder<'a, '_>,
    function: &'a Function,
    method: &'a Method,
) -> Option<Implementor<'a>> {
    let expected = if method.is_override {
        function.core.params.len()
    } else {
        function.params.len()
    };
    let found = method
        .split_params(expected)
        .and_then(|(first, types)| Some((first_param(method, first)?, types)))
        .filter(|(_, types)| !method.is_override || !types.iter().any(is_caller));
    let Some((first, params)) = found else {
        report_parameters(binder, function, method);
        return None;
    };
    if matches!(first, FirstParam::Caller | FirstParam::CallerRef) {
        binder.add_store(method, &method.params[0])?;
    }
    if first == FirstParam::Caller
        && let Some(message) = who_needs_the_caller(binder, function, method)
    {
        binder.errors.at(&method.params[0], message);
        return None;
    }
    let call = if method.is_override {
        Call::Override {
            method,
            first,
            params,
        }
    } else {
        Call::Method {
            method,
            first,
            params: typed_params(binder, function, first, params)?,
        }
    };
    let waits = match binder.block_on {
        _ if !method.is_async => Waits::No,
        None => Waits::InWasmtime(&method.ident),
        Some(block_on) => Waits::BlockOn(block_on),
    };
    Some(Implementor {
        cfgs: method.cfgs.clone(),
        memory: memory_use(function, first, &call),
        call,
        waits,
    })
}

/// Returns why a method can't take the caller by value, if something needs it after the method.
fn who_needs_the_caller(
    binder: &Binder<'_, '_>,
    function: &Function,
    method: &Method,
) -> Option<String> {
    if let Some(hook) = binder.hooks.after.first() {
        return Some(format!(
            "the hook `{}` needs the caller after this method: take it as `&mut Caller<'_, T>`",
            hook.ident
        ));
    }
    let message = "the glue writes the result to the guest's memory after the method returns, and \
                   needs the caller for that: take it as `&mut Caller<'_, T>`";
    (!method.is_override && !function.out.is_empty()).then(|| message.to_owned())
}

/// Whether the glue uses the memory, to read parameters, for the method, or to write the result.
fn memory_use(function: &Function, first: FirstParam, call: &Call<'_>) -> MemoryUse {
    match (first, call) {
        (FirstParam::Memory | FirstParam::MemoryMut, _) => MemoryUse::Yes,
        (_, Call::Method { params, .. }) => {
            let written = function.out.clone().map(|_| MemoryUse::Yes);
            let uses = params.iter().map(param_use).chain(written);
            uses.max().unwrap_or(MemoryUse::No)
        }
        _ => MemoryUse::No,
    }
}

/// Returns what the first parameter takes, judging by its spelling.
fn first_param(method: &Method, first: Option<&Type>) -> Option<FirstParam> {
    let Some(first) = first else {
        return Some(FirstParam::None);
    };
    let has_receiver = method.receiver != Receiver::None;
    // An alias can hide the `Caller` of an override, but hardly a reference.
    let is_raw = method.is_override && !has_receiver;
    match ungrouped(first) {
        _ if has_receiver && is_caller(first) => None,
        Type::Reference(_) if is_caller(first) => Some(FirstParam::CallerRef),
        Type::Reference(_) if is_raw => None,
        Type::Reference(reference) if reference.mutability.is_some() => Some(FirstParam::MemoryMut),
        Type::Reference(_) => Some(FirstParam::Memory),
        _ => (is_raw || is_caller(first)).then_some(FirstParam::Caller),
    }
}

fn report_parameters(binder: &mut Binder<'_, '_>, function: &Function, method: &Method) {
    let has_receiver = method.receiver != Receiver::None;
    let first = method.params.first();
    let Some(caller) = first.filter(|ty| has_receiver && is_caller(ty)) else {
        let message = suggest::other_parameters(binder.document, function, method);
        return binder.errors.at(&method.signature, message);
    };
    let message = if method.is_override {
        "an override can't take both a receiver and a `Caller`: remove one of them"
    } else {
        "a method can't take both a receiver and a `Caller`: remove the receiver, and find the \
         context in the data of the caller's store"
    };
    binder.errors.at(caller, message);
}

/// Returns the function's own parameters, if they and the first fit together.
fn typed_params<'a>(
    binder: &mut Binder<'a, '_>,
    function: &'a Function,
    first: FirstParam,
    types: &'a [Type],
) -> Option<Vec<TypedParam<'a>>> {
    let mut core = 0;
    let params = function.params.iter().zip(types).map(|(param, ty)| {
        let start = core;
        core += param.abi.core_params();
        TypedParam {
            param,
            ty,
            core: start..core,
            form: form(binder.document, param, ty),
            is_owned: false,
        }
    });
    let mut params: Vec<TypedParam<'_>> = params.collect();
    let buffers = params.iter();
    let buffers = buffers.filter(|param| matches!(param.form, ParamForm::Buffer(_)));
    let buffers: Vec<&Type> = buffers.map(|param| param.ty).collect();
    check_buffers(&buffers, first, binder.errors)?;
    if !buffers.is_empty() || !matches!(first, FirstParam::None | FirstParam::Memory) {
        check_borrows(&mut params, binder.errors)?;
    }
    Some(params)
}

/// Returns how the glue lifts the parameter that the method takes as `ty`.
fn form<'a>(document: &'a Document, param: &'a Param, ty: &Type) -> ParamForm<'a> {
    let is_mut =
        || matches!(ungrouped(ty), Type::Reference(reference) if reference.mutability.is_some());
    match (param.abi, document.resolve(&param.ty)) {
        (ParamAbi::Value, _) => ParamForm::Value,
        (ParamAbi::Address, _) => ParamForm::Aggregate,
        (ParamAbi::ByType, _) => ParamForm::ByType,
        (ParamAbi::Listed(_), _) => ParamForm::Listed,
        (ParamAbi::List, WitxType::List(element)) if is_mut() => ParamForm::Buffer(element),
        (ParamAbi::List, WitxType::List(element)) => ParamForm::List(element),
        (ParamAbi::List, _) => ParamForm::String,
    }
}

/// Checks that nothing else borrows the memory of a buffer, given the types of all buffers.
fn check_buffers(buffers: &[&Type], first: FirstParam, errors: &mut Errors) -> Option<()> {
    let (ty, message) = match (buffers, first) {
        ([], _) | ([_], FirstParam::None) => return Some(()),
        ([_, second, ..], FirstParam::None) => (
            second,
            "two parameters can't both borrow the guest's memory mutably: take `memory: &mut \
             GuestMemory<'_>` first and each of them as `GuestPtr<[u8]>`, and borrow both with \
             `memory.disjoint_mut(…)`",
        ),
        ([buffer, ..], _) => (
            buffer,
            "this borrows the guest's memory, which the first parameter can access too: take a \
             `GuestPtr<[u8]>` here, and write to it through that memory",
        ),
    };
    errors.at(ty, message);
    None
}

/// Checks that no parameter borrows from memory that another one can change. A `Cow` is owned.
fn check_borrows(params: &mut [TypedParam<'_>], errors: &mut Errors) -> Option<()> {
    let before = errors.len();
    for param in params {
        let ty = param.ty;
        let instead = match param.form {
            ParamForm::String | ParamForm::List(_) if is_named(ty, "Cow") => {
                param.is_owned = true;
                continue;
            }
            ParamForm::String if borrows(ty) => "`String`, or a `GuestPtr<str>`",
            ParamForm::List(_) if borrows(ty) => "`Vec`, or a `GuestPtr`",
            ParamForm::ByType if is_named(referent(ty), "CStr") => "`CString`, or a `GuestPtr<u8>`",
            ParamForm::ByType if matches!(referent(ty), Type::Array(_)) => {
                "`[u8; N]`, or a `GuestPtr`"
            }
            ParamForm::ByType | ParamForm::Listed if borrows(ty) => {
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

/// Whether the glue reads a parameter from the memory.
fn param_use(param: &TypedParam<'_>) -> MemoryUse {
    let ty = param.ty;
    let mut copies = ["String", "Vec", "Cow"].iter();
    let is_read =
        matches!(ungrouped(ty), Type::Reference(_)) || copies.any(|name| is_named(ty, name));
    match param.form {
        ParamForm::Value => MemoryUse::No,
        ParamForm::Aggregate | ParamForm::Buffer(_) => MemoryUse::Yes,
        ParamForm::String | ParamForm::List(_) if is_named(ty, "GuestPtr") => MemoryUse::No,
        ParamForm::String | ParamForm::List(_) if is_read => MemoryUse::Yes,
        ParamForm::ByType | ParamForm::Listed | ParamForm::String | ParamForm::List(_) => {
            MemoryUse::IfRead
        }
    }
}
