//! The test's knowledge of a document: the functions and the layout of their types.
//!
//! It only serves to create meaningful arguments and memories, and to limit the exceptions.
//! Neither crate is checked against it.

use witx::{BuiltinType, IntRepr, Layout as _, Type, TypeRef, Variant};

pub(crate) struct Document {
    pub(crate) module: String,
    pub(crate) functions: Vec<Function>,
}

pub(crate) struct Function {
    pub(crate) name: String,
    pub(crate) params: Vec<TypeRef>,
    /// The values that the function writes, each through a pointer parameter.
    pub(crate) outputs: Vec<TypeRef>,
    pub(crate) noreturn: bool,
}

impl Document {
    pub(crate) fn load(path: &str) -> Self {
        let document = witx::load(&[path]).expect("both crates have parsed it");
        let module = document.modules().next().expect("it has a module");
        let functions = module
            .funcs()
            .map(|function| Function {
                name: function.name.as_str().to_owned(),
                params: function.params.iter().map(|p| p.tref.clone()).collect(),
                outputs: function
                    .results
                    .first()
                    .map_or_else(Vec::new, |result| outputs(&result.tref)),
                noreturn: function.noreturn,
            })
            .collect();
        Document {
            module: module.name.as_str().to_owned(),
            functions,
        }
    }
}

fn outputs(result: &TypeRef) -> Vec<TypeRef> {
    let expected = match &**result.type_() {
        Type::Variant(variant) => variant.as_expected(),
        _ => None,
    };
    let Some((ok, _)) = expected else {
        return Vec::new();
    };
    match ok.map(|ok| (ok, &**ok.type_())) {
        None => Vec::new(),
        Some((_, Type::Record(record))) if record.is_tuple() => {
            record.members.iter().map(|m| m.tref.clone()).collect()
        }
        Some((ok, _)) => vec![ok.clone()],
    }
}

impl Function {
    /// Whether a guest can pass this function a bad argument.
    pub(crate) fn is_fallible(&self) -> bool {
        !self.outputs.is_empty()
            || self.params.iter().any(|param| match &**param.type_() {
                Type::Builtin(builtin) => bits(*builtin) < 32,
                Type::Handle(_) => false,
                _ => true,
            })
    }

    /// Whether the parameters or results, or what they point to, have a variant with payloads.
    pub(crate) fn has_variant(&self) -> bool {
        self.params.iter().chain(&self.outputs).any(has_variant)
    }
}

fn has_variant(ty: &TypeRef) -> bool {
    match &**ty.type_() {
        Type::Variant(variant) => !variant.is_enum(),
        Type::Record(record) => record.members.iter().any(|m| has_variant(&m.tref)),
        Type::List(inner) | Type::Pointer(inner) | Type::ConstPointer(inner) => has_variant(inner),
        Type::Handle(_) | Type::Builtin(_) => false,
    }
}

/// Whether a value is passed by its address.
pub(crate) fn is_aggregate(ty: &TypeRef) -> bool {
    match &**ty.type_() {
        Type::Record(record) => record.bitflags_repr().is_none(),
        Type::Variant(variant) => !variant.is_enum(),
        _ => false,
    }
}

/// Returns the size and alignment in C.
pub(crate) fn layout(ty: &TypeRef) -> (u32, u32) {
    let layout = match &**ty.type_() {
        // `witx`'s size is too small if the largest payload is not the most aligned one.
        Type::Variant(variant) => {
            let payload = variant.cases.iter().filter_map(|case| case.tref.as_ref());
            let payload = payload.map(TypeRef::mem_size).max().unwrap_or(0);
            let align = variant.mem_align();
            let size = (variant.payload_offset() + payload).next_multiple_of(align);
            (size, align)
        }
        other => (other.mem_size(), other.mem_align()),
    };
    let number = |number: usize| u32::try_from(number).expect("types here are small");
    (number(layout.0), number(layout.1))
}

pub(crate) fn payload_offset(variant: &Variant) -> u32 {
    u32::try_from(variant.payload_offset()).expect("types here are small")
}

pub(crate) fn bits(builtin: BuiltinType) -> u32 {
    match builtin {
        BuiltinType::U8 { .. } | BuiltinType::S8 => 8,
        BuiltinType::U16 | BuiltinType::S16 => 16,
        BuiltinType::U32 { .. } | BuiltinType::S32 | BuiltinType::F32 | BuiltinType::Char => 32,
        BuiltinType::U64 | BuiltinType::S64 | BuiltinType::F64 => 64,
    }
}

pub(crate) fn is_signed(builtin: BuiltinType) -> bool {
    matches!(
        builtin,
        BuiltinType::S8 | BuiltinType::S16 | BuiltinType::S32 | BuiltinType::S64
    )
}

pub(crate) fn repr_bits(repr: IntRepr) -> u32 {
    bits(repr.to_builtin())
}
