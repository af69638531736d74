//! The item under `#[derive(GuestType)]`.

use darling::FromMeta;
use darling::ast::NestedMeta;
use darling::util::Flag;
use proc_macro2::Ident;
use quote::format_ident;
use syn::punctuated::Punctuated;
use syn::{
    Attribute, Data, DataEnum, DeriveInput, Fields, GenericParam, Member, Meta, Path, Token, Type,
    Variant,
};

use super::arguments::{report, word};
use super::spelling::{last_segment, ungrouped};
use crate::diagnostics::{Error, Errors};

/// A type that a user defines, and that becomes a guest type.
pub(crate) struct UserType {
    pub(crate) ident: Ident,
    pub(crate) kind: UserTypeKind,
    /// Whether the user implements `FromGuest` and `IntoGuest`.
    pub(crate) memory_only: bool,
    /// The path of the runtime crate, if the user sets it.
    pub(crate) runtime: Option<Path>,
}

pub(crate) enum UserTypeKind {
    /// The primitive integer type of the `repr`, and the cases.
    Enum(Ident, Vec<Case>),
    Flags,
    /// A struct that is passed and stored as its field.
    Transparent(Member, Box<Type>),
    Record(Vec<(Member, Type)>),
    /// An enum with payloads: the primitive integer type of the tag, and the cases.
    Variant(Ident, Vec<Case>),
    /// A type with a mistake, which has been reported.
    Invalid,
}

/// A case of an enum, and the type of its payload.
type Case = (Ident, Option<Type>);

/// The content of `#[guest(…)]`.
#[derive(Default, FromMeta)]
struct Options {
    transparent: Flag,
    record: Flag,
    flags: Flag,
    memory_only: Flag,
    /// Whether some options have a mistake.
    #[darling(skip)]
    is_broken: bool,
    #[darling(rename = "crate")]
    runtime: Option<Path>,
}

impl UserType {
    /// Returns the type, or `None` if it is generic or its options have a mistake.
    pub(crate) fn parse(input: &DeriveInput, errors: &mut Errors) -> Option<Self> {
        let before = errors.len();
        let options = options(&input.attrs, errors);
        let mut generics = input.generics.params.iter();
        if generics.any(|param| !matches!(param, GenericParam::Lifetime(_))) {
            errors.at(
                &input.generics,
                "a guest type can't be generic: its size must be known; write one type for each \
                 use",
            );
        }
        let mut kinds = vec![
            ("transparent", options.transparent),
            ("record", options.record),
            ("flags", options.flags),
        ];
        kinds.retain(|(_, flag)| flag.is_present());
        if let [(first, _), (second, flag), ..] = kinds[..] {
            let message = format!("a type is either `{first}` or `{second}`: remove one");
            errors.at_span(flag.span(), message);
        }
        let kind = match &input.data {
            Data::Struct(_) if kinds.len() > 1 => Ok(UserTypeKind::Invalid),
            Data::Struct(data) => struct_of(input, &data.fields, &options, errors),
            Data::Enum(data) => {
                for (name, flag) in kinds {
                    let message = format!("`{name}` is for a struct: remove it");
                    errors.at_span(flag.span(), message);
                }
                enum_of(input, data, errors)
            }
            Data::Union(data) => Err(Error::new_spanned(
                data.union_token,
                "a union has no tag, so a guest could pass any of its fields as another: write an \
                 enum",
            )),
        };
        let kind = errors.ok(kind);
        // A reference in a field is reported there.
        if errors.len() == before && !input.generics.params.is_empty() {
            errors.at(
                &input.generics,
                "a guest type can't borrow: store a `GuestPtr`, and read it with the guest's \
                 memory",
            );
        }
        let kind = kind.filter(|_| errors.len() == before);
        let is_usable = !options.is_broken && input.generics.params.is_empty();
        is_usable.then(|| UserType {
            ident: input.ident.clone(),
            kind: kind.unwrap_or(UserTypeKind::Invalid),
            memory_only: options.memory_only.is_present(),
            runtime: options.runtime,
        })
    }
}

fn options(attributes: &[Attribute], errors: &mut Errors) -> Options {
    let before = errors.len();
    let attributes = attributes.iter().filter(|a| a.path().is_ident("guest"));
    let lists = attributes.filter_map(|attribute| {
        let parse = Punctuated::<NestedMeta, Token![,]>::parse_terminated;
        errors.ok(attribute.parse_args_with(parse))
    });
    let is_handle = |item: &NestedMeta| word(item).is_some_and(|word| word == "handle");
    let (handles, items): (Vec<_>, Vec<_>) = lists.flatten().partition(is_handle);
    for handle in handles {
        errors.at(handle, "`handle` is now called `transparent`");
    }
    let options = Options::from_list(&items).map_err(|error| report(error, errors));
    let mut options = options.unwrap_or_default();
    options.is_broken = errors.len() > before;
    options
}

fn flags_of(fields: &Fields, flag: Flag) -> Result<UserTypeKind, Error> {
    // `bitflags!` hides the integer behind a path. An integer is a mistake that the compiler would
    // report many times, or the form of `bitflags!` for a struct outside of it.
    let is_inside =
        |ty: &Type| !matches!(ungrouped(ty), Type::Path(path) if path.path.get_ident().is_some());
    match newtype(fields) {
        Some(ty) if is_inside(ty) => Ok(UserTypeKind::Flags),
        _ => Err(Error::new(
            flag.span(),
            "`flags` is for a struct that `bitflags!` declares: move this struct into the macro",
        )),
    }
}

