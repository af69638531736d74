//! The parameters of a method, and how guests pass them.
//!
//! The spelling of a type decides how many core values it becomes, and the type itself which ones.
//! An alias that hides a string or a list is an error of the compiler, in the glue.

use proc_macro2::Ident;
use syn::ext::IdentExt as _;
use syn::spanned::Spanned as _;
use syn::visit_mut::{self, VisitMut};
use syn::{GenericArgument, Lifetime, PathArguments, PathSegment, Type as RustType, TypeReference};

use super::{check_number, names_of_params, primitive, text};
use crate::diagnostics::Errors;
use crate::document::{Core, Param, ParamAbi, Type};
use crate::parse::core_lists::CoreLists;
use crate::parse::spelling::{is_caller, is_named, last_segment, type_arguments, ungrouped};
use crate::parse::{Method, Receiver};

const CALLER_FIRST: &str = "take the caller as the first parameter, in a method without a receiver";

/// Returns the parameters that guests pass to the method, and their core types.
pub(super) fn params(
    method: &Method,
    lists: &CoreLists,
    errors: &mut Errors,
) -> Option<(Vec<Param>, Vec<Core>)> {
    let types = &method.params;
    let is_first = |ty: &RustType| {
        let takes_core = method.is_override && method.receiver == Receiver::None;
        // An alias can hide the caller of an override.
        is_caller(ty) || is_memory(ty) || (takes_core && is_unknown(ty))
    };
    let skipped = usize::from(types.first().is_some_and(is_first));
    let mut params = Vec::new();
    let mut cores = Vec::new();
    let before = errors.len();
    for (ident, ty) in names_of_params(method).into_iter().zip(types).skip(skipped) {
        let passed = if method.is_override {
            core_param(ty, errors)
        } else {
            interface_param(ty, lists, errors)
        };
        let spelled = ty;
        let Some((ty, abi, core)) = passed else {
            continue;
        };
        cores.extend(core);
        let list = lists
            .of(spelled)
            .filter(|_| matches!(abi, ParamAbi::Listed(_)));
        params.push(Param {
            name: ident.unraw().to_string(),
            ident,
            ty,
            abi,
            core_list: list.map(|list| list.tuple.clone()),
        });
    }
    (errors.len() == before).then_some((params, cores))
}

/// Whether the first parameter is the guest's memory. It can be behind an alias with a lifetime,
/// which no guest type has.
fn is_memory(ty: &RustType) -> bool {
    let RustType::Reference(reference) = ungrouped(ty) else {
        return false;
    };
    let has_lifetime = |segment: &PathSegment| match &segment.arguments {
        PathArguments::AngleBracketed(arguments) => {
            matches!(arguments.args.first(), Some(GenericArgument::Lifetime(_)))
        }
        _ => false,
    };
    let segment = last_segment(&reference.elem);
    segment.is_some_and(|segment| segment.ident == "GuestMemory" || has_lifetime(segment))
}

/// Whether a type has a name that the macro doesn't know, so it may be an alias.
fn is_unknown(ty: &RustType) -> bool {
    let name = last_segment(ty).map(|segment| segment.ident.to_string());
    let is_known = |name: &str| {
        let is_number = matches!(name, "usize" | "isize") || primitive(ty).is_some();
        is_number
            || matches!(
                name,
                "String" | "Vec" | "Cow" | "Option" | "GuestPtr" | "GuestMemory"
            )
    };
    name.is_some_and(|name| !is_known(&name))
}

/// Returns the core type of an override's parameter or result.
pub(super) fn core(ty: &RustType) -> Option<Core> {
    let RustType::Path(path) = ungrouped(ty) else {
        return None;
    };
    let name = path.path.get_ident()?.to_string();
    Some(match &*name {
        "i32" | "u32" => Core::I32,
        "i64" | "u64" => Core::I64,
        "f32" => Core::F32,
        "f64" => Core::F64,
        _ => return None,
    })
}

type Passed = (Type, ParamAbi, Vec<Core>);

fn core_param(ty: &RustType, errors: &mut Errors) -> Option<Passed> {
    if is_caller(ty) {
        errors.at(ty, CALLER_FIRST);
        return None;
    }
    let Some(core) = core(ty) else {
        let message = format!(
            "an override takes core values: write `i32`, `i64`, `f32` or `f64` instead of `{}`, \
             even for an alias of one, or remove `#[r#override]`",
            text(ty)
        );
        errors.at(ty, message);
        return None;
    };
    let ty = Type::Rust(Box::new(ty.clone()));
    Some((ty, ParamAbi::Value, vec![core]))
}

