//! Resolves a validated `witx` document to the model that the rest of the macro sees, and
//! finds the mistakes that `witx` doesn't check for.

use std::collections::HashMap;
use std::fmt::Display;

use proc_macro2::Ident;
use witx::{Layout as _, TypeRef};

use super::load::Loaded;
use super::{
    BuiltinType, Case, Constant, Document, Field, IntRepr, ItemPosition, NamedItem, NamedType,
    Sources, Type, TypeKind, bits, describe, names,
};
use crate::diagnostics::Errors;
use crate::parse::arguments::Source;

/// How deep types may nest, named ones included. The compiler recurses into them up to a
/// `recursion_limit` of 128, with up to two steps for each.
const MAX_DEPTH: usize = 50;

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
        taken: HashMap::new(),
        by_name: HashMap::new(),
        depth: 0,
        deepest: 0,
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
    let document = resolver.document;
    (errors.len() == before).then_some(document)
}

pub(super) struct Resolver<'a> {
    loaded: &'a Loaded,
    source: &'a Source,
    sources: &'a Sources,
    errors: &'a mut Errors,
    pub(super) document: Document,
    /// The kind and the witx name of the item that has a Rust name, by kind, owner and that name.
    taken: HashMap<(&'static str, String, String), (&'static str, String)>,
    /// The index of each typename's type, and how deep that nests.
    by_name: HashMap<String, (usize, usize)>,
    /// The number of types around the current one.
    depth: usize,
    /// How deep the current typename nests.
    deepest: usize,
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

    pub(super) fn signature(&self, item: &str) -> String {
        let location = &self.loaded.written.position(item).location;
        let text = self.sources.text(&location.path).unwrap_or_default();
        describe::signature(&text, location)
    }

    fn position(&self, item: &str) -> ItemPosition {
        let position = self.loaded.written.position(item);
        ItemPosition {
            literal: self.source.literals()[position.root].clone(),
            excerpt: self.sources.excerpt(&position.location),
        }
    }

    /// Returns the Rust name of an item. Reports that it can't have one, or that another item of
    /// its owner has it. `owner` is ` of` with the owner, or empty for the document.
    pub(super) fn ident(
        &mut self,
        to_ident: fn(&str) -> Option<Ident>,
        what: &'static str,
        witx: &str,
        owner: &str,
        item: &str,
    ) -> Option<Ident> {
        let Some(ident) = to_ident(witx) else {
            let message =
                format!("the {what} `{witx}`{owner} can't be turned into a Rust identifier");
            self.error(item, message);
            return None;
        };
        // Flags and constants are both associated constants.
        let kind = if what == "flag" { "constant" } else { what };
        let key = (kind, owner.to_owned(), ident.to_string());
        if let Some((other, first)) = self.taken.insert(key, (what, witx.to_owned())) {
            let message = format!(
                "the {other} `{first}` and the {what} `{witx}`{owner} are both `{ident}` in Rust"
            );
            self.error(item, message);
        }
        Some(ident)
    }

    /// Returns the name of a part of the type at `place`.
    fn part(
        &mut self,
        to_ident: fn(&str) -> Option<Ident>,
        what: &'static str,
        (witx, docs): (&witx::Id, &str),
        place: &Place,
    ) -> Option<NamedItem> {
        let owner = format!(" of `{}`", place.name);
        let witx = witx.as_str();
        Some(NamedItem {
            witx: witx.to_owned(),
            ident: self.ident(to_ident, what, witx, &owner, &place.part(witx).item)?,
            docs: docs.to_owned(),
        })
    }

    fn typename(&mut self, typename: &witx::NamedType) {
        let witx = typename.name.as_str();
        let place = Place {
            item: format!("typename/{witx}"),
            name: witx.to_owned(),
        };
        (self.depth, self.deepest) = (1, 0);
        let kind = match &typename.tref {
            TypeRef::Name(_) => TypeKind::Alias(self.ty(&typename.tref, &place)),
            TypeRef::Value(ty) => self.kind(ty, &place),
        };
        self.depth = 0;
        if let Some(index) = self.define(&place, &typename.docs, kind)
            && self.deepest <= MAX_DEPTH
        {
            let typename = (index, self.deepest);
            self.by_name.insert(witx.to_owned(), typename);
        }
    }

    /// Adds a type and returns its index.
    fn define(&mut self, place: &Place, docs: &str, kind: TypeKind) -> Option<usize> {
        let ident = self.ident(names::camel, "typename", &place.name, "", &place.item)?;
        self.document.types.push(NamedType {
            witx: place.name.clone(),
            ident,
            docs: docs.to_owned(),
            kind,
            constants: Vec::new(),
        });
        Some(self.document.types.len() - 1)
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
            witx::Type::Variant(variant)
                if !is_builtin(variant)
                    || self.loaded.written.enums.contains(&place.name) && !variant.is_bool() =>
            {
                self.variant(variant, place)
            }
            other => TypeKind::Alias(self.value(other, place)),
        }
    }

    fn flags(&mut self, repr: IntRepr, record: &witx::RecordDatatype, place: &Place) -> TypeKind {
        let flags = record.members.iter();
        let flags = flags
            .filter_map(|flag| self.part(names::shouty, "flag", (&flag.name, &flag.docs), place));
        let flags: Vec<NamedItem> = flags.collect();
        let (name, count, bits) = (&place.name, flags.len(), bits(repr));
        if count > bits {
            let message =
                format!("`{name}` has {count} flags, but its representation has {bits} bits");
            self.error(&place.item, message);
        }
        TypeKind::Flags { repr, flags }
    }

    fn record(&mut self, record: &witx::RecordDatatype, place: &Place) -> TypeKind {
        let fields = record.members.iter().filter_map(|field| {
            let name = self.part(names::snake, "field", (&field.name, &field.docs), place);
            let ty = self.ty(&field.tref, &place.part(field.name.as_str()));
            Some(Field { name: name?, ty })
        });
        TypeKind::Record {
            fields: fields.collect(),
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
        let cases = variant.cases.iter().filter_map(|case| {
            let name = self.part(names::camel, "case", (&case.name, &case.docs), place);
            let place = place.part(case.name.as_str());
            let payload = case.tref.as_ref().map(|tref| self.ty(tref, &place));
            Some(Case {
                name: name?,
                payload,
            })
        });
        let cases: Vec<Case> = cases.collect();
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
                cases: cases.into_iter().map(|case| case.name).collect(),
                first_case: self.position(&first.item),
            };
        }
        TypeKind::Variant { tag, cases }
    }

    pub(super) fn ty(&mut self, tref: &TypeRef, place: &Place) -> Type {
        match tref {
            TypeRef::Name(named) => match self.by_name.get(named.name.as_str()).copied() {
                Some((index, depth)) if self.can_nest(depth, place) => Type::Named(index),
                // The mistake here or in its definition was reported.
                _ => Type::unit(),
            },
            TypeRef::Value(ty) if self.can_nest(0, place) => {
                self.depth += 1;
                let ty = self.value(ty, place);
                self.depth -= 1;
                ty
            }
            TypeRef::Value(_) => Type::unit(),
        }
    }

    /// Whether a type that nests this deep can be used here. Reports if not.
    fn can_nest(&mut self, depth: usize, place: &Place) -> bool {
        let depth = self.depth + depth;
        self.deepest = self.deepest.max(depth);
        if depth > MAX_DEPTH {
            let message = format!(
                "types are nested more than {MAX_DEPTH} deep here, which is too deep for the Rust \
                 compiler"
            );
            self.error(&place.item, message);
        }
        depth <= MAX_DEPTH
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
        let item = format!("const/{ty}/{name}");
        let Some((index, _)) = self.by_name.get(ty).copied() else {
            let message = format!("the type `{ty}` of the constant `{name}` is not defined");
            return self.error(&item, message);
        };
        let message = match largest_constant(&self.document, &Type::Named(index)) {
            None => format!(
                "the constant `{name}` has the type `{ty}`, which is not an integer, enum, flags \
                 or handle"
            ),
            Some(max) if value > max => format!(
                "the constant `{name}` is {value}, but the largest value of its type `{ty}` is \
                 {max}"
            ),
            Some(_) => {
                let (words, owner) = match self.document.kind(&Type::Named(index)) {
                    Some(_) => (name.to_owned(), format!(" of `{ty}`")),
                    // A number has no associated constants, so this one is next to its alias.
                    None => (format!("{ty}.{name}"), String::new()),
                };
                let ident = self.ident(names::shouty, "constant", &words, &owner, &item);
                let docs = constant.docs.clone();
                let constant = ident.map(|ident| Constant { ident, docs, value });
                return self.document.types[index].constants.extend(constant);
            }
        };
        self.error(&item, message);
    }
}

