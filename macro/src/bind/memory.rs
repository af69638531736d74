//! Whether the glue of a function has to find the guest's memory.

use syn::Type;

use super::{Implementer, ImplementerKind};
use crate::document::{Document, Function, Outcome, Type as WitxType};
use crate::parse::impl_block::MemoryParam;

/// Whether a function needs the guest's memory.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum MemoryNeed {
    No,
    /// Only if a type of the method is one that is read, which an alias hides.
    Perhaps,
    Yes,
}

impl Implementer<'_> {
    /// Whether the glue has to look the memory up.
    pub(crate) fn touches_memory(&self, document: &Document, function: &Function) -> bool {
        self.memory_need(document, function) != MemoryNeed::No
    }

    /// Whether the function reads or writes the guest's memory.
    pub(crate) fn memory_need(&self, document: &Document, function: &Function) -> MemoryNeed {
        let need = |is_needed| {
            if is_needed {
                MemoryNeed::Yes
            } else {
                MemoryNeed::No
            }
        };
        match &self.kind {
            ImplementerKind::Unimplemented | ImplementerKind::Raw { .. } => MemoryNeed::No,
            // Each of wiggle's functions takes it.
            ImplementerKind::Target => MemoryNeed::Yes,
            ImplementerKind::OverrideMethod { memory, .. } => need(*memory != MemoryParam::None),
            ImplementerKind::Method { method, memory } => {
                let by_signature = need(
                    *memory != MemoryParam::None
                        || matches!(&function.result, Outcome::Expected { ok, .. } if !ok.is_unit())
                        || function
                            .params
                            .iter()
                            .any(|param| document.is_aggregate(&param.ty)),
                );
                function
                    .params
                    .iter()
                    .zip(&method.params)
                    .filter(|(param, _)| document.is_list(&param.ty))
                    .map(|(_, ty)| list_need(ty))
                    .fold(by_signature, MemoryNeed::max)
            }
        }
    }
}

/// Whether a string or list is read that the method takes as `ty`.
fn list_need(ty: &Type) -> MemoryNeed {
    let name = match ty {
        Type::Path(path) => path.path.segments.last().map(|last| last.ident.to_string()),
        Type::Reference(_) => return MemoryNeed::Yes,
        _ => None,
    };
    match name.as_deref() {
        Some("GuestPtr") => MemoryNeed::No,
        Some("String" | "Vec" | "Cow") => MemoryNeed::Yes,
        _ => MemoryNeed::Perhaps,
    }
}

impl Document {
    /// Whether the type is passed as a pointer and a length.
    pub(crate) fn is_list(&self, ty: &WitxType) -> bool {
        matches!(self.resolve(ty), WitxType::String | WitxType::List(_))
    }

    /// Whether the type is passed by its address.
    pub(crate) fn is_aggregate(&self, ty: &WitxType) -> bool {
        use crate::document::Kind;
        match self.resolve(ty) {
            WitxType::Tuple(_) => true,
            WitxType::Expected(ok, err) => !(ok.is_unit() && err.is_unit()),
            resolved => matches!(
                self.kind(resolved),
                Some(Kind::Record { .. } | Kind::Tuple { .. } | Kind::Variant(_))
            ),
        }
    }
}
