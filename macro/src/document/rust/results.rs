//! The result of a method, and how guests receive it.

use syn::token::Group;
use syn::{PathSegment, ReturnType, TypeGroup};

use super::params::{core, owned, rust};
use super::{check_number, primitive};
use crate::diagnostics::Error;
use crate::document::{Core, ResultType, Type};
use crate::parse::Method;
use crate::parse::spelling::{
    is_named, is_wasmtime_result, last_segment, type_arguments, ungrouped,
};

/// A result, its core type, and the number of addresses that guests pass for its values.
type Returned = (ResultType, Option<Core>, usize);

/// Returns the result of the method. `errno` is the error type that guests
/// receive as the result.
pub(super) fn result(method: &Method, errno: Option<&syn::Type>) -> Result<Returned, Error> {
    let output = match &method.signature.output {
        ReturnType::Default => return Ok((ResultType::None, None, 0)),
        ReturnType::Type(_, ty) => ungrouped(ty),
    };
    let segment = last_segment(output).filter(|segment| is_result(segment));
    // An alias such as `fmt::Result` holds nothing.
    let unit = syn::parse_quote!(());
    let ok = segment.map_or(output, |segment| {
        type_arguments(segment).next().unwrap_or(&unit)
    });
    match errno.filter(|_| segment.is_some() && !is_wasmtime_result(output)) {
        _ if method.is_override => {
            let returned: Vec<_> = match ungrouped(ok) {
                syn::Type::Tuple(tuple) => tuple.elems.iter().collect(),
                syn::Type::Never(_) => Vec::new(),
                ok => vec![ok],
            };
            for ty in returned {
                core(ty, "returns a core value")?;
            }
            value(ok)
        }
        Some(errno) if is_unit(ok) || count_outs(ok)? != 0 => {
            let outs = count_outs(ok)?;
            let result = ResultType::Expected {
                name: "error".to_owned(),
                ok: if outs == 0 {
                    Type::unit()
                } else {
                    out_types(ok)
                },
                err: rust(&grouped(errno)),
            };
            Ok((result, Some(Core::I32), outs))
        }
        _ if count_outs(ok)? != 0 => Ok((ResultType::Value(out_types(ok)), None, count_outs(ok)?)),
        _ => value(&owned(ok)),
    }
}

/// Returns the number of addresses for the values of an `Out`, or of a tuple of them.
fn count_outs(ty: &syn::Type) -> Result<usize, Error> {
    let is_out = |ty: &syn::Type| is_named(ty, "Out");
    match ungrouped(ty) {
        syn::Type::Tuple(tuple) => match tuple.elems.iter().filter(|ty| is_out(ty)).count() {
            count if count == tuple.elems.len() => Ok(count),
            0 => Ok(0),
            _ => {
                let message = "a tuple is either core results or `Out`s: return the former through \
                               an `Out` too";
                Err(Error::new_spanned(ty, message))
            }
        },
        ty => Ok(usize::from(is_out(ty))),
    }
}

fn out_types(ty: &syn::Type) -> Type {
    match ungrouped(ty) {
        syn::Type::Tuple(tuple) => Type::Tuple(tuple.elems.iter().map(rust).collect()),
        ty => rust(ty),
    }
}

/// Whether a path's segment is spelled `Result`, or as an alias of a `Result` without a value: other
/// than a `GuestPtr`, hardly anything else has the argument `()`, `Infallible` or `Out<T>`.
fn is_result(segment: &PathSegment) -> bool {
    let has_no_value = |ty| {
        is_unit(ty) || is_named(ty, "Infallible") || count_outs(ty).is_ok_and(|count| count != 0)
    };
    match segment.ident.to_string().as_str() {
        "Result" => true,
        "GuestPtr" => false,
        _ => type_arguments(segment).next().is_some_and(has_no_value),
    }
}

/// Returns the type in a group, so that generated code leaves it where the user wrote it.
fn grouped(ty: &syn::Type) -> syn::Type {
    syn::Type::Group(TypeGroup {
        attrs: Vec::new(),
        group_token: Group::default(),
        elem: Box::new(ty.clone()),
    })
}

/// Returns the result for a value, which may be none.
fn value(ty: &syn::Type) -> Result<Returned, Error> {
    let ty = ungrouped(ty);
    check_number(ty)?;
    let core = match ty {
        _ if is_unit(ty) || is_named(ty, "Infallible") => return Ok((ResultType::None, None, 0)),
        syn::Type::Never(_) => return Ok((ResultType::NoReturn, None, 0)),
        syn::Type::Path(_) => primitive(ty).unwrap_or_else(|| Core::Scalar(ty.clone())),
        // Several core results.
        syn::Type::Tuple(_) => Core::Scalar(ty.clone()),
        _ => return Err(refused(ty)),
    };
    Ok((ResultType::Value(rust(ty)), Some(core), 0))
}

fn refused(ty: &syn::Type) -> Error {
    let refused = match ty {
        syn::Type::Reference(_) => "a borrowed value",
        syn::Type::ImplTrait(_) => {
            let message = "a host function can't return `impl Trait`: write the type, and `async \
                           fn` for a future";
            return Error::new_spanned(ty, message);
        }
        _ => "this type",
    };
    let message = format!(
        "a guest can't receive {refused} as a result: take `memory: &mut GuestMemory<'_>` and a \
         `GuestPtr`, and write the value there"
    );
    Error::new_spanned(ty, message)
}

fn is_unit(ty: &syn::Type) -> bool {
    matches!(ungrouped(ty), syn::Type::Tuple(tuple) if tuple.elems.is_empty())
}