/// Returns the largest value that a constant of the type can have.
fn largest_constant(document: &Document, ty: &Type) -> Option<u64> {
    Some(match document.resolve(ty) {
        Type::Builtin(builtin) => {
            let unsigned = u64::MAX >> (64 - builtin.mem_size() * 8);
            match builtin {
                BuiltinType::F32 | BuiltinType::F64 | BuiltinType::Char => return None,
                BuiltinType::S8 | BuiltinType::S16 | BuiltinType::S32 | BuiltinType::S64 => {
                    unsigned >> 1
                }
                _ => unsigned,
            }
        }
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
                "the typename `a-b` and the typename `a_b` are both `AB` in Rust",
                "1:30",
            ),
            (
                "(typename $e (enum $x-y $x_y))",
                "the case `x-y` and the case `x_y` of `e` are both `XY` in Rust",
                "1:25",
            ),
            (
                "(typename $v (variant (case $a) (case $a u8)))",
                "the case `a` and the case `a` of `v` are both `A` in Rust",
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
                "the flag `read` and the constant `read` of `perms` are both `READ` in Rust",
                "1:60",
            ),
            (
                "(typename $a u8) (typename $a_b u8)
                 (@witx const $a $b_c 1) (@witx const $a_b $c 1)",
                "the constant `a.b_c` and the constant `a_b.c` are both `A_B_C` in Rust",
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
                "the field `+` of `r` can't be turned into a Rust identifier",
                "1:29",
            ),
        ] {
            let expected = [(message.to_owned(), position.to_owned())];
            assert_eq!(errors(source), expected, "{source}");
        }
    }

    #[test]
    fn only_the_first_type_that_nests_too_deeply_is_a_mistake() {
        let alias = |index| format!("\n(typename $t{index} $t{})", index - 1);
        let aliases: String = (1..100).map(alias).collect();
        let source = format!("(typename $t0 (list u8)){aliases}");
        let message = "types are nested more than 50 deep here, which is too deep for the Rust \
                       compiler";
        let expected = [(message.to_owned(), "51:11".to_owned())];
        assert_eq!(errors(&source), expected);
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
