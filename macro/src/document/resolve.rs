//! From the document that `witx` validated to the model that is generated from.
//!
//! `witx` leaves some mistakes to its users; they are found here.

use std::collections::{BTreeMap, HashMap};
use std::rc::Rc;

use heck::ToShoutySnakeCase as _;
use proc_macro2::Ident;
use syn::ext::IdentExt as _;

use super::{
    Case, Constant, Core, CoreSignature, Document, Field, Function, Kind, Member, Module, Name,
    NamedType, Outcome, Param, Repr, Type, Variant, signature,
};
use crate::document::names;

/// Wasmtime's typed host functions have no more parameters than this.
const MAX_CORE_PARAMS: usize = 17;

/// The longest tuple that the runtime crate has as a Rust tuple.
const MAX_TUPLE: usize = 12;

/// The model of `witx`, or all that is wrong with it, each in a sentence.
pub(crate) fn build(witx: &witx::Document) -> Result<Document, Vec<String>> {
    let mut builder = Builder::default();
    for typename in witx.typenames() {
        builder.typename(&typename);
    }
    for constant in witx.constants() {
        builder.constant(constant);
    }
    for module in witx.modules() {
        builder.module(&module);
    }
    builder.check_names();
    if builder.errors.is_empty() {
        Ok(builder.document)
    } else {
        Err(builder.errors)
    }
}

#[derive(Default)]
struct Builder {
    document: Document,
    by_name: HashMap<String, usize>,
    errors: Vec<String>,
}

impl Builder {
    fn error(&mut self, message: String) {
        self.errors.push(message);
    }

    fn typename(&mut self, typename: &witx::NamedType) {
        let witx = typename.name.as_str();
        let kind = match &typename.tref {
            witx::TypeRef::Name(target) => Kind::Alias(self.named(&target.name)),
            witx::TypeRef::Value(ty) => self.kind(ty, witx),
        };
        if let Some(index) = self.define(witx, &typename.docs, kind) {
            self.by_name.insert(witx.to_owned(), index);
        }
    }

    /// Adds a type, and gives its index.
    fn define(&mut self, witx: &str, docs: &str, kind: Kind) -> Option<usize> {
        let Some(ident) = names::camel(witx) else {
            self.error(format!("the typename `{witx}` makes no name in Rust"));
            return None;
        };
        let layout = match &kind {
            Kind::Enum { repr, .. } | Kind::Flags { repr, .. } => Some((*repr).into()),
            Kind::Handle => Some(Repr::U32.into()),
            Kind::Alias(ty) => self.document.layout(ty),
            Kind::Record { fields } => self.record_layout(fields.iter().map(|f| &f.member)),
            Kind::Tuple { members } => self.record_layout(members),
            Kind::Variant(variant) => self
                .document
                .variant(
                    variant.tag,
                    variant
                        .cases
                        .iter()
                        .filter_map(|case| case.payload.as_ref()),
                )
                .map(|(layout, _)| layout),
        };
        let Some(layout) = layout else {
            self.error(format!("the type `{witx}` is larger than a memory"));
            return None;
        };
        self.document.types.push(NamedType {
            witx: witx.to_owned(),
            ident,
            docs: docs.to_owned(),
            kind,
            layout,
            constants: Vec::new(),
        });
        Some(self.document.types.len() - 1)
    }

