//! The witx document, as the rest of the macro sees it.
//!
//! Everything is resolved: types and functions have their Rust names, types their layout,
//! and functions their ABI.

mod abi;
mod cache;
mod describe;
mod function;
mod load;
pub(crate) mod names;
mod resolve;
pub(crate) mod rust;
mod rust_type;
mod sources;
mod written;

use std::fmt::Display;
use std::ops::Range;

use proc_macro2::Ident;
use syn::LitStr;
use witx::Layout as _;

pub(crate) use abi::{Core, CoreSignature, ParamAbi};
pub(crate) use sources::Sources;
pub(crate) use witx::{BuiltinType, IntRepr, WasmType};

use crate::diagnostics::{Error, Errors};
use crate::parse::arguments::Source;

/// Loads and resolves the document that `source` names.
pub(crate) fn load(source: &Source, sources: &Sources, errors: &mut Errors) -> Option<Document> {
    let loaded = errors.ok(cache::load_once(source, sources))?;
    resolve::resolve(&loaded, source, sources, errors)
}

/// The types, constants and modules of a document.
#[derive(Debug, Default)]
pub(crate) struct Document {
    pub(crate) types: Vec<NamedType>,
    pub(crate) modules: Vec<Module>,
}

/// A type that has a name in Rust.
#[derive(Debug)]
pub(crate) struct NamedType {
    /// The name in witx. A variant without one is named after its place.
    pub(crate) witx: String,
    pub(crate) ident: Ident,
    pub(crate) docs: String,
    pub(crate) kind: TypeKind,
    pub(crate) constants: Vec<Constant>,
}

#[derive(Debug)]
pub(crate) enum TypeKind {
    Enum {
        repr: IntRepr,
        cases: Vec<NamedItem>,
        /// The position of the first case.
        first_case: ItemPosition,
    },
    Flags {
        repr: IntRepr,
        flags: Vec<NamedItem>,
    },
    Record {
        fields: Vec<Field>,
    },
    Tuple {
        members: Vec<Type>,
    },
    Variant {
        tag: IntRepr,
        cases: Vec<Case>,
    },
    Handle,
    Alias(Type),
}

#[derive(Debug)]
pub(crate) struct ItemPosition {
    /// The path or the text in the attribute.
    literal: LitStr,
    /// The file, line and column, and the text of the line.
    excerpt: String,
}

impl ItemPosition {
    /// Creates a mistake at this item of the document.
    pub(crate) fn error(&self, message: impl Display) -> Error {
        Error::new_spanned(&self.literal, format!("{message}\n{}", self.excerpt))
    }
}

#[derive(Debug)]
pub(crate) enum Docs {
    /// Text that names types as `$name`.
    Witx(String),
    /// Text for rustdoc.
    Rust(String),
}

/// A name and its documentation.
#[derive(Debug)]
pub(crate) struct NamedItem {
    pub(crate) witx: String,
    pub(crate) ident: Ident,
    pub(crate) docs: String,
}

#[derive(Debug)]
pub(crate) struct Field {
    pub(crate) name: NamedItem,
    pub(crate) ty: Type,
}

#[derive(Debug)]
pub(crate) struct Case {
    pub(crate) name: NamedItem,
    pub(crate) payload: Option<Type>,
}

#[derive(Debug)]
pub(crate) struct Constant {
    pub(crate) ident: Ident,
    pub(crate) docs: String,
    pub(crate) value: u64,
}

/// The width, in bits, of the integer that holds an enum, a tag or flags.
pub(crate) fn bits(repr: IntRepr) -> usize {
    repr.mem_size() * 8
}

/// A use of a type.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Type {
    Builtin(BuiltinType),
    Bool,
    String,
    List(Box<Type>),
    Pointer(Box<Type>),
    Tuple(Vec<Type>),
    /// An absent side is the empty tuple.
    Expected(Box<Type>, Box<Type>),
    /// The index into [`Document::types`].
    Named(usize),
    /// A type that the user defines or imports.
    Rust(Box<syn::Type>),
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
    /// Follows all aliases to the type that `ty` stands for.
    pub(crate) fn resolve<'a>(&'a self, mut ty: &'a Type) -> &'a Type {
        while let Type::Named(index) = ty
            && let TypeKind::Alias(target) = &self.types[*index].kind
        {
            ty = target;
        }
        ty
    }

    /// Follows all aliases to the kind of the type that `ty` names.
    pub(crate) fn kind(&self, ty: &Type) -> Option<&TypeKind> {
        match self.resolve(ty) {
            Type::Named(index) => Some(&self.types[*index].kind),
            _ => None,
        }
    }

    /// The member types of `ty`, if it is a tuple.
    pub(crate) fn members<'a>(&'a self, ty: &'a Type) -> Option<&'a [Type]> {
        match (self.resolve(ty), self.kind(ty)) {
            (Type::Tuple(members), _) | (_, Some(TypeKind::Tuple { members })) => Some(members),
            _ => None,
        }
    }
}

#[derive(Debug)]
pub(crate) struct Module {
    pub(crate) name: String,
    /// The CamelCase name.
    pub(crate) ident: Ident,
    pub(crate) docs: String,
    pub(crate) functions: Vec<Function>,
}

#[derive(Debug)]
pub(crate) struct Function {
    /// The name that the guest imports.
    pub(crate) name: String,
    pub(crate) ident: Ident,
    pub(crate) docs: Docs,
    /// The signature on one line, in witx or Rust.
    pub(crate) signature: String,
    pub(crate) params: Vec<Param>,
    pub(crate) result: ResultType,
    /// The core parameters that hold the addresses for the values of a success: one for each
    /// member of a tuple.
    pub(crate) out: Range<usize>,
    pub(crate) core: CoreSignature,
}

#[derive(Debug)]
pub(crate) struct Param {
    /// The name in the interface.
    pub(crate) name: String,
    /// The Rust name, unique among the function's parameters.
    pub(crate) ident: Ident,
    pub(crate) ty: Type,
    pub(crate) abi: ParamAbi,
    /// The core values as the argument `core` lists them, if it does.
    pub(crate) core_list: Option<syn::TypeTuple>,
}

#[derive(Debug)]
pub(crate) enum ResultType {
    None,
    NoReturn,
    Value(Type),
    /// A value or an error.
    Expected {
        /// The name of the result.
        name: String,
        ok: Type,
        err: Type,
    },
}

impl Function {
    /// The function's error type, if it has one.
    pub(crate) fn error(&self) -> Option<&Type> {
        match &self.result {
            ResultType::Expected { err, .. } => Some(err),
            ResultType::None | ResultType::NoReturn | ResultType::Value(_) => None,
        }
    }
}

#[cfg(test)]
pub(crate) mod testing {
    use super::*;

    /// Returns the document with this text, or all mistakes in it.
    pub(crate) fn try_document(text: &str) -> Result<Document, Vec<String>> {
        let literal = LitStr::new(text, proc_macro2::Span::call_site());
        let mut errors = Errors::default();
        let source = Source::Literal(literal);
        let document = load(&source, &Sources::default(), &mut errors);
        document.ok_or_else(|| errors.messages())
    }

    pub(crate) fn document(text: &str) -> Document {
        try_document(text).unwrap_or_else(|errors| panic!("{errors:#?}"))
    }
}
