//! Methods that take and return interface values.

use syn::Type;

use super::Binder;
use super::plan::{Call, Implementor, MemoryParam, MemoryUse, ParamForm, TypedParam};
use super::suggest;
use crate::document::{Function, ParamAbi, ResultAbi, Type as WitxType};
use crate::parse::Method;

/// Binds a method to the function, if its parameters fit.
pub(super) fn bind_typed<'a>(
    binder: &mut Binder<'a, '_>,
    function: &'a Function,
    method: &'a Method,
) -> Option<Implementor<'a>> {
    let generics = &method.signature.generics;
    let is_generic =
        method.type_params().next().is_some() || generics.const_params().next().is_some();
    if is_generic {
        binder.errors.at(
            generics,
            "a method that a guest calls can't be generic: a guest can't choose a type",
        );
    }
    let expected = function.params.len();
    let memory = match method.params.len().checked_sub(expected) {
        Some(0) => Some(MemoryParam::None),
        Some(1) => memory_param(&method.params[0]),
        _ => None,
    };
    let Some(memory) = memory else {
        binder.errors.at(
            &method.signature,
            format!(
                "the witx function `{}` has {}; expected `{}`, optionally with `memory: &mut \
                 GuestMemory<'_>` or `memory: &GuestMemory<'_>` first",
                function.witx,
                suggest::count(expected, "parameter"),
                suggest::method(binder.document, function, Some(method)),
            ),
        );
        return None;
    };
    let types = &method.params[method.params.len() - expected..];
    let mut params = typed_params(binder, function, types, memory);
    let memory_use = memory_use(function, memory, &params);
    if memory_use == MemoryUse::No {
        for param in &mut params {
            if param.param.abi == ParamAbi::List {
                param.form = ParamForm::Unread;
            }
        }
    }
    let implementor = Implementor {
        memory: memory_use,
        waits: binder.waits(method),
        ..Implementor::new(
            method.cfgs.clone(),
            Call::Typed {
                method,
                memory,
                params,
            },
        )
    };
    (!is_generic).then_some(implementor)
}

/// The memory that the first parameter asks for, by the reference that it is.
pub(super) fn memory_param(ty: &Type) -> Option<MemoryParam> {
    match ty {
        Type::Reference(reference) if reference.mutability.is_some() => Some(MemoryParam::Mut),
        Type::Reference(_) => Some(MemoryParam::Ref),
        Type::Group(group) => memory_param(&group.elem),
        Type::Paren(paren) => memory_param(&paren.elem),
        _ => None,
    }
}

fn typed_params<'a>(
    binder: &Binder<'a, '_>,
    function: &'a Function,
    types: &'a [Type],
    memory: MemoryParam,
) -> Vec<TypedParam<'a>> {
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
                (ParamAbi::Value(_), _) => ParamForm::Value,
                (ParamAbi::Address, _) => ParamForm::Aggregate,
                (ParamAbi::List, WitxType::List(element)) => ParamForm::List { element, owned },
                (ParamAbi::List, _) => ParamForm::String { owned },
            },
        }
    });
    params.collect()
}

fn memory_use(function: &Function, memory: MemoryParam, params: &[TypedParam<'_>]) -> MemoryUse {
    let stores = matches!(&function.result_abi, ResultAbi::Errno { out } if !out.is_empty());
    let by_signature = if memory != MemoryParam::None || stores {
        MemoryUse::Yes
    } else {
        MemoryUse::No
    };
    let by_params = params.iter().map(|param| match param.form {
        ParamForm::Value | ParamForm::Unread => MemoryUse::No,
        ParamForm::Aggregate => MemoryUse::Yes,
        ParamForm::String { .. } | ParamForm::List { .. } => list_use(param.ty),
    });
    by_params.fold(by_signature, MemoryUse::max)
}

/// Whether a string or list is read that the method takes as `ty`.
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
