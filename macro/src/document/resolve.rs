//! Resolves a validated `witx` document to the model that the rest of the macro sees, and
//! finds the mistakes that `witx` doesn't check for.

use std::collections::HashMap;
use std::fmt::Display;

use heck::ToShoutySnakeCase as _;
use proc_macro2::Ident;
use syn::ext::IdentExt as _;
use witx::TypeRef;

use super::load::Loaded;
use super::unnamed::is_unnamed;
use super::{
    BuiltinType, Case, Constant, Document, Field, IntRepr, ItemPosition, NamedItem, NamedType,
    Sources, Type, TypeKind, bits, names,
};
use crate::diagnostics::Errors;
use crate::parse::arguments::Source;

/// The longest tuple for which the runtime crate implements `GuestType`.
const MAX_TUPLE: usize = 12;

/// Returns the model of a document, if it has no mistakes.
pub(super) fn resolve(
    loaded: &Loaded,
    source: &Source,
    sources: &Sources,
    errors: &mut Errors,
) -> Option<Document> {
    let before = errors.len();
    let mut resolver = Resolver {
        loaded,
        source,
        sources,
        errors,
        document: Document::default(),
        places: Vec::new(),
        by_name: HashMap::new(),
    };
    for typename in loaded.document.typenames() {
        resolver.typename(&typename);
    }
    for constant in loaded.document.constants() {
        resolver.constant(constant);
    }
    for module in loaded.document.modules() {
        resolver.module(&module);
    }
    let document = resolver.with_unique_names();
    (errors.len() == before).then_some(document)
}

pub(super) struct Resolver<'a> {
    loaded: &'a Loaded,
    source: &'a Source,
    sources: &'a Sources,
    errors: &'a mut Errors,
    pub(super) document: Document,
    /// The place of each type in the document.
    places: Vec<Place>,
    by_name: HashMap<String, usize>,
}

/// The place of a type in the document.
#[derive(Clone)]
pub(super) struct Place {
    /// The item at which a mistake in the type is reported.
    pub(super) item: String,
    /// The name of the type. A type without one is named after its place.
    pub(super) name: String,
}

impl Place {
    pub(super) fn new(item: String, name: &str) -> Self {
        let name = name.to_owned();
        Place { item, name }
    }

    /// Returns the place of a part of the type.
    pub(super) fn part(&self, part: &str) -> Self {
        Place {
            item: format!("{}/{part}", self.item),
            name: format!("{}_{part}", self.name),
        }
    }
}

