//! From the document that `witx` validated to the model that the rest of the macro sees.
//!
//! `witx` leaves some mistakes to its users; they are found here.

use std::collections::{BTreeMap, HashMap};

use heck::ToShoutySnakeCase as _;
use proc_macro2::Ident;
use syn::ext::IdentExt as _;
use witx::TypeRef;

use super::load::Loaded;
use super::position::ItemPath;
use super::unnamed::is_unnamed;
use super::{
    Case, Constant, Document, Field, IntRepr, NamedItem, NamedType, Sources, Type, TypeKind, names,
};
use crate::diagnostics::{Error, Errors};
use crate::parse::arguments::Source;

/// The longest tuple that the runtime crate has as a Rust tuple.
const MAX_TUPLE: usize = 12;

/// Returns the model of a document, if there is nothing wrong with it.
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
        by_name: HashMap::new(),
        unnamed: HashMap::new(),
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
    resolver.check_names();
    let document = resolver.document;
    (errors.len() == before).then_some(document)
}

pub(super) struct Resolver<'a> {
    loaded: &'a Loaded,
    source: &'a Source,
    sources: &'a Sources,
    errors: &'a mut Errors,
    pub(super) document: Document,
    by_name: HashMap<String, usize>,
    /// The types that have a name only because `witx` wants one.
    pub(super) unnamed: HashMap<String, TypeRef>,
}

/// Where a type is: the item that a mistake in it is reported at, and the name that it gets
/// if it has none.
#[derive(Clone, Copy)]
pub(super) struct Place<'a> {
    pub(super) item: ItemPath<'a>,
    pub(super) name: &'a str,
}

