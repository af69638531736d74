//! The parameters of a method, and how guests pass them.
//!
//! The spelling of a type decides how many core values it becomes, and the type itself which ones.
//! An alias that hides a string or a list is an error of the compiler, in the glue.

use proc_macro2::Ident;
use syn::ext::IdentExt as _;
use syn::visit_mut::VisitMut as _;
use syn::{Lifetime, TypeReference};

use super::{check_number, names_of_params, primitive, text};
use crate::diagnostics::{Error, Errors};
use crate::document::{Core, Param, ParamAbi, Type};
use crate::parse::core_lists::CoreLists;
use crate::parse::spelling::{
    EachLifetime, has_lifetime, is_caller, is_named, last_segment, referent, type_arguments,
    ungrouped,
};
use crate::parse::{Method, Receiver};

/// Returns the parameters that guests pass to the method, and their core types.
pub(super) fn params(
    method: &Method,
    lists: &CoreLists,
    errors: &mut Errors,
) -> Option<(Vec<Param>, Vec<Core>)> {
    let types = &method.params;
    let is_first = |ty: &syn::Type| {
        let takes_core = method.is_override && method.receiver == Receiver::None;
        // An alias can hide the caller of an override.
        is_caller(ty) || is_memory(ty) || (takes_core && is_unknown(ty))
    };
    let skipped = usize::from(types.first().is_some_and(is_first));
    let mut params = Vec::new();
    let mut cores = Vec::new();
    let before = errors.len();
    for (ident, spelled) in names_of_params(method).into_iter().zip(types).skip(skipped) {
        let passed = if is_caller(spelled) {
            let message = "take the caller as the first parameter, in a method without a receiver";
            Err(Error::new_spanned(spelled, message))
        } else if method.is_override {
            core_param(spelled)
        } else {
            interface_param(spelled, lists)
        };
        let Some((ty, abi, core)) = errors.ok(passed) else {
            continue;
        };
        cores.extend(core);
        params.push(Param {
            name: ident.unraw().to_string(),
            ident,
            ty,
            abi,
            core_list: lists.of(spelled).map(|list| list.tuple.clone()),
        });
    }
    (errors.len() == before).then_some((params, cores))
}

/// Whether the first parameter is the guest's memory. It can be behind an alias with a lifetime,
/// which no guest type has.
fn is_memory(ty: &syn::Type) -> bool {
    let syn::Type::Reference(_) = ungrouped(ty) else {
        return false;
    };
    let target = referent(ty);
    is_named(target, "GuestMemory") || has_lifetime(target)
}

/// Whether a type has a name that the macro doesn't know, so it may be an alias.
fn is_unknown(ty: &syn::Type) -> bool {
    let Some(segment) = last_segment(ty) else {
        return false;
    };
    let name = segment.ident.to_string();
    let is_number = primitive(ty).is_some() || matches!(&*name, "usize" | "isize");
    let is_list = matches!(&*name, "String" | "Vec" | "Cow" | "GuestPtr");
    !is_number && !is_list && !matches!(&*name, "Option" | "GuestMemory")
}

/// Returns the core type that an override takes or returns, as `what` says.
pub(super) fn core(ty: &syn::Type, what: &str) -> Result<Core, Error> {
    let narrow = ["u8", "i8", "u16", "i16", "bool", "char"];
    let core = primitive(ty).filter(|_| !narrow.iter().any(|name| is_named(ty, name)));
    core.ok_or_else(|| {
        let message = format!(
            "an override {what}: write `i32`, `i64`, `f32` or `f64` instead of `{}`, even for an \
             alias of one, or remove `#[r#override]`",
            text(ty)
        );
        Error::new_spanned(ty, message)
    })
}

type Passed = (Type, ParamAbi, Vec<Core>);

pub(super) fn rust(ty: &syn::Type) -> Type {
    Type::Rust(Box::new(ty.clone()))
}

fn core_param(ty: &syn::Type) -> Result<Passed, Error> {
    let core = core(ty, "takes core values")?;
    Ok((rust(ty), ParamAbi::Value, vec![core]))
}