impl Resolver<'_> {
    /// Reports a mistake at an item of the document.
    pub(super) fn error(&mut self, item: &str, message: impl Display) {
        let error = self.position(item).error(message);
        self.errors.push(error);
    }

    fn position(&self, item: &str) -> ItemPosition {
        let Some(position) = self.loaded.positions.get(item) else {
            unreachable!("the position of {item} is recorded when it is loaded");
        };
        ItemPosition {
            literal: self.source.literals()[position.root].clone(),
            excerpt: self.sources.excerpt(&position.location),
        }
    }

    /// Returns the Rust name of an item, or reports that it can't have one.
    pub(super) fn ident(
        &mut self,
        to_ident: fn(&str) -> Option<Ident>,
        what: &str,
        witx: &str,
        item: &str,
    ) -> Option<Ident> {
        let ident = to_ident(witx);
        if ident.is_none() {
            let message = format!("the {what} `{witx}` can't be turned into a Rust identifier");
            self.error(item, message);
        }
        ident
    }

    /// Returns the names of the parts of the type at `place`. Reports those that can't be Rust
    /// identifiers, and those that become the same one.
    fn names<'n>(
        &mut self,
        to_ident: fn(&str) -> Option<Ident>,
        what: &str,
        parts: impl IntoIterator<Item = (&'n witx::Id, &'n String)>,
        place: &Place,
    ) -> Vec<NamedItem> {
        let mut names = Vec::new();
        let part_of = format!("{what} of `{}` named", place.name);
        for (witx, docs) in parts {
            let witx = witx.as_str();
            let ident = self.ident(to_ident, &part_of, witx, &place.part(witx).item);
            names.extend(ident.map(|ident| NamedItem {
                witx: witx.to_owned(),
                ident,
                docs: docs.clone(),
            }));
        }
        self.check_parts_of(place, &format!("{what}s"), &names);
        names
    }

    fn typename(&mut self, typename: &witx::NamedType) {
        let witx = typename.name.as_str();
        if is_unnamed(witx) {
            return;
        }
        let place = Place::new(format!("typename/{witx}"), witx);
        let kind = match &typename.tref {
            TypeRef::Name(target) => TypeKind::Alias(self.named(target, &place)),
            TypeRef::Value(ty) => match &**ty {
                witx::Type::Variant(variant)
                    if self.loaded.enums.contains(witx) && !variant.is_bool() =>
                {
                    self.variant(variant, &place)
                }
                ty => self.kind(ty, &place),
            },
        };
        if let Some(index) = self.define(&place, &typename.docs, kind) {
            self.by_name.insert(witx.to_owned(), index);
        }
    }

    /// Adds a type and returns its index.
    fn define(&mut self, place: &Place, docs: &str, kind: TypeKind) -> Option<usize> {
        let ident = self.ident(names::camel, "typename", &place.name, &place.item)?;
        self.document.types.push(NamedType {
            witx: place.name.clone(),
            ident,
            docs: docs.to_owned(),
            kind,
            constants: Vec::new(),
        });
        self.places.push(place.clone());
        Some(self.document.types.len() - 1)
    }

    pub(super) fn named(&mut self, named: &witx::NamedType, place: &Place) -> Type {
        if is_unnamed(named.name.as_str()) {
            return self.ty(&named.tref, place);
        }
        match self.by_name.get(named.name.as_str()) {
            Some(index) => Type::Named(*index),
            // The mistake in its definition was already reported.
            None => Type::unit(),
        }
    }

    /// Returns the kind of a typename that is defined as `ty`.
    fn kind(&mut self, ty: &witx::Type, place: &Place) -> TypeKind {
        match ty {
            witx::Type::Handle(_) => TypeKind::Handle,
            witx::Type::Record(record) => match record.kind {
                witx::RecordKind::Bitflags(repr) => self.flags(repr, record, place),
                witx::RecordKind::Tuple => TypeKind::Tuple {
                    members: self.members(record, place),
                },
                witx::RecordKind::Other => self.record(record, place),
            },
            witx::Type::Variant(variant) if !is_builtin(variant) => self.variant(variant, place),
            other => TypeKind::Alias(self.value(other, place)),
        }
    }

    fn flags(&mut self, repr: IntRepr, record: &witx::RecordDatatype, place: &Place) -> TypeKind {
        let parts = record.members.iter().map(|flag| (&flag.name, &flag.docs));
        let flags = self.names(names::shouty, "flag", parts, place);
        let (name, count, bits) = (&place.name, flags.len(), bits(repr));
        if count > bits {
            let message =
                format!("`{name}` has {count} flags, but its representation has {bits} bits");
            self.error(&place.item, message);
        }
        TypeKind::Flags { repr, flags }
    }

    fn record(&mut self, record: &witx::RecordDatatype, place: &Place) -> TypeKind {
        let parts = record.members.iter().map(|f| (&f.name, &f.docs));
        let names = self.names(names::snake, "field", parts, place).into_iter();
        let fields = names.zip(self.members(record, place));
        TypeKind::Record {
            fields: fields.map(|(name, ty)| Field { name, ty }).collect(),
        }
    }

    pub(super) fn members(&mut self, record: &witx::RecordDatatype, place: &Place) -> Vec<Type> {
        let members = record.members.iter();
        members
            .map(|member| self.ty(&member.tref, &place.part(member.name.as_str())))
            .collect()
    }

    fn variant(&mut self, variant: &witx::Variant, place: &Place) -> TypeKind {
        let tag = variant.tag_repr;
        let parts = variant.cases.iter().map(|case| (&case.name, &case.docs));
        let names = self.names(names::camel, "case", parts, place);
        let (name, count, bits) = (&place.name, variant.cases.len(), bits(tag));
        if count == 0 {
            let message = format!("the variant `{name}` must have at least one case");
            self.error(&place.item, message);
        } else if count as u128 > 1 << bits {
            let message = format!("`{name}` has {count} cases, but its tag has {bits} bits");
            self.error(&place.item, message);
        }
        if variant.is_enum() {
            let first = variant.cases.first();
            let first = first.map_or(place.clone(), |case| place.part(case.name.as_str()));
            return TypeKind::Enum {
                repr: tag,
                cases: names,
                first_case: self.position(&first.item),
            };
        }
        let mut payloads = Vec::new();
        for case in &variant.cases {
            let place = place.part(case.name.as_str());
            payloads.push(case.tref.as_ref().map(|tref| self.ty(tref, &place)));
        }
        let cases = names.into_iter().zip(payloads);
        TypeKind::Variant {
            tag,
            cases: cases
                .map(|(name, payload)| Case { name, payload })
                .collect(),
        }
    }

    pub(super) fn ty(&mut self, tref: &TypeRef, place: &Place) -> Type {
        match tref {
            TypeRef::Name(named) => self.named(named, place),
            TypeRef::Value(ty) => self.value(ty, place),
        }
    }

    /// Returns the type of a side of an `expected`.
    pub(super) fn side(&mut self, tref: Option<&TypeRef>, place: &Place) -> Type {
        tref.map_or_else(Type::unit, |tref| self.ty(tref, place))
    }

    fn value(&mut self, ty: &witx::Type, place: &Place) -> Type {
        match ty {
            witx::Type::Builtin(builtin) => Type::Builtin(*builtin),
            witx::Type::List(element) => match &**element.type_() {
                witx::Type::Builtin(BuiltinType::Char) => Type::String,
                _ => Type::List(Box::new(self.ty(element, place))),
            },
            witx::Type::Pointer(target) | witx::Type::ConstPointer(target) => {
                Type::Pointer(Box::new(self.ty(target, place)))
            }
            witx::Type::Variant(variant) if is_builtin(variant) => match variant.as_expected() {
                Some((ok, err)) => Type::Expected(
                    Box::new(self.side(ok, &place.part("ok"))),
                    Box::new(self.side(err, &place.part("err"))),
                ),
                None => Type::Bool,
            },
            witx::Type::Record(record)
                if record.is_tuple() && record.members.len() <= MAX_TUPLE =>
            {
                Type::Tuple(self.members(record, place))
            }
            witx::Type::Record(_) | witx::Type::Variant(_) | witx::Type::Handle(_) => {
                let kind = self.kind(ty, place);
                self.define(place, "", kind)
                    .map_or_else(Type::unit, Type::Named)
            }
        }
    }

    fn constant(&mut self, constant: &witx::Constant) {
        let value = constant.value;
        let (ty, name) = (constant.ty.as_str(), constant.name.as_str());
        let place = Place::new(format!("const/{ty}"), ty);
        let index = self.by_name.get(ty).copied();
        let max = index.map(|index| largest_constant(&self.document, &Type::Named(index)));
        let message = match (index, max) {
            (Some(index), Some(Some(max))) if value <= max => {
                let part = (&constant.name, &constant.docs);
                let names = self.names(names::shouty, "constant", [part], &place);
                let constants = names.into_iter().map(|name| Constant { name, value });
                return self.document.types[index].constants.extend(constants);
            }
            (_, Some(Some(max))) => format!(
                "the constant `{name}` is {value}, but the largest value of its type `{ty}` is \
                 {max}"
            ),
            (_, Some(None)) => format!(
                "the constant `{name}` has the type `{ty}`, which is not an integer, enum, flags \
                 or handle"
            ),
            (_, None) => format!("the type `{ty}` of the constant `{name}` is not defined"),
        };
        self.error(&place.part(name).item, message);
    }

    /// Reports names that differ in witx but not in Rust, and returns the document.
    fn with_unique_names(mut self) -> Document {
        let Document { types, modules } = std::mem::take(&mut self.document);
        let places = std::mem::take(&mut self.places);
        let items = types.iter().zip(&places).map(|(named, place)| {
            let text = format!("`{}`", named.witx);
            (text, named.ident.clone(), place.item.clone())
        });
        self.check_unique("typenames", "the document", items);
        let mut beside = Vec::new();
        for (named, place) in types.iter().zip(&places) {
            let constants = named.constants.iter().map(|constant| &constant.name);
            match &named.kind {
                TypeKind::Flags { flags, .. } => {
                    let parts = flags.iter().chain(constants);
                    self.check_parts_of(place, "flags and constants", parts);
                }
                TypeKind::Alias(_) => beside.extend(constants.map(|constant| {
                    let text = format!("`{}` of `{}`", constant.witx, named.witx);
                    let item = format!("const/{}/{}", named.witx, constant.witx);
                    (text, constant_ident(named, &constant.ident), item)
                })),
                _ => self.check_parts_of(place, "constants", constants),
            }
        }
        self.check_unique("constants", "the document", beside);
        let names = modules.iter().map(|module| (&module.name, &module.ident));
        self.check_parts("modules", "the document", "module", names);
        Document { types, modules }
    }

    fn check_parts_of<'n>(
        &mut self,
        place: &Place,
        what: &str,
        parts: impl IntoIterator<Item = &'n NamedItem>,
    ) {
        let names = parts.into_iter().map(|part| (&part.witx, &part.ident));
        self.check_parts(what, &format!("`{}`", place.name), &place.item, names);
    }

    /// Reports parts of an item that have the same name in Rust. `names` are pairs of the witx name
    /// and the Rust name.
    pub(super) fn check_parts<'n>(
        &mut self,
        what: &str,
        owner: &str,
        item: &str,
        names: impl Iterator<Item = (&'n String, &'n Ident)>,
    ) {
        let names = names
            .map(|(witx, ident)| (format!("`{witx}`"), ident.clone(), format!("{item}/{witx}")));
        self.check_unique(what, owner, names);
    }

    fn check_unique(
        &mut self,
        what: &str,
        owner: &str,
        items: impl IntoIterator<Item = (String, Ident, String)>,
    ) {
        let mut seen: HashMap<String, String> = HashMap::new();
        for (witx, ident, item) in items {
            if let Some(first) = seen.insert(ident.to_string(), witx.clone()) {
                let message =
                    format!("the {what} {first} and {witx} of {owner} are both `{ident}` in Rust");
                self.error(&item, message);
            }
        }
    }
}