impl Resolver<'_> {
    /// Reports a mistake at an item of the document.
    pub(super) fn error(&mut self, item: ItemPath<'_>, message: &str) {
        let Some(position) = self.loaded.positions.get(item) else {
            unreachable!("the position of {item:?} is recorded when it is loaded");
        };
        let message = self.sources.message_at(&position.location, message);
        let literal = &self.source.literals()[position.root];
        self.errors.push(Error::new_spanned(literal, message));
    }

    fn typename(&mut self, typename: &witx::NamedType) {
        let witx = typename.name.as_str();
        if is_unnamed(witx) {
            self.unnamed.insert(witx.to_owned(), typename.tref.clone());
            return;
        }
        let place = Place {
            item: &["typename", witx],
            name: witx,
        };
        let kind = match &typename.tref {
            TypeRef::Name(target) => TypeKind::Alias(self.named(target, place)),
            TypeRef::Value(ty) => self.kind(ty, place),
        };
        if let Some(index) = self.define(place, &typename.docs, kind) {
            self.by_name.insert(witx.to_owned(), index);
        }
    }

    /// Adds a type, and returns its index.
    fn define(&mut self, place: Place<'_>, docs: &str, kind: TypeKind) -> Option<usize> {
        let witx = place.name;
        let Some(ident) = names::camel(witx) else {
            self.error(place.item, &not_a_name("typename", witx));
            return None;
        };
        self.document.types.push(NamedType {
            witx: witx.to_owned(),
            ident,
            docs: docs.to_owned(),
            kind,
            constants: Vec::new(),
        });
        Some(self.document.types.len() - 1)
    }

    fn named(&mut self, named: &witx::NamedType, place: Place<'_>) -> Type {
        if is_unnamed(named.name.as_str()) {
            return self.ty(&named.tref, place);
        }
        match self.by_name.get(named.name.as_str()) {
            Some(index) => Type::Named(*index),
            // Its own definition failed, and was reported.
            None => Type::unit(),
        }
    }

    /// What a typename that is defined as `ty` becomes.
    fn kind(&mut self, ty: &witx::Type, place: Place<'_>) -> TypeKind {
        match ty {
            witx::Type::Handle(_) => TypeKind::Handle,
            witx::Type::Record(record) => match &record.kind {
                witx::RecordKind::Bitflags(repr) => self.flags((*repr).into(), record, place),
                witx::RecordKind::Tuple => {
                    let members = self.members(record, place);
                    TypeKind::Tuple { members }
                }
                witx::RecordKind::Other => self.record(record, place),
            },
            witx::Type::Variant(variant) if !is_builtin(variant) => self.variant(variant, place),
            other => TypeKind::Alias(self.value(other, place)),
        }
    }

    fn name(
        &mut self,
        to_ident: fn(&str) -> Option<Ident>,
        witx: &witx::Id,
        docs: &str,
        what: &str,
        place: Place<'_>,
    ) -> Option<NamedItem> {
        let witx = witx.as_str();
        let Some(ident) = to_ident(witx) else {
            let what = format!("{what} of `{}`:", place.name);
            self.error(&[place.item, &[witx]].concat(), &not_a_name(&what, witx));
            return None;
        };
        Some(NamedItem {
            witx: witx.to_owned(),
            ident,
            docs: docs.to_owned(),
        })
    }

    fn flags(
        &mut self,
        repr: IntRepr,
        record: &witx::RecordDatatype,
        place: Place<'_>,
    ) -> TypeKind {
        let members = record.members.iter();
        let flags: Vec<NamedItem> = members
            .filter_map(|flag| self.name(names::shouty, &flag.name, &flag.docs, "flag", place))
            .collect();
        if flags.len() > repr.bits() as usize {
            self.error(
                place.item,
                &format!(
                    "`{}` has {} flags, but its representation has {} bits",
                    place.name,
                    flags.len(),
                    repr.bits()
                ),
            );
        }
        self.check_unique("flags", place, &flags);
        TypeKind::Flags { repr, flags }
    }

    fn record(&mut self, record: &witx::RecordDatatype, place: Place<'_>) -> TypeKind {
        let members = record.members.iter();
        let names: Vec<NamedItem> = members
            .filter_map(|field| self.name(names::snake, &field.name, &field.docs, "field", place))
            .collect();
        self.check_unique("fields", place, &names);
        let members = self.members(record, place);
        let fields = names.into_iter().zip(members);
        TypeKind::Record {
            fields: fields.map(|(name, ty)| Field { name, ty }).collect(),
        }
    }

    fn members(&mut self, record: &witx::RecordDatatype, place: Place<'_>) -> Vec<Type> {
        let members = record.members.iter();
        members
            .map(|member| self.part(&member.tref, member.name.as_str(), place))
            .collect()
    }

    /// The type of a part of the type at `place`.
    fn part(&mut self, tref: &TypeRef, part: &str, place: Place<'_>) -> Type {
        let name = format!("{}_{part}", place.name);
        let item = [place.item, &[part]].concat();
        self.ty(
            tref,
            Place {
                item: &item,
                name: &name,
            },
        )
    }

    fn variant(&mut self, variant: &witx::Variant, place: Place<'_>) -> TypeKind {
        let tag = IntRepr::from(variant.tag_repr);
        let mut cases = Vec::new();
        for case in &variant.cases {
            let tref = case.tref.as_ref();
            let payload = tref.map(|tref| self.part(tref, case.name.as_str(), place));
            if let Some(name) = self.name(names::camel, &case.name, &case.docs, "case", place) {
                cases.push(Case { name, payload });
            }
        }
        self.check_unique("cases", place, cases.iter().map(|case| &case.name));
        let count = variant.cases.len() as u64;
        if count == 0 {
            let message = format!("the variant `{}` has no cases, so no value", place.name);
            self.error(place.item, &message);
        } else if count - 1 > tag.max() {
            let (name, bits) = (place.name, tag.bits());
            let message = format!("`{name}` has {count} cases, but its tag has {bits} bits");
            self.error(place.item, &message);
        }
        if variant.is_enum() {
            return TypeKind::Enum {
                repr: tag,
                cases: cases.into_iter().map(|case| case.name).collect(),
            };
        }
        TypeKind::Variant { tag, cases }
    }

    pub(super) fn ty(&mut self, tref: &TypeRef, place: Place<'_>) -> Type {
        match tref {
            TypeRef::Name(named) => self.named(named, place),
            TypeRef::Value(ty) => self.value(ty, place),
        }
    }

    fn value(&mut self, ty: &witx::Type, place: Place<'_>) -> Type {
        match ty {
            witx::Type::Builtin(builtin) => scalar(*builtin),
            witx::Type::List(element) => match &**element.type_() {
                witx::Type::Builtin(witx::BuiltinType::Char) => Type::String,
                _ => Type::List(Box::new(self.ty(element, place))),
            },
            witx::Type::Pointer(target) | witx::Type::ConstPointer(target) => {
                Type::Pointer(Box::new(self.ty(target, place)))
            }
            witx::Type::Variant(variant) if is_bool(variant) => Type::Bool,
            witx::Type::Variant(variant) if is_builtin(variant) => {
                let mut sides = variant.cases.iter().map(|case| {
                    let tref = case.tref.as_ref();
                    tref.map_or_else(Type::unit, |tref| {
                        self.part(tref, case.name.as_str(), place)
                    })
                });
                let (Some(ok), Some(err)) = (sides.next(), sides.next()) else {
                    unreachable!("an `expected` has two cases");
                };
                Type::Expected(Box::new(ok), Box::new(err))
            }
            witx::Type::Record(record)
                if record.is_tuple() && record.members.len() <= MAX_TUPLE =>
            {
                let members = self.members(record, place);
                Type::Tuple(members)
            }
            witx::Type::Record(_) | witx::Type::Variant(_) | witx::Type::Handle(_) => {
                let kind = self.kind(ty, place);
                self.define(place, "", kind)
                    .map_or_else(Type::unit, Type::Named)
            }
        }
    }

    fn constant(&mut self, constant: &witx::Constant) {
        let (ty, name) = (constant.ty.as_str(), constant.name.as_str());
        let item = ["const", ty, name];
        let Some(&index) = self.by_name.get(ty) else {
            let message = format!("the type `{ty}` of the constant `{name}` is not defined");
            return self.error(&item, &message);
        };
        let Some(max) = largest_constant(&self.document, &Type::Named(index)) else {
            let message = format!(
                "the constant `{name}` is of the type `{ty}`, which is not an integer, enum, flags \
                 or handle"
            );
            return self.error(&item, &message);
        };
        if constant.value > max {
            let message = format!(
                "the constant `{name}` is {}, but the largest value of its type `{ty}` is {max}",
                constant.value
            );
            return self.error(&item, &message);
        }
        let place = Place {
            item: &["const", ty],
            name: ty,
        };
        let (docs, value) = (&constant.docs, constant.value);
        if let Some(name) = self.name(names::shouty, &constant.name, docs, "constant", place) {
            let constants = &mut self.document.types[index].constants;
            constants.push(Constant { name, value });
        }
    }

    /// Reports names that are different in witx, but not in Rust.
    fn check_names(&mut self) {
        let types = std::mem::take(&mut self.document.types);
        let typenames = types.iter().map(|named| {
            let item = vec!["typename", named.witx.as_str()];
            (format!("`{}`", named.witx), named.ident.clone(), item)
        });
        self.check_unique_idents("typenames", "the document", typenames);
        for named in &types {
            let place = Place {
                item: &["typename", &named.witx],
                name: &named.witx,
            };
            let constants = named.constants.iter().map(|constant| &constant.name);
            match &named.kind {
                TypeKind::Flags { flags, .. } => {
                    self.check_unique("flags and constants", place, flags.iter().chain(constants));
                }
                // They are beside the type, not on it.
                TypeKind::Alias(_) => {}
                _ => self.check_unique("constants", place, constants),
            }
        }
        let aliases = types
            .iter()
            .filter(|named| matches!(named.kind, TypeKind::Alias(_)));
        let constants = aliases.flat_map(|named| {
            named.constants.iter().map(|Constant { name, .. }| {
                let item = vec!["const", named.witx.as_str(), name.witx.as_str()];
                let text = format!("`{}` of `{}`", name.witx, named.witx);
                (text, constant_ident(named, &name.ident), item)
            })
        });
        self.check_unique_idents("constants", "the document", constants);
        self.document.types = types;
        let modules = std::mem::take(&mut self.document.modules);
        let items = modules.iter().map(|module| {
            let item = vec!["module", module.witx.as_str()];
            (format!("`{}`", module.witx), module.ident.clone(), item)
        });
        self.check_unique_idents("modules", "the document", items);
        self.document.modules = modules;
    }

    fn check_unique<'n>(
        &mut self,
        what: &str,
        place: Place<'_>,
        names: impl IntoIterator<Item = &'n NamedItem>,
    ) {
        let names = names.into_iter().map(|name| {
            let item = [place.item, &[name.witx.as_str()]].concat();
            (format!("`{}`", name.witx), name.ident.clone(), item)
        });
        self.check_unique_idents(what, &format!("`{}`", place.name), names);
    }

    /// Reports names, each with the item that has it, that are the same in Rust.
    pub(super) fn check_unique_idents<'n>(
        &mut self,
        what: &str,
        owner: &str,
        names: impl IntoIterator<Item = (String, Ident, Vec<&'n str>)>,
    ) {
        let mut seen: BTreeMap<String, String> = BTreeMap::new();
        for (witx, ident, item) in names {
            if let Some(first) = seen.insert(ident.to_string(), witx.clone()) {
                let message =
                    format!("the {what} {first} and {witx} of {owner} are both `{ident}` in Rust");
                self.error(&item, &message);
            }
        }
    }
}