/// Returns the type of the only field, if it has no name.
fn newtype(fields: &Fields) -> Option<&Type> {
    match fields {
        Fields::Unnamed(fields) if fields.unnamed.len() == 1 => Some(&fields.unnamed[0].ty),
        _ => None,
    }
}

fn struct_of(
    input: &DeriveInput,
    fields: &Fields,
    options: &Options,
    errors: &mut Errors,
) -> Result<UserTypeKind, Error> {
    if options.flags.is_present() {
        return flags_of(fields, options.flags);
    }
    for field in fields {
        check_type(&field.ty, errors);
    }
    if fields.is_empty() {
        let message = "a struct without fields has no size in C: remove the type, or add a field";
        return Err(Error::new_spanned(&input.ident, message));
    }
    if options.transparent.is_present() {
        let mut members = members(fields);
        if let (Some((member, ty)), None) = (members.next(), members.next()) {
            return Ok(UserTypeKind::Transparent(member, Box::new(ty)));
        }
        let message = "`transparent` is for a struct with one field: remove it, and the struct is \
                       a record";
        return Err(Error::new(options.transparent.span(), message));
    }
    // A broken option may have been meant to decide how guests pass a newtype. In memory, a record of
    // one field is the same as the field.
    let is_decided =
        options.is_broken || options.record.is_present() || options.memory_only.is_present();
    if newtype(fields).is_some() && !is_decided {
        let message = format!(
            "how guests pass `{}` is ambiguous: write `#[guest(transparent)]` to pass it as its \
             field, or `#[guest(record)]` to pass the address of a record",
            input.ident
        );
        return Err(Error::new_spanned(&input.ident, message));
    }
    if let Some(repr) = reprs(&input.attrs).find(|repr| !repr.path().is_ident("C")) {
        let message = "a guest sees the layout of C, whatever the layout in Rust: remove this \
                       `repr`, or write `repr(C)`";
        return Err(Error::new_spanned(repr, message));
    }
    Ok(UserTypeKind::Record(members(fields).collect()))
}

/// Returns the name or the index of each field, and its type.
fn members(fields: &Fields) -> impl Iterator<Item = (Member, Type)> {
    let types = fields.iter().map(|field| field.ty.clone());
    fields.members().zip(types)
}

/// Reports a field's type that guests represent differently.
fn check_type(ty: &Type, errors: &mut Errors) {
    let name = last_segment(ty).map(|segment| segment.ident.to_string());
    let message = match ungrouped(ty) {
        Type::Array(array) => return check_type(&array.elem, errors),
        Type::Reference(_) => {
            "a guest can't store a reference: store a `GuestPtr`, and read it with the guest's \
             memory"
        }
        _ => match name.as_deref() {
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

fn enum_of(
    input: &DeriveInput,
    data: &DataEnum,
    errors: &mut Errors,
) -> Result<UserTypeKind, Error> {
    if data.variants.is_empty() {
        let message = "a guest type needs at least one case";
        return Err(Error::new_spanned(&input.ident, message));
    }
    let is_unit = |case: &Variant| matches!(case.fields, Fields::Unit);
    let is_variant = !data.variants.iter().all(is_unit);
    let repr = repr(input, is_variant)?;
    let values = data.variants.iter().filter_map(|v| v.discriminant.as_ref());
    for (_, value) in values.filter(|_| is_variant) {
        let message = "the cases of an enum with payloads are numbered from 0: remove this";
        errors.at(value, message);
    }
    let cases = data.variants.iter();
    let cases = cases.map(|case| (case.ident.clone(), payload(case, errors)));
    let kind = if is_variant {
        UserTypeKind::Variant
    } else {
        UserTypeKind::Enum
    };
    Ok(kind(repr, cases.collect()))
}

fn payload(variant: &Variant, errors: &mut Errors) -> Option<Type> {
    let payload = newtype(&variant.fields);
    if let Some(ty) = payload {
        check_type(ty, errors);
    } else if !matches!(variant.fields, Fields::Unit) {
        let message =
            "a case has one payload: put these fields into a struct that derives `GuestType`";
        errors.at(&variant.fields, message);
    }
    payload.cloned()
}

/// Returns the integer in `#[repr(…)]`: the one that holds an enum, or the tag of a variant.
fn repr(input: &DeriveInput, is_variant: bool) -> Result<Ident, Error> {
    const INTEGERS: [&str; 8] = ["u8", "u16", "u32", "u64", "i8", "i16", "i32", "i64"];
    let mut found = is_variant.then(|| format_ident!("u32"));
    for item in reprs(&input.attrs) {
        match item.path().get_ident() {
            Some(ident) if is_variant && ident == "C" => {}
            Some(ident) if INTEGERS.iter().any(|name| ident == name) => found = Some(ident.clone()),
            _ => {
                let message = "a guest's enum has a `repr` of `u8`, `u16`, `u32` or `u64`, or of \
                               `i8` to `i64` for negative cases";
                return Err(Error::new_spanned(item, message));
            }
        }
    }
    found.ok_or_else(|| {
        let ident = &input.ident;
        let message = format!(
            "the size of `{ident}` in a guest's memory is unknown: write `#[repr(u8)]`, or the \
             integer type that the guest has"
        );
        Error::new_spanned(ident, message)
    })
}

/// Returns the items in all `#[repr(…)]`s. The compiler reports mistakes in them.
fn reprs(attributes: &[Attribute]) -> impl Iterator<Item = Meta> {
    let reprs = attributes.iter().filter(|a| a.path().is_ident("repr"));
    let parse = Punctuated::<Meta, Token![,]>::parse_terminated;
    let lists = reprs.filter_map(move |repr| repr.parse_args_with(parse).ok());
    lists.flatten()
}