/// Returns the name of an alias's constant, which can't be an associated one.
pub(crate) fn constant_ident(named: &NamedType, constant: &Ident) -> Ident {
    let type_name = named.witx.to_shouty_snake_case();
    quote::format_ident!("{type_name}_{}", constant.unraw())
}

/// Returns the largest value that a constant of the type can have.
fn largest_constant(document: &Document, ty: &Type) -> Option<u64> {
    Some(match document.resolve(ty) {
        Type::Builtin(builtin) => match builtin {
            BuiltinType::U8 { .. } => u8::MAX.into(),
            BuiltinType::S8 => 0x7f,
            BuiltinType::U16 => u16::MAX.into(),
            BuiltinType::S16 => 0x7fff,
            BuiltinType::U32 { .. } => u32::MAX.into(),
            BuiltinType::S32 => 0x7fff_ffff,
            BuiltinType::U64 => u64::MAX,
            BuiltinType::S64 => u64::MAX >> 1,
            BuiltinType::F32 | BuiltinType::F64 | BuiltinType::Char => return None,
        },
        other => match document.kind(other)? {
            TypeKind::Enum { cases, .. } => (cases.len() as u64).saturating_sub(1),
            TypeKind::Flags { flags, .. } => flags.iter().fold(0, |all, _| all << 1 | 1),
            TypeKind::Handle => u32::MAX.into(),
            _ => return None,
        },
    })
}