/// The name of a constant of an alias, which is beside the type.
pub(crate) fn constant_ident(named: &NamedType, constant: &Ident) -> Ident {
    let type_name = named.witx.to_shouty_snake_case();
    quote::format_ident!("{type_name}_{}", constant.unraw())
}

/// The message for an item whose name has no form in Rust.
pub(super) fn not_a_name(what: &str, witx: &str) -> String {
    format!("the {what} `{witx}` can't be turned into a Rust identifier")
}

/// The largest value that a constant of the type can have.
fn largest_constant(document: &Document, ty: &Type) -> Option<u64> {
    Some(match document.resolve(ty) {
        Type::U8 => u8::MAX.into(),
        Type::S8 => 0x7f,
        Type::U16 => u16::MAX.into(),
        Type::S16 => 0x7fff,
        Type::U32 => u32::MAX.into(),
        Type::S32 => 0x7fff_ffff,
        Type::U64 => u64::MAX,
        Type::S64 => u64::MAX >> 1,
        Type::Named(index) => match &document.types[*index].kind {
            TypeKind::Enum { cases, .. } => (cases.len() as u64).saturating_sub(1),
            TypeKind::Flags { flags, .. } => flags.iter().fold(0, |all, _| all << 1 | 1),
            TypeKind::Handle => u32::MAX.into(),
            _ => return None,
        },
        _ => return None,
    })
}

