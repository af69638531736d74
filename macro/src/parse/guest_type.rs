//! The item under `#[derive(GuestType)]`.

use darling::FromMeta;
use darling::ast::NestedMeta;
use darling::util::Flag;
use proc_macro2::Ident;
use quote::ToTokens as _;
use syn::{Attribute, Data, DataEnum, DeriveInput, Fields, GenericParam, Path, Type, Variant};

use super::arguments::report;
use super::spelling::{last_segment, ungrouped};
use crate::diagnostics::Errors;
use witx::IntRepr;

/// A type of the user's that becomes a guest type.
pub(crate) struct UserType {
    pub(crate) ident: Ident,
    pub(crate) kind: UserTypeKind,
    /// The path of the runtime crate, if the user sets it.
    pub(crate) runtime: Option<Path>,
}

pub(crate) enum UserTypeKind {
    Enum {
        repr: IntRepr,
        cases: Vec<Ident>,
        /// Whether the cases are numbered from 0, because none has a discriminant.
        is_numbered: bool,
    },
    Flags,
    Handle,
    Record(Vec<(Ident, Type)>),
    Tuple(Vec<Type>),
    Variant {
        tag: IntRepr,
        cases: Vec<(Ident, Option<Type>)>,
    },
    /// A type with a mistake, which has been reported.
    Invalid,
}

/// The content of `#[guest(…)]`.
#[derive(Default, FromMeta)]
struct Options {
    handle: Flag,
    flags: Flag,
    #[darling(rename = "crate")]
    runtime: Option<Path>,
}

impl UserType {
    /// Returns the type, or `None` if it is generic or its options have a mistake.
    pub(crate) fn parse(input: &DeriveInput, errors: &mut Errors) -> Option<Self> {
        let before = errors.len();
        let options = options(&input.attrs, errors);
        let knows_runtime = errors.len() == before;
        let mut generics = input.generics.params.iter();
        if generics.any(|param| !matches!(param, GenericParam::Lifetime(_))) {
            errors.at(
                &input.generics,
                "a guest type can't be generic: its size must be known; write one type for each \
                 use",
            );
        }
        let (handle, flags) = (options.handle.is_present(), options.flags.is_present());
        if handle && flags {
            let message = "a type is either a handle or flags: remove one";
            errors.at_span(options.flags.span(), message);
        }
        let kind = match &input.data {
            Data::Struct(_) if handle && flags => None,
            Data::Struct(data) if flags => flags_of(&data.fields, options.flags, errors),
            Data::Struct(data) if handle => handle_of(&data.fields, options.handle, errors),
            Data::Struct(data) => struct_of(input, &data.fields, errors),
            Data::Enum(data) => {
                for (flag, name) in [(options.handle, "handle"), (options.flags, "flags")] {
                    if flag.is_present() {
                        let message = format!("`{name}` is for a struct: remove it");
                        errors.at_span(flag.span(), message);
                    }
                }
                enum_of(input, data, errors)
            }
            Data::Union(data) => {
                errors.at(
                    data.union_token,
                    "a union has no tag, so a guest could pass any of its fields as another: \
                     write an enum",
                );
                None
            }
        };
        // A reference in a field is reported there.
        if errors.len() == before && !input.generics.params.is_empty() {
            errors.at(
                &input.generics,
                "a guest type can't borrow: store a `GuestPtr`, and read it with the guest's \
                 memory",
            );
        }
        let kind = kind.filter(|_| errors.len() == before);
        let is_usable = knows_runtime && input.generics.params.is_empty();
        is_usable.then(|| UserType {
            ident: input.ident.clone(),
            kind: kind.unwrap_or(UserTypeKind::Invalid),
            runtime: options.runtime,
        })
    }
}

fn options(attributes: &[Attribute], errors: &mut Errors) -> Options {
    let mut items = Vec::new();
    for attribute in attributes.iter().filter(|a| a.path().is_ident("guest")) {
        let list = attribute
            .meta
            .require_list()
            .and_then(|list| NestedMeta::parse_meta_list(list.tokens.clone()));
        items.extend(errors.ok(list).unwrap_or_default());
    }
    Options::from_list(&items).unwrap_or_else(|error| {
        report(error, errors);
        Options::default()
    })
}

fn flags_of(fields: &Fields, flag: Flag, errors: &mut Errors) -> Option<UserTypeKind> {
    // `bitflags!` hides the integer behind a path. An integer is a mistake that the compiler would
    // report many times, or the form of `bitflags!` for a struct outside of it.
    let is_outside =
        |ty: &Type| matches!(ungrouped(ty), Type::Path(path) if path.path.get_ident().is_some());
    if matches!(fields, Fields::Unnamed(fields) if fields.unnamed.len() == 1
        && !is_outside(&fields.unnamed[0].ty))
    {
        return Some(UserTypeKind::Flags);
    }
    errors.at_span(
        flag.span(),
        "`flags` is for a struct that `bitflags!` declares: move this struct into the macro",
    );
    None
}

fn handle_of(fields: &Fields, flag: Flag, errors: &mut Errors) -> Option<UserTypeKind> {
    let is_u32 = |ty: &Type| last_segment(ty).is_some_and(|segment| segment.ident == "u32");
    if matches!(fields, Fields::Unnamed(fields) if fields.unnamed.len() == 1
        && is_u32(&fields.unnamed[0].ty))
    {
        return Some(UserTypeKind::Handle);
    }
    errors.at_span(
        flag.span(),
        "a handle is a number that the host chooses: write it as a struct with one `u32`, as in \
         `struct File(u32);`",
    );
    None
}

