//! The witx document, as the rest of the macro sees it.
//!
//! Everything is resolved and named, so that what follows can't fail: each type
//! and each function has its Rust name, layout and core signature.

mod cache;
mod layout;
mod load;
pub(crate) mod names;
mod resolve;
mod signature;

use proc_macro2::Ident;

pub(crate) use cache::{Request, load_once};
pub(crate) use layout::Layout;
pub(crate) use load::Sources;
#[cfg(test)]
pub(crate) use load::load_literal;
pub(crate) use resolve::build;

/// The types, constants and modules of a document.
#[derive(Debug, Default)]
pub(crate) struct Document {
    pub(crate) types: Vec<NamedType>,
    pub(crate) modules: Vec<Module>,
}

/// A type with a name in Rust.
#[derive(Debug)]
pub(crate) struct NamedType {
    /// The name in witx; for an anonymous variant, a name after its place.
    pub(crate) witx: String,
    pub(crate) ident: Ident,
    pub(crate) docs: String,
    pub(crate) kind: Kind,
    pub(crate) layout: Layout,
    pub(crate) constants: Vec<Constant>,
}

#[derive(Debug)]
pub(crate) enum Kind {
    Enum { repr: Repr, cases: Vec<Name> },
    Flags { repr: Repr, flags: Vec<Name> },
    Record { fields: Vec<Field> },
    Tuple { members: Vec<Member> },
    Variant(Variant),
    Handle,
    Alias(Type),
}

/// A name and its documentation: a case without payload, or a flag.
#[derive(Debug)]
pub(crate) struct Name {
    pub(crate) witx: String,
    pub(crate) ident: Ident,
    pub(crate) docs: String,
}

#[derive(Debug)]
pub(crate) struct Field {
    pub(crate) name: Name,
    pub(crate) member: Member,
}

/// A part of a record or tuple.
#[derive(Debug)]
pub(crate) struct Member {
    pub(crate) ty: Type,
    pub(crate) offset: u32,
}

#[derive(Debug)]
pub(crate) struct Variant {
    pub(crate) tag: Repr,
    pub(crate) payload_offset: u32,
    pub(crate) cases: Vec<Case>,
}

#[derive(Debug)]
pub(crate) struct Case {
    pub(crate) name: Name,
    pub(crate) payload: Option<Type>,
}

#[derive(Debug)]
pub(crate) struct Constant {
    pub(crate) name: Name,
    pub(crate) value: u64,
}

/// The integer that holds an enum, a tag or flags.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Repr {
    U8,
    U16,
    U32,
    U64,
}

impl Repr {
    pub(crate) fn bits(self) -> u32 {
        match self {
            Repr::U8 => 8,
            Repr::U16 => 16,
            Repr::U32 => 32,
            Repr::U64 => 64,
        }
    }

    pub(crate) fn max(self) -> u64 {
        u64::MAX >> (64 - self.bits())
    }
}

impl From<witx::IntRepr> for Repr {
    fn from(repr: witx::IntRepr) -> Self {
        match repr {
            witx::IntRepr::U8 => Repr::U8,
            witx::IntRepr::U16 => Repr::U16,
            witx::IntRepr::U32 => Repr::U32,
            witx::IntRepr::U64 => Repr::U64,
        }
    }
}

/// A type where it is used.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Type {
    U8,
    U16,
    U32,
    U64,
    S8,
    S16,
    S32,
    S64,
    F32,
    F64,
    Char,
    Bool,
    String,
    List(Box<Type>),
    Pointer(Box<Type>),
    Tuple(Vec<Type>),
    /// What is missing on a side is the empty tuple.
    Expected(Box<Type>, Box<Type>),
    /// The index among the types of the document.
    Named(usize),
}

impl Type {
    pub(crate) fn unit() -> Self {
        Type::Tuple(Vec::new())
    }

    pub(crate) fn is_unit(&self) -> bool {
        matches!(self, Type::Tuple(members) if members.is_empty())
    }
}

impl Document {
    /// The type that `ty` stands for, through all aliases.
    pub(crate) fn resolve<'a>(&'a self, mut ty: &'a Type) -> &'a Type {
        while let Type::Named(index) = ty {
            match self.types.get(*index).map(|named| &named.kind) {
                Some(Kind::Alias(target)) => ty = target,
                _ => break,
            }
        }
        ty
    }

    /// The kind of the type that `ty` names, through all aliases.
    pub(crate) fn kind(&self, ty: &Type) -> Option<&Kind> {
        match self.resolve(ty) {
            Type::Named(index) => self.types.get(*index).map(|named| &named.kind),
            _ => None,
        }
    }
}

#[derive(Debug)]
pub(crate) struct Module {
    pub(crate) witx: String,
    /// The CamelCase name.
    pub(crate) ident: Ident,
    pub(crate) docs: String,
    pub(crate) functions: Vec<Function>,
}

#[derive(Debug)]
pub(crate) struct Function {
    /// The name that the guest imports.
    pub(crate) witx: String,
    pub(crate) ident: Ident,
    pub(crate) docs: String,
    /// The signature in witx, on one line.
    pub(crate) signature: String,
    pub(crate) params: Vec<Param>,
    pub(crate) result: Outcome,
    pub(crate) core: CoreSignature,
    /// What the ABI instructions are asked of. Each compound type in it is named,
    /// since `witx` panics where one is not.
    pub(crate) abi: witx::InterfaceFunc,
}

#[derive(Debug)]
pub(crate) struct Param {
    /// The name in witx.
    pub(crate) witx: String,
    /// The Rust name, which no other parameter of the function has.
    pub(crate) ident: Ident,
    pub(crate) ty: Type,
}

/// What a function gives.
#[derive(Debug)]
pub(crate) enum Outcome {
    /// Nothing.
    Nothing,
    /// It never returns.
    Never,
    /// A value.
    Plain(Type),
    /// A value, or an error.
    Expected {
        /// The name of the result in witx.
        witx: String,
        ok: Type,
        /// The members of `ok` where each has an out pointer of its own.
        members: Option<Vec<Type>>,
        err: Type,
    },
}

/// The signature that the guest imports.
#[derive(Debug)]
pub(crate) struct CoreSignature {
    pub(crate) params: Vec<Core>,
    pub(crate) result: Option<Core>,
}

/// A core Wasm type.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Core {
    I32,
    I64,
    F32,
    F64,
}

impl Core {
    pub(crate) fn name(self) -> &'static str {
        match self {
            Core::I32 => "i32",
            Core::I64 => "i64",
            Core::F32 => "f32",
            Core::F64 => "f64",
        }
    }
}

impl From<witx::WasmType> for Core {
    fn from(ty: witx::WasmType) -> Self {
        match ty {
            witx::WasmType::I32 => Core::I32,
            witx::WasmType::I64 => Core::I64,
            witx::WasmType::F32 => Core::F32,
            witx::WasmType::F64 => Core::F64,
        }
    }
}