/// Whether the variant is a builtin type in Rust: `Result` for `expected`, or `bool`, whose
/// definition is the same as that of an enum of `false` and `true`.
fn is_builtin(variant: &witx::Variant) -> bool {
    variant.tag_repr == IntRepr::U32 && (variant.is_bool() || variant.as_expected().is_some())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::document::testing;

    /// Returns each mistake, as its text and its place.
    fn errors(source: &str) -> Vec<(String, String)> {
        let errors = testing::try_document(source).err().unwrap_or_default();
        let parts = errors.iter().map(|error| {
            let mut lines = error.lines();
            let message = lines.next().unwrap().to_owned();
            let position = lines.next().unwrap().trim_start_matches([' ', '-', '>']);
            (
                message,
                position.trim_start_matches("witx_literal:").to_owned(),
            )
        });
        parts.collect()
    }

    #[test]
    fn mistakes_that_witx_lets_pass() {
        for (source, message, position) in [
            (
                "(typename $a-b u8) (typename $a_b u8)",
                "the typenames `a-b` and `a_b` of the document are both `AB` in Rust",
                "1:30",
            ),
            (
                "(typename $e (enum $x-y $x_y))",
                "the cases `x-y` and `x_y` of `e` are both `XY` in Rust",
                "1:25",
            ),
            (
                "(typename $v (variant (case $a) (case $a u8)))",
                "the cases `a` and `a` of `v` are both `A` in Rust",
                "1:29",
            ),
            (
                "(typename $v (variant))",
                "the variant `v` must have at least one case",
                "1:11",
            ),
            (
                "(typename $+ u8)",
                "the typename `+` can't be turned into a Rust identifier",
                "1:11",
            ),
            (
                "(typename $f (flags (@witx repr u8) $a $b $c $d $e $f $g $h $i))",
                "`f` has 9 flags, but its representation has 8 bits",
                "1:11",
            ),
            (
                "(typename $b u8)\n(@witx const $b $max 256)",
                "the constant `max` is 256, but the largest value of its type `b` is 255",
                "2:17",
            ),
            (
                "(typename $f (flags $a $b)) (@witx const $f $all 4)",
                "the constant `all` is 4, but the largest value of its type `f` is 3",
                "1:45",
            ),
            (
                "(typename $perms (flags $read $write)) (@witx const $perms $read 1)",
                "the flags and constants `read` and `read` of `perms` are both `READ` in Rust",
                "1:25",
            ),
            (
                "(typename $a u8) (typename $a_b u8)
                 (@witx const $a $b_c 1) (@witx const $a_b $c 1)",
                "the constants `b_c` of `a` and `c` of `a_b` of the document are both `A_B_C` in \
                 Rust",
                "2:60",
            ),
            (
                "(@witx const $nothing $x 1)",
                "the type `nothing` of the constant `x` is not defined",
                "1:23",
            ),
            (
                "(typename $f f32) (@witx const $f $x 1)",
                "the constant `x` has the type `f`, which is not an integer, enum, flags or handle",
                "1:35",
            ),
            (
                "(typename $r (record (field $+ u8)))",
                "the field of `r` named `+` can't be turned into a Rust identifier",
                "1:29",
            ),
        ] {
            let expected = [(message.to_owned(), position.to_owned())];
            assert_eq!(errors(source), expected, "{source}");
        }
    }

    #[test]
    fn an_enum_of_ok_and_err_is_not_an_expected() {
        let document = testing::document(
            "(typename $enum (enum $ok $err)) (typename $other $enum)
             (typename $expected (expected (error)))
             (typename $variant (variant (case $ok u8) (case $err)))",
        );
        let is_enum = |index: usize| {
            let kind = document.kind(&Type::Named(index));
            matches!(kind, Some(TypeKind::Enum { .. }))
        };
        assert!(is_enum(0) && is_enum(1) && !is_enum(2) && !is_enum(3));
    }

    #[test]
    fn anonymous_types_are_named_for_where_they_are() {
        let document = testing::document(
            "(typename $r (record (field $kind (variant (case $a u8) (case $b)))))
             (module $m
               (@interface func (export \"set\") (param $to (variant (case $c) (case $d))))
               (@interface func (export \"get\")
                 (result $r (expected (variant (case $e u8) (case $f)) (error u32)))))",
        );
        let names: Vec<String> = document.types.iter().map(|t| t.ident.to_string()).collect();
        assert_eq!(names, ["RKind", "R", "SetTo", "GetROk"]);
    }
}
