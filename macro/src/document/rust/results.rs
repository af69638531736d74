//! The result of a method, and how guests receive it.

use syn::token::Group;
use syn::{ReturnType, Type as RustType, TypeGroup};

use super::params::{core, owned};
use super::{check_number, primitive, text};
use crate::diagnostics::Errors;
use crate::document::{Core, ResultType, Type};
use crate::parse::Method;
use crate::parse::spelling::{last_segment, type_arguments, ungrouped};

/// Returns the result of the method and its core type. `errno` is the error type that guests
/// receive as the result.
pub(super) fn result(
    method: &Method,
    errno: Option<&RustType>,
    errors: &mut Errors,
) -> Option<(ResultType, Option<Core>)> {
    let output = match &method.signature.output {
        ReturnType::Default => return Some((ResultType::None, None)),
        ReturnType::Type(_, ty) => ungrouped(ty),
    };
    let segment = last_segment(output).filter(|segment| segment.ident == "Result");
    // An alias such as `fmt::Result` holds nothing.
    let unit = RustType::Tuple(syn::parse_quote!(()));
    let ok = segment.map_or(output, |segment| {
        type_arguments(segment).next().unwrap_or(&unit)
    });
    match errno.filter(|_| segment.is_some()) {
        _ if method.is_override => core_result(ok, errors),
        Some(errno) if is_unit(ok) => {
            let result = ResultType::Expected {
                name: "error".to_owned(),
                ok: Type::unit(),
                err: Type::Rust(Box::new(grouped(errno))),
            };
            Some((result, Some(Core::I32)))
        }
        Some(_) if !is_infallible(ok) => {
            let message = format!(
                "with `errno`, a fallible function returns only the error: take `memory: &mut \
                 GuestMemory<'_>` and a parameter `GuestPtr<{0}>`, write the value there, and \
                 return `Result<(), E>`; a function that returns the value and can only trap \
                 belongs in another block for this module, without `errno`",
                text(ok)
            );
            errors.at(ok, message);
            None
        }
        _ => value(&owned(ok), errors),
    }
}

/// Returns the type in a group, so that generated code leaves it where the user wrote it.
fn grouped(ty: &RustType) -> RustType {
    RustType::Group(TypeGroup {
        attrs: Vec::new(),
        group_token: Group::default(),
        elem: Box::new(ty.clone()),
    })
}

/// Returns the result of an override.
fn core_result(ty: &RustType, errors: &mut Errors) -> Option<(ResultType, Option<Core>)> {
    if !is_unit(ty) && !matches!(ty, RustType::Never(_)) && core(ty).is_none() {
        let message = format!(
            "an override returns a core value: write `i32`, `i64`, `f32` or `f64` instead of \
             `{}`, even for an alias of one, or remove `#[r#override]`",
            text(ty)
        );
        errors.at(ty, message);
        return None;
    }
    value(ty, errors)
}

/// Returns the result for a value, which may be none.
fn value(ty: &RustType, errors: &mut Errors) -> Option<(ResultType, Option<Core>)> {
    let ty = ungrouped(ty);
    check_number(ty, errors)?;
    let result = || ResultType::Value(Type::Rust(Box::new(ty.clone())));
    if let Some(core) = primitive(ty) {
        return Some((result(), Some(core)));
    }
    let refused = match ty {
        _ if is_unit(ty) || is_infallible(ty) => return Some((ResultType::None, None)),
        RustType::Never(_) => return Some((ResultType::NoReturn, None)),
        RustType::Path(_) => return Some((result(), Some(Core::Scalar(ty.clone())))),
        RustType::Reference(_) => "a borrowed value",
        RustType::Tuple(_) => "a tuple",
        RustType::ImplTrait(_) => {
            let message = "a host function can't return `impl Trait`: write the type, and `async \
                           fn` for a future";
            errors.at(ty, message);
            return None;
        }
        _ => "this type",
    };
    errors.at(
        ty,
        format!(
            "a guest can't receive {refused} as a result: take `memory: &mut GuestMemory<'_>` and a \
             `GuestPtr`, and write the value there"
        ),
    );
    None
}

fn is_unit(ty: &RustType) -> bool {
    matches!(ungrouped(ty), RustType::Tuple(tuple) if tuple.elems.is_empty())
}

fn is_infallible(ty: &RustType) -> bool {
    last_segment(ty).is_some_and(|segment| segment.ident == "Infallible")
}