/// Whether the variant is `bool`. An enum that is written out the same can't be told from
/// it.
fn is_bool(variant: &witx::Variant) -> bool {
    variant.is_bool() && variant.tag_repr == witx::IntRepr::U32
}

/// Whether the variant is one that Rust has: `bool`, or `Result` for `expected`.
fn is_builtin(variant: &witx::Variant) -> bool {
    is_bool(variant) || (variant.as_expected().is_some() && variant.tag_repr == witx::IntRepr::U32)
}

fn scalar(builtin: witx::BuiltinType) -> Type {
    match builtin {
        witx::BuiltinType::Char => Type::Char,
        witx::BuiltinType::U8 { .. } => Type::U8,
        witx::BuiltinType::U16 => Type::U16,
        witx::BuiltinType::U32 { .. } => Type::U32,
        witx::BuiltinType::U64 => Type::U64,
        witx::BuiltinType::S8 => Type::S8,
        witx::BuiltinType::S16 => Type::S16,
        witx::BuiltinType::S32 => Type::S32,
        witx::BuiltinType::S64 => Type::S64,
        witx::BuiltinType::F32 => Type::F32,
        witx::BuiltinType::F64 => Type::F64,
    }
}

#[cfg(test)]
mod tests {
    use crate::document::testing;

    /// Each mistake, without where it is, and where that is.
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
                "the variant `v` has no cases, so no value",
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
                "the constant `x` is of the type `f`, which is not an integer, enum, flags or \
                 handle",
                "1:35",
            ),
            (
                "(typename $r (record (field $+ u8)))",
                "the field of `r`: `+` can't be turned into a Rust identifier",
                "1:29",
            ),
        ] {
            let expected = [(message.to_owned(), position.to_owned())];
            assert_eq!(errors(source), expected, "{source}");
        }
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