    fn record_layout<'a>(
        &self,
        members: impl IntoIterator<Item = &'a Member>,
    ) -> Option<super::Layout> {
        let types: Vec<Type> = members.into_iter().map(|m| m.ty.clone()).collect();
        Some(self.document.record(&types)?.0)
    }

    fn named(&self, name: &witx::Id) -> Type {
        match self.by_name.get(name.as_str()) {
            Some(index) => Type::Named(*index),
            // Its own definition failed, and was reported.
            None => Type::unit(),
        }
    }

    /// What a typename that is defined as `ty` becomes. `place` names types that
    /// are nested in it without a name of their own.
    fn kind(&mut self, ty: &witx::Type, place: &str) -> Kind {
        match ty {
            witx::Type::Handle(_) => Kind::Handle,
            witx::Type::Record(record) => match &record.kind {
                witx::RecordKind::Bitflags(repr) => self.flags((*repr).into(), record, place),
                witx::RecordKind::Tuple => {
                    let members = self.members(record, place);
                    Kind::Tuple { members }
                }
                witx::RecordKind::Other => {
                    let names: Vec<Name> = record
                        .members
                        .iter()
                        .filter_map(|member| {
                            self.name(names::snake, &member.name, &member.docs, "field", place)
                        })
                        .collect();
                    self.check_unique("fields", place, &names);
                    let members = self.members(record, place);
                    Kind::Record {
                        fields: names
                            .into_iter()
                            .zip(members)
                            .map(|(name, member)| Field { name, member })
                            .collect(),
                    }
                }
            },
            witx::Type::Variant(variant) if !is_builtin(variant) => self.variant(variant, place),
            other => Kind::Alias(self.value(other, place)),
        }
    }

    fn name(
        &mut self,
        to_ident: fn(&str) -> Option<Ident>,
        witx: &witx::Id,
        docs: &str,
        what: &str,
        place: &str,
    ) -> Option<Name> {
        let witx = witx.as_str();
        let Some(ident) = to_ident(witx) else {
            self.error(format!(
                "the {what} `{witx}` of `{place}` makes no name in Rust"
            ));
            return None;
        };
        Some(Name {
            witx: witx.to_owned(),
            ident,
            docs: docs.to_owned(),
        })
    }

    fn flags(&mut self, repr: Repr, record: &witx::RecordDatatype, place: &str) -> Kind {
        let flags: Vec<Name> = record
            .members
            .iter()
            .filter_map(|flag| self.name(names::shouty, &flag.name, &flag.docs, "flag", place))
            .collect();
        let room = repr.bits();
        if flags.len() > room as usize {
            self.error(format!(
                "the flags `{place}` are {}, but their representation has {room} bits",
                flags.len()
            ));
        }
        self.check_unique("flags", place, &flags);
        Kind::Flags { repr, flags }
    }

    fn members(&mut self, record: &witx::RecordDatatype, place: &str) -> Vec<Member> {
        let types: Vec<Type> = record
            .members
            .iter()
            .map(|member| self.ty(&member.tref, &format!("{place}_{}", member.name.as_str())))
            .collect();
        match self.document.record(&types) {
            Some((_, members)) => members,
            None => {
                self.error(format!("the type `{place}` is larger than a memory"));
                Vec::new()
            }
        }
    }

    fn variant(&mut self, variant: &witx::Variant, place: &str) -> Kind {
        let tag = Repr::from(variant.tag_repr);
        let mut cases = Vec::new();
        for case in &variant.cases {
            let payload = case
                .tref
                .as_ref()
                .map(|tref| self.ty(tref, &format!("{place}_{}", case.name.as_str())));
            if let Some(name) = self.name(case_name, &case.name, &case.docs, "case", place) {
                cases.push(Case { name, payload });
            }
        }
        self.check_unique("cases", place, cases.iter().map(|case| &case.name));
        if variant.cases.is_empty() {
            self.error(format!("the variant `{place}` has no cases, so no value"));
        } else if variant.cases.len() as u64 - 1 > tag.max() {
            self.error(format!(
                "`{place}` has {} cases, but its tag has {} bits",
                variant.cases.len(),
                tag.bits()
            ));
        }
        if variant.is_enum() {
            return Kind::Enum {
                repr: tag,
                cases: cases.into_iter().map(|case| case.name).collect(),
            };
        }
        let payloads = cases.iter().filter_map(|case| case.payload.as_ref());
        // Where there is no layout, `define` reports it.
        let payload_offset = self
            .document
            .variant(tag, payloads)
            .map_or(0, |(_, offset)| offset);
        Kind::Variant(Variant {
            tag,
            payload_offset,
            cases,
        })
    }

    fn ty(&mut self, tref: &witx::TypeRef, place: &str) -> Type {
        match tref {
            witx::TypeRef::Name(named) => self.named(&named.name),
            witx::TypeRef::Value(ty) => self.value(ty, place),
        }
    }

    fn value(&mut self, ty: &witx::Type, place: &str) -> Type {
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
                let mut side = |index: usize, name: &str| match variant
                    .cases
                    .get(index)
                    .and_then(|case| case.tref.as_ref())
                {
                    Some(tref) => self.ty(tref, &format!("{place}_{name}")),
                    None => Type::unit(),
                };
                let (ok, err) = (side(0, "ok"), side(1, "err"));
                Type::Expected(Box::new(ok), Box::new(err))
            }
            witx::Type::Record(record)
                if record.is_tuple() && record.members.len() <= MAX_TUPLE =>
            {
                Type::Tuple(
                    self.members(record, place)
                        .into_iter()
                        .map(|member| member.ty)
                        .collect(),
                )
            }
            witx::Type::Record(_) | witx::Type::Variant(_) | witx::Type::Handle(_) => {
                let kind = self.kind(ty, place);
                match self.define(place, "", kind) {
                    Some(index) => Type::Named(index),
                    None => Type::unit(),
                }
            }
        }
    }

    fn constant(&mut self, constant: &witx::Constant) {
        let (ty, name) = (constant.ty.as_str(), constant.name.as_str());
        let Some(&index) = self.by_name.get(ty) else {
            self.error(format!(
                "the type `{ty}` of the constant `{name}` is not defined"
            ));
            return;
        };
        let max = match self.document.resolve(&Type::Named(index)) {
            Type::U8 => Some(u8::MAX.into()),
            Type::S8 => Some(127),
            Type::U16 => Some(u16::MAX.into()),
            Type::S16 => Some(32767),
            Type::U32 => Some(u32::MAX.into()),
            Type::S32 => Some(0x7fff_ffff),
            Type::U64 => Some(u64::MAX),
            Type::S64 => Some(u64::MAX >> 1),
            Type::Named(index) => match self.document.types.get(*index).map(|named| &named.kind) {
                Some(Kind::Enum { cases, .. }) => Some((cases.len() as u64).saturating_sub(1)),
                Some(Kind::Flags { flags, .. }) => {
                    Some(flags.iter().fold(0, |all, _| all << 1 | 1))
                }
                Some(Kind::Handle) => Some(u32::MAX.into()),
                _ => None,
            },
            _ => None,
        };
        match max {
            None => self.error(format!(
                "the constant `{name}` is of the type `{ty}`, which is no integer, enum, flags or handle"
            )),
            Some(max) if constant.value > max => self.error(format!(
                "the constant `{name}` is {}, but the largest value of its type `{ty}` is {max}",
                constant.value
            )),
            Some(_) => {
                let place = format!("constants of {ty}");
                let name = self.name(names::shouty, &constant.name, &constant.docs, "constant", &place);
                if let (Some(name), Some(named)) = (name, self.document.types.get_mut(index)) {
                    named.constants.push(Constant {
                        name,
                        value: constant.value,
                    });
                }
            }
        }
    }

    fn module(&mut self, module: &witx::Module) {
        let witx = module.name.as_str();
        let functions: Vec<Function> = module
            .funcs()
            .filter_map(|function| self.function(witx, &function))
            .collect();
        self.check_unique_idents(
            "functions",
            &format!("the module `{witx}`"),
            functions.iter().map(|f| (&f.witx, &f.ident)),
        );
        let Some(ident) = names::camel(witx) else {
            self.error(format!("the module `{witx}` makes no name in Rust"));
            return;
        };
        self.document.modules.push(Module {
            witx: witx.to_owned(),
            ident,
            docs: module.docs.clone(),
            functions,
        });
    }

    fn function(&mut self, module: &str, function: &witx::InterfaceFunc) -> Option<Function> {
        let witx = function.name.as_str();
        let Some(ident) = names::snake(witx) else {
            self.error(format!(
                "the function `{witx}` of `{module}` makes no name in Rust"
            ));
            return None;
        };
        let params = self.params(function);
        let result = self.outcome(function)?;
        let abi = with_named_types(function);
        let (core_params, core_results) = abi.wasm_signature();
        if core_params.len() > MAX_CORE_PARAMS {
            self.error(format!(
                "the function `{witx}` of `{module}` has {} core parameters, but a host function \
                 of Wasmtime has at most {MAX_CORE_PARAMS}",
                core_params.len()
            ));
        }
        let signature = signature::signature(function);
        Some(Function {
            witx: witx.to_owned(),
            ident,
            docs: signature::docs(function),
            signature,
            params,
            result,
            core: CoreSignature {
                params: core_params.into_iter().map(Core::from).collect(),
                result: core_results.first().copied().map(Core::from),
            },
            abi,
        })
    }

    fn params(&mut self, function: &witx::InterfaceFunc) -> Vec<Param> {
        let mut taken: Vec<String> = Vec::new();
        let mut params = Vec::new();
        for (index, param) in function.params.iter().enumerate() {
            let witx = param.name.as_str();
            let place = format!("{}_{witx}", function.name.as_str());
            let ty = self.ty(&param.tref, &place);
            // Parameters are locals of the glue: any free name will do.
            let mut ident =
                names::snake(witx).unwrap_or_else(|| quote::format_ident!("param{index}"));
            while taken.contains(&ident.to_string()) || is_local_of_glue(&ident) {
                ident = quote::format_ident!("{ident}_");
            }
            taken.push(ident.to_string());
            params.push(Param {
                witx: witx.to_owned(),
                ident,
                ty,
            });
        }
        params
    }

    fn outcome(&mut self, function: &witx::InterfaceFunc) -> Option<Outcome> {
        let Some(result) = function.results.first() else {
            return Some(if function.noreturn {
                Outcome::Never
            } else {
                Outcome::Nothing
            });
        };
        let name = function.name.as_str();
        let witx::Type::Variant(variant) = &**result.tref.type_() else {
            let ty = self.ty(&result.tref, name);
            return Some(Outcome::Plain(ty));
        };
        let Some((ok, err)) = variant.as_expected() else {
            // `witx` refuses such a result.
            self.error(format!(
                "the result of `{name}` is a variant that is no `expected`"
            ));
            return None;
        };
        let mut members = None;
        let mut named_tuple = false;
        if let Some(tref) = ok
            && let witx::Type::Record(record) = &**tref.type_()
            && record.is_tuple()
        {
            let types = record
                .members
                .iter()
                .map(|member| self.ty(&member.tref, name));
            members = Some(types.collect());
            named_tuple = tref.named();
        }
        let ok = match ok {
            Some(_) if !named_tuple && members.is_some() => {
                Type::Tuple(members.clone().unwrap_or_default())
            }
            Some(tref) => self.ty(tref, name),
            None => Type::unit(),
        };
        let err = match err {
            Some(tref) => self.ty(tref, name),
            None => Type::unit(),
        };
        if !self.is_error(&err) {
            self.error(format!(
                "the error of `{name}` is no enum: a guest is given one `i32`, which is 0 for success"
            ));
            return None;
        }
        Some(Outcome::Expected {
            witx: result.name.as_str().to_owned(),
            ok,
            members,
            err,
        })
    }

    /// Whether a guest can be given the type as an error: it is one `i32`.
    fn is_error(&self, ty: &Type) -> bool {
        match self.document.resolve(ty) {
            Type::U8
            | Type::U16
            | Type::U32
            | Type::S8
            | Type::S16
            | Type::S32
            | Type::Char
            | Type::Bool
            | Type::Pointer(_) => true,
            Type::Expected(ok, err) => ok.is_unit() && err.is_unit(),
            Type::Tuple(members) => members.is_empty(),
            resolved => match self.document.kind(resolved) {
                Some(Kind::Enum { .. } | Kind::Handle) => true,
                Some(Kind::Flags { repr, .. }) => *repr != Repr::U64,
                _ => false,
            },
        }
    }

    /// Names that are different in witx, but not in Rust.
    fn check_names(&mut self) {
        let types = std::mem::take(&mut self.document.types);
        self.check_unique_idents(
            "typenames",
            "the document",
            types.iter().map(|named| (&named.witx, &named.ident)),
        );
        let mut beside = Vec::new();
        for named in &types {
            let constants = named.constants.iter().map(|constant| &constant.name);
            match &named.kind {
                Kind::Flags { flags, .. } => {
                    let names = flags.iter().chain(constants);
                    self.check_unique("flags and constants", &named.witx, names);
                }
                Kind::Alias(_) => {
                    let type_name = named.witx.to_shouty_snake_case();
                    for constant in constants {
                        let ident = constant.ident.unraw();
                        beside.push((
                            format!("{}` of `{}", constant.witx, named.witx),
                            quote::format_ident!("{type_name}_{ident}"),
                        ));
                    }
                }
                _ => self.check_unique("constants", &named.witx, constants),
            }
        }
        let beside = beside.iter().map(|(witx, ident)| (witx, ident));
        self.check_unique_idents("constants", "the document", beside);
        self.document.types = types;
        let modules = std::mem::take(&mut self.document.modules);
        self.check_unique_idents(
            "modules",
            "the document",
            modules.iter().map(|module| (&module.witx, &module.ident)),
        );
        self.document.modules = modules;
    }

    fn check_unique<'a>(
        &mut self,
        what: &str,
        place: &str,
        names: impl IntoIterator<Item = &'a Name>,
    ) {
        let names = names.into_iter().map(|name| (&name.witx, &name.ident));
        self.check_unique_idents(what, &format!("`{place}`"), names);
    }

    fn check_unique_idents<'a>(
        &mut self,
        what: &str,
        place: &str,
        names: impl IntoIterator<Item = (&'a String, &'a Ident)>,
    ) {
        let mut seen: BTreeMap<String, &String> = BTreeMap::new();
        for (witx, ident) in names {
            if let Some(first) = seen.insert(ident.to_string(), witx) {
                self.error(format!(
                    "the {what} `{first}` and `{witx}` of {place} are both `{ident}` in Rust"
                ));
            }
        }
    }
}