fn interface_param(ty: &syn::Type, lists: &CoreLists) -> Result<Passed, Error> {
    let list = |ty| Ok((ty, ParamAbi::List, vec![Core::I32, Core::I32]));
    let list_of = |element| list(Type::List(Box::new(rust(element))));
    let address = |ty| Ok((ty, ParamAbi::Address, vec![Core::I32]));
    let value = |ty, core| Ok((ty, ParamAbi::Value, vec![core]));
    let spelled = ungrouped(ty);
    if let Some(core) = primitive(spelled) {
        return value(rust(spelled), core);
    }
    check_number(spelled)?;
    check_bool(spelled)?;
    let refuse = |message: &str| Err(Error::new_spanned(ty, message));
    if is_named(referent(ty), "GuestMemory") {
        return refuse(
            "take the guest's memory as the first parameter after the receiver, by reference: \
             `memory: &mut GuestMemory<'_>`",
        );
    }
    match spelled {
        syn::Type::Reference(reference) => match ungrouped(&reference.elem) {
            syn::Type::Slice(slice) => list_of(&slice.elem),
            elem if is_in_place(reference, elem) => Ok(by_type(spelled, lists)),
            elem => match why_not_borrowed(reference) {
                Some(message) => refuse(message),
                None if is_str(elem) => list(Type::String),
                None => address(rust(elem)),
            },
        },
        syn::Type::Tuple(tuple) if !tuple.elems.is_empty() => address(rust(spelled)),
        syn::Type::Array(_) => address(rust(spelled)),
        syn::Type::Path(_) => {
            let segment = last_segment(spelled);
            let name = segment.map_or_else(String::new, |segment| segment.ident.to_string());
            let argument = segment.and_then(|segment| type_arguments(segment).next());
            match (&*name, argument.map(ungrouped)) {
                ("String", None) => list(Type::String),
                ("Vec", Some(element)) => list_of(element),
                ("GuestPtr" | "Cow", Some(syn::Type::Slice(slice))) => list_of(&slice.elem),
                ("GuestPtr" | "Cow", Some(target)) if is_str(target) => list(Type::String),
                ("GuestPtr", Some(target)) => {
                    value(Type::Pointer(Box::new(rust(target))), Core::I32)
                }
                ("Cow", _) => refuse(
                    "a guest can pass `Cow<'_, str>` and `Cow<'_, [u8]>`: take other values by \
                     value",
                ),
                ("Option", _) => refuse(
                    "a guest can't pass an `Option`: take a `GuestPtr` and check its address, or \
                     derive `GuestType` for an enum with a case for no value",
                ),
                _ => Ok(by_type(spelled, lists)),
            }
        }
        _ => refuse(
            "a guest can't pass this type: take a number, `bool`, `char`, `&str`, `&[u8]`, \
             `Vec<T>`, a tuple, a `GuestPtr`, or a type that derives `GuestType`",
        ),
    }
}

/// Whether a reference to this is borrowed in place: a C string, or an array of bytes. An alias of an
/// array is copied.
fn is_in_place(reference: &TypeReference, elem: &syn::Type) -> bool {
    let is_bytes = matches!(elem, syn::Type::Array(array) if is_named(&array.elem, "u8"));
    reference.mutability.is_none() && (is_bytes || is_named(elem, "CStr"))
}

fn is_str(ty: &syn::Type) -> bool {
    matches!(ty, syn::Type::Path(path) if path.path.is_ident("str"))
}

/// Returns a type whose own conversion decides how it is passed: as the core values that the
/// argument `core` lists, or as one.
fn by_type(ty: &syn::Type, lists: &CoreLists) -> Passed {
    let owned = owned(ty);
    match lists.of(ty) {
        Some(list) => {
            let cores: Vec<Core> = list.tuple.elems.iter().filter_map(primitive).collect();
            (rust(&owned), ParamAbi::Listed(cores.len()), cores)
        }
        None => (rust(&owned), ParamAbi::ByType, vec![Core::Argument(owned)]),
    }
}

/// Returns the type with `'static` as each lifetime, because neither an elided one nor a parameter
/// can be named next to the block.
pub(super) fn owned(ty: &syn::Type) -> syn::Type {
    let mut ty = ty.clone();
    EachLifetime(|lifetime: &mut Lifetime| {
        lifetime.ident = Ident::new("static", lifetime.ident.span());
    })
    .visit_type_mut(&mut ty);
    ty
}

/// Reports a `bool` in a type that guests pass by address.
fn check_bool(ty: &syn::Type) -> Result<(), Error> {
    let parts: Vec<&syn::Type> = match referent(ty) {
        syn::Type::Slice(slice) => vec![&slice.elem],
        syn::Type::Array(array) => vec![&array.elem],
        syn::Type::Tuple(tuple) => tuple.elems.iter().collect(),
        other => last_segment(other)
            .into_iter()
            .flat_map(type_arguments)
            .collect(),
    };
    for part in parts.into_iter().map(ungrouped) {
        if matches!(part, syn::Type::Path(path) if path.path.is_ident("bool")) {
            let message = "a `bool` in memory is 8 bits wide in C and Rust, but 32 bits in WASI's \
                           interfaces: write `u8` or `u32`, and compare it with 0";
            return Err(Error::new_spanned(part, message));
        }
        check_bool(part)?;
    }
    Ok(())
}

/// Returns why a parameter can't borrow this, if it can't. The type isn't a slice.
fn why_not_borrowed(reference: &TypeReference) -> Option<&'static str> {
    let elem = ungrouped(&reference.elem);
    Some(match elem {
        _ if reference.mutability.is_some() => {
            "only bytes can be borrowed mutably, as `&mut [u8]`: to change another value, take \
             `memory: &mut GuestMemory<'_>` first and a `GuestPtr` here"
        }
        _ if is_named(elem, "String") => "take a string as `&str`, or as `String`",
        _ if is_named(elem, "Vec") => "take a list as `Vec<T>`, or bytes as `&[u8]`",
        _ if primitive(elem).is_some() => {
            "take a number by value; to get the address of one, take `memory: &GuestMemory<'_>` \
             first and a `GuestPtr` here"
        }
        syn::Type::Path(_) | syn::Type::Array(_) => return None,
        syn::Type::Tuple(tuple) if !tuple.elems.is_empty() => return None,
        _ => {
            "a guest can't pass this: borrow a `str`, a `[u8]`, a tuple, or a struct that derives \
             `GuestType`"
        }
    })
}