fn struct_of(input: &DeriveInput, fields: &Fields, errors: &mut Errors) -> Option<UserTypeKind> {
    if let Some(repr) = reprs(&input.attrs)
        .into_iter()
        .find(|repr| !repr.is_ident("C"))
    {
        errors.at(
            &repr,
            "a guest sees the layout of C, whatever the layout in Rust: remove this `repr`, or \
             write `repr(C)`",
        );
    }
    for field in fields {
        check_type(&field.ty, errors);
    }
    if fields.is_empty() {
        errors.at(
            &input.ident,
            "a struct without fields has no size in C: remove the type, or add a field",
        );
        return None;
    }
    Some(match fields {
        Fields::Named(fields) => {
            let fields = fields.named.iter();
            let fields = fields.filter_map(|field| Some((field.ident.clone()?, field.ty.clone())));
            UserTypeKind::Record(fields.collect())
        }
        _ => UserTypeKind::Tuple(fields.iter().map(|field| field.ty.clone()).collect()),
    })
}

/// Reports a type of a field that has another meaning in a guest.
fn check_type(ty: &Type, errors: &mut Errors) {
    let message = match ungrouped(ty) {
        Type::Array(array) => return check_type(&array.elem, errors),
        Type::Reference(_) => {
            "a guest can't store a reference: store a `GuestPtr`, and read it with the guest's \
             memory"
        }
        _ => match last_segment(ty)
            .map(|segment| segment.ident.to_string())
            .as_deref()
        {
            Some("bool") => {
                "a `bool` in memory is 8 bits wide in C and Rust, but 32 bits in WASI: write `u8` \
                 or `u32`, and compare it with 0"
            }
            Some("usize") => "`usize` is 32 bits wide in a guest: write `u32`",
            Some("isize") => "`isize` is 32 bits wide in a guest: write `i32`",
            Some("String") => "a guest stores a string elsewhere: write `GuestPtr<str>`",
            Some("Vec") => "a guest stores a list elsewhere: write `GuestPtr<[T]>`",
            _ => return,
        },
    };
    errors.at(ty, message);
}

fn enum_of(input: &DeriveInput, data: &DataEnum, errors: &mut Errors) -> Option<UserTypeKind> {
    let has_payload = |variant: &Variant| !matches!(variant.fields, Fields::Unit);
    if data.variants.is_empty() {
        errors.at(&input.ident, "a guest type needs at least one case");
        return None;
    }
    let discriminants = data.variants.iter().filter_map(|v| v.discriminant.as_ref());
    let discriminants: Vec<_> = discriminants.map(|(_, value)| value).collect();
    let is_variant = data.variants.iter().any(has_payload);
    let repr = repr(input, is_variant, errors)?;
    if !is_variant {
        return Some(UserTypeKind::Enum {
            repr,
            cases: data.variants.iter().map(|v| v.ident.clone()).collect(),
            is_numbered: discriminants.is_empty(),
        });
    }
    for value in discriminants {
        let message = "the cases of an enum with payloads are numbered from 0: remove this";
        errors.at(value, message);
    }
    let cases = data.variants.iter().map(|variant| {
        let payload = payload(variant, errors);
        (variant.ident.clone(), payload)
    });
    Some(UserTypeKind::Variant {
        tag: repr,
        cases: cases.collect(),
    })
}

/// Returns the type of the payload of a case.
fn payload(variant: &Variant, errors: &mut Errors) -> Option<Type> {
    match &variant.fields {
        Fields::Unit => None,
        Fields::Unnamed(fields) if fields.unnamed.len() == 1 => {
            let ty = &fields.unnamed[0].ty;
            check_type(ty, errors);
            Some(ty.clone())
        }
        fields => {
            errors.at(
                fields,
                "a case has one payload: put these fields into a struct that derives `GuestType`",
            );
            None
        }
    }
}

/// Returns the integer in `#[repr(…)]`: the one that holds an enum, or the tag of a variant.
fn repr(input: &DeriveInput, is_variant: bool, errors: &mut Errors) -> Option<IntRepr> {
    let mut found = None;
    for path in reprs(&input.attrs) {
        let repr = match &*path.to_token_stream().to_string() {
            "u8" => IntRepr::U8,
            "u16" => IntRepr::U16,
            "u32" => IntRepr::U32,
            "u64" => IntRepr::U64,
            "C" if is_variant => continue,
            _ => {
                let message = "a guest's enum has a `repr` of `u8`, `u16`, `u32` or `u64`";
                errors.at(&path, message);
                return None;
            }
        };
        found = Some(repr);
    }
    match found {
        None if is_variant => Some(IntRepr::U32),
        None => {
            let ident = &input.ident;
            let message = format!(
                "the size of `{ident}` in a guest's memory is unknown: write `#[repr(u8)]`, or the \
                 integer type that the guest has"
            );
            errors.at(ident, message);
            None
        }
        found => found,
    }
}

/// Returns the words in all `#[repr(…)]`s.
fn reprs(attributes: &[Attribute]) -> Vec<Path> {
    let mut words = Vec::new();
    for attribute in attributes.iter().filter(|a| a.path().is_ident("repr")) {
        // The compiler reports mistakes in it.
        let _ = attribute.parse_nested_meta(|meta| {
            words.push(meta.path);
            Ok(())
        });
    }
    words
}