fn interface_param(ty: &RustType, lists: &CoreLists, errors: &mut Errors) -> Option<Passed> {
    let rust = |ty: &RustType| Type::Rust(Box::new(ty.clone()));
    let list = |ty| Some((ty, ParamAbi::List, vec![Core::I32, Core::I32]));
    let address = |ty| Some((ty, ParamAbi::Address, vec![Core::I32]));
    let value = |ty, core| Some((ty, ParamAbi::Value, vec![core]));
    let spelled = ungrouped(ty);
    if let Some(core) = primitive(spelled) {
        return value(rust(spelled), core);
    }
    check_number(spelled, errors)?;
    check_bool(spelled, errors)?;
    let mut refuse = |message: &str| {
        errors.at(ty, message);
        None
    };
    match spelled {
        RustType::Reference(reference) => match referent(reference) {
            Ok(RustType::Slice(slice)) => list(Type::List(Box::new(rust(&slice.elem)))),
            Ok(RustType::Path(path)) if path.path.is_ident("str") => list(Type::String),
            Ok(elem) => address(rust(elem)),
            Err(message) => refuse(message),
        },
        RustType::Tuple(tuple) if !tuple.elems.is_empty() => address(rust(spelled)),
        RustType::Path(_) => {
            let segment = last_segment(spelled)?;
            let argument = type_arguments(segment).next().map(ungrouped);
            match (&*segment.ident.to_string(), argument) {
                ("String", None) => list(Type::String),
                ("Vec", Some(element)) => list(Type::List(Box::new(rust(element)))),
                ("GuestPtr" | "Cow", Some(RustType::Slice(slice))) => {
                    list(Type::List(Box::new(rust(&slice.elem))))
                }
                ("GuestPtr" | "Cow", Some(RustType::Path(path))) if path.path.is_ident("str") => {
                    list(Type::String)
                }
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
                ("GuestMemory", _) => refuse(
                    "take the guest's memory as the first parameter after the receiver, by \
                     reference: `memory: &mut GuestMemory<'_>`",
                ),
                ("Caller", _) => refuse(CALLER_FIRST),
                _ => Some(by_type(spelled, lists)),
            }
        }
        _ => refuse(
            "a guest can't pass this type: take a number, `bool`, `char`, `&str`, `&[u8]`, \
             `Vec<T>`, a tuple, a `GuestPtr`, or a type that derives `GuestType`",
        ),
    }
}

/// Reports a `bool` in memory.
fn check_bool(ty: &RustType, errors: &mut Errors) -> Option<()> {
    let Some(found) = bool_in_memory(ty) else {
        return Some(());
    };
    let message = "a `bool` in memory is 8 bits wide in C and Rust, but 32 bits in WASI's \
                   interfaces: write `u8` or `u32`, and compare it with 0";
    errors.at(found, message);
    None
}

/// Returns a type whose own conversion decides how it is passed: as the core values that the
/// argument `core` lists, or as one.
fn by_type(ty: &RustType, lists: &CoreLists) -> Passed {
    let owned = owned(ty);
    let passed = Type::Rust(Box::new(owned.clone()));
    match lists.of(ty) {
        Some(list) => {
            let cores = list.types.iter().map(Core::named);
            (passed, ParamAbi::Listed(list.types.len()), cores.collect())
        }
        None => (passed, ParamAbi::ByType, vec![Core::Argument(owned)]),
    }
}

/// Returns the type with `'static` as each lifetime, because neither an elided one nor a parameter
/// can be named next to the block.
pub(super) fn owned(ty: &RustType) -> RustType {
    struct Static;
    impl VisitMut for Static {
        fn visit_lifetime_mut(&mut self, lifetime: &mut Lifetime) {
            lifetime.ident = Ident::new("static", lifetime.ident.span());
        }

        fn visit_type_reference_mut(&mut self, reference: &mut TypeReference) {
            let elided = || Lifetime::new("'_", reference.and_token.span());
            reference.lifetime.get_or_insert_with(elided);
            visit_mut::visit_type_reference_mut(self, reference);
        }
    }
    let mut ty = ty.clone();
    Static.visit_type_mut(&mut ty);
    ty
}

/// Returns the `bool` in a type that guests pass by address, if one is spelled there.
fn bool_in_memory(ty: &RustType) -> Option<&RustType> {
    let is_bool = |ty: &RustType| matches!(ty, RustType::Path(path) if path.path.is_ident("bool"));
    let inner = |ty| {
        Some(ungrouped(ty))
            .filter(|ty| is_bool(ty))
            .or_else(|| bool_in_memory(ty))
    };
    match ungrouped(ty) {
        RustType::Reference(reference) => bool_in_memory(&reference.elem),
        RustType::Slice(slice) => inner(&slice.elem),
        RustType::Array(array) => inner(&array.elem),
        RustType::Tuple(tuple) => tuple.elems.iter().find_map(inner),
        ty => type_arguments(last_segment(ty)?).find_map(inner),
    }
}

/// Returns what a parameter borrows, or why it can't.
fn referent(reference: &TypeReference) -> Result<&RustType, &'static str> {
    let elem = ungrouped(&reference.elem);
    match elem {
        RustType::Slice(_) => Ok(elem),
        _ if is_named(elem, "GuestMemory") => {
            Err("take the guest's memory as the first parameter after the receiver")
        }
        _ if is_named(elem, "Caller") => Err(CALLER_FIRST),
        _ if reference.mutability.is_some() => Err(
            "only bytes can be borrowed mutably, as `&mut [u8]`: to change another value, take \
             `memory: &mut GuestMemory<'_>` first and a `GuestPtr` here",
        ),
        _ if is_named(elem, "String") => Err("take a string as `&str`, or as `String`"),
        _ if is_named(elem, "Vec") => Err("take a list as `Vec<T>`, or bytes as `&[u8]`"),
        RustType::Path(_) => match primitive(elem) {
            Some(_) => Err(
                "take a number by value; to get the address of one, take `memory: &GuestMemory<'_>` \
                 first and a `GuestPtr` here",
            ),
            None => Ok(elem),
        },
        RustType::Tuple(tuple) if !tuple.elems.is_empty() => Ok(elem),
        _ => Err(
            "a guest can't pass this: borrow a `str`, a `[u8]`, a tuple, or a struct that \
                  derives `GuestType`",
        ),
    }
}
