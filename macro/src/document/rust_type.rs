//! Types of the document as Rust source code.

use super::{BuiltinType, Document, Type};

/// The prefixes of the names in a type, each with its `::`.
pub(crate) struct RustPaths {
    /// For items of the runtime crate.
    pub(crate) runtime: &'static str,
    /// For the generated types.
    pub(crate) types: &'static str,
    /// For `Result`.
    pub(crate) result: &'static str,
}

impl Document {
    /// Returns `ty` as Rust source code.
    pub(crate) fn rust_type(&self, ty: &Type, paths: &RustPaths) -> String {
        let print = |ty| self.rust_type(ty, paths);
        let runtime = paths.runtime;
        match ty {
            Type::Builtin(builtin) => rust_primitive(*builtin).to_owned(),
            Type::Bool => "bool".to_owned(),
            Type::String => format!("{runtime}GuestPtr<str>"),
            Type::List(element) => format!("{runtime}GuestPtr<[{}]>", print(element)),
            Type::Pointer(target) => format!("{runtime}GuestPtr<{}>", print(target)),
            Type::Tuple(members) => {
                let members: Vec<String> = members.iter().map(print).collect();
                match &members[..] {
                    [one] => format!("({one},)"),
                    members => format!("({})", members.join(", ")),
                }
            }
            Type::Expected(ok, err) => {
                format!("{}Result<{}, {}>", paths.result, print(ok), print(err))
            }
            Type::Named(index) => format!("{}{}", paths.types, self.types[*index].ident),
        }
    }
}

fn rust_primitive(builtin: BuiltinType) -> &'static str {
    match builtin {
        BuiltinType::U8 { .. } => "u8",
        BuiltinType::U16 => "u16",
        BuiltinType::U32 { .. } => "u32",
        BuiltinType::U64 => "u64",
        BuiltinType::S8 => "i8",
        BuiltinType::S16 => "i16",
        BuiltinType::S32 => "i32",
        BuiltinType::S64 => "i64",
        BuiltinType::F32 => "f32",
        BuiltinType::F64 => "f64",
        BuiltinType::Char => "char",
    }
}