fn case_name(witx: &str) -> Option<Ident> {
    names::camel(witx)
}

/// Whether the variant is `bool`. An enum that is written out the same can't be
/// told from it.
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

/// Names that the glue has for its own locals.
fn is_local_of_glue(ident: &Ident) -> bool {
    let name = ident.to_string();
    matches!(
        name.as_str(),
        "ctx" | "memory" | "given" | "result" | "value" | "error"
    ) || name
        .strip_prefix("arg")
        .is_some_and(|rest| rest.chars().all(|c| c.is_ascii_digit()))
}

/// The function with a name for each of its compound types: where one has none,
/// the ABI instructions of `witx` panic.
fn with_named_types(function: &witx::InterfaceFunc) -> witx::InterfaceFunc {
    let mut function = function.clone();
    for param in function.params.iter_mut().chain(&mut function.results) {
        let witx::TypeRef::Value(ty) = &param.tref else {
            continue;
        };
        let is_compound = match &**ty {
            witx::Type::Record(_) | witx::Type::Handle(_) | witx::Type::Variant(_) => true,
            witx::Type::List(_)
            | witx::Type::Pointer(_)
            | witx::Type::ConstPointer(_)
            | witx::Type::Builtin(_) => false,
        };
        if is_compound {
            param.tref = witx::TypeRef::Name(Rc::new(witx::NamedType {
                name: param.name.clone(),
                tref: param.tref.clone(),
                docs: String::new(),
            }));
        }
    }
    function
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::document::load;

    fn document(source: &str) -> Result<Document, Vec<String>> {
        let mut sources = load::Sources::default();
        build(&load::load_literal(source, &mut sources).unwrap())
    }

    fn errors(source: &str) -> Vec<String> {
        document(source).err().unwrap_or_default()
    }

    #[test]
    fn mistakes_that_witx_lets_pass() {
        for (source, expected) in [
            (
                "(typename $a-b u8) (typename $a_b u8)",
                "the typenames `a-b` and `a_b` of the document are both `AB` in Rust",
            ),
            (
                "(typename $e (enum $x-y $x_y))",
                "the cases `x-y` and `x_y` of `e` are both `XY` in Rust",
            ),
            (
                "(typename $v (variant (case $a) (case $a u8)))",
                "the cases `a` and `a` of `v` are both `A` in Rust",
            ),
            (
                "(typename $v (variant))",
                "the variant `v` has no cases, so no value",
            ),
            ("(typename $+ u8)", "the typename `+` makes no name in Rust"),
            (
                "(typename $f (flags (@witx repr u8) $a $b $c $d $e $f $g $h $i))",
                "the flags `f` are 9, but their representation has 8 bits",
            ),
            (
                "(typename $b u8) (@witx const $b $max 256)",
                "the constant `max` is 256, but the largest value of its type `b` is 255",
            ),
            (
                "(typename $f (flags $a $b)) (@witx const $f $all 4)",
                "the constant `all` is 4, but the largest value of its type `f` is 3",
            ),
            (
                "(typename $perms (flags $read $write)) (@witx const $perms $read 1)",
                "the flags and constants `read` and `read` of `perms` are both `READ` in Rust",
            ),
            (
                "(typename $a u8) (typename $a_b u8)
                 (@witx const $a $b_c 1) (@witx const $a_b $c 1)",
                "the constants `b_c` of `a` and `c` of `a_b` of the document are both `A_B_C` in \
                 Rust",
            ),
            (
                "(@witx const $nothing $x 1)",
                "the type `nothing` of the constant `x` is not defined",
            ),
            (
                "(typename $f f32) (@witx const $f $x 1)",
                "the constant `x` is of the type `f`, which is no integer, enum, flags or handle",
            ),
            (
                "(typename $w u64) (module $m (@interface func (export \"f\") (result $e (expected (error $w)))))",
                "the error of `f` is no enum: a guest is given one `i32`, which is 0 for success",
            ),
        ] {
            assert_eq!(errors(source), [expected], "{source}");
        }
        let many: Vec<String> = (0..18).map(|i| format!("(param $p{i} u32)")).collect();
        let many = many.concat();
        let source = format!("(module $m (@interface func (export \"f\") {many}))");
        assert_eq!(
            errors(&source),
            [
                "the function `f` of `m` has 18 core parameters, but a host function of Wasmtime \
                 has at most 17"
            ]
        );
    }

    #[test]
    fn anonymous_types_are_named_after_their_place() {
        let document = document(
            "(typename $r (record (field $kind (variant (case $a u8) (case $b)))))
             (module $m (@interface func (export \"set\") (param $to (variant (case $c) (case $d)))))",
        )
        .unwrap();
        let names: Vec<String> = document.types.iter().map(|t| t.ident.to_string()).collect();
        assert_eq!(names, ["RKind", "R", "SetTo"]);
    }

    #[test]
    fn signatures_are_written_as_in_witx() {
        let source = "(typename $id u32) (typename $errno (enum $ok))
             (module $m (@interface func (export \"f\")
               (param $a (list (@witx const_pointer $id))) (param $memory string)
               (result $error (expected (tuple $id $id) (error $errno)))))";
        let document = document(source).unwrap();
        let function = &document.modules[0].functions[0];
        assert_eq!(
            function.signature,
            "(param $a (list (@witx const_pointer $id))) (param $memory string) (result $error (expected \
             (tuple $id $id) (error $errno)))"
        );
        assert_eq!(function.params[1].ident, "memory_");
        assert_eq!(function.core.params.len(), 6);
        assert_eq!(function.core.result, Some(Core::I32));
    }
}
