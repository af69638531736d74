//! How a document is written, as far as `witx`'s model lacks it.

use std::collections::{HashMap, HashSet};
use std::path::Path;

use witx::Location;
use witx::parser::{DeclSyntax, ModuleDeclSyntax, TypedefSyntax};

/// A file that is being read.
#[derive(Clone, Copy)]
pub(super) struct File<'a> {
    pub(super) path: &'a Path,
    pub(super) text: &'a str,
}

impl File<'_> {
    pub(super) fn location(self, span: wast::Span) -> Location {
        let (line, column) = span.linecol_in(self.text);
        Location {
            path: self.path.to_path_buf(),
            line: line + 1,
            column: column + 1,
        }
    }
}

pub(super) struct Position {
    pub(super) location: Location,
    /// The index of the path in the attribute that led to its file.
    pub(super) root: usize,
}

#[derive(Default)]
pub(super) struct Written {
    /// The positions of the items. An item's key is its kind and the names that lead to it, such
    /// as `typename/errno/inval`.
    positions: HashMap<String, Position>,
    /// The typenames that are `enum`s. In `witx`'s model, one of `ok` and `err` is an `expected`.
    pub(super) enums: HashSet<String>,
}

impl Written {
    /// Returns the position of an item, or of the nearest enclosing item that has one.
    pub(super) fn position(&self, item: &str) -> &Position {
        match (self.positions.get(item), item.rsplit_once('/')) {
            (Some(position), _) => position,
            (None, Some((owner, _))) => self.position(owner),
            (None, None) => unreachable!("the positions of declarations are recorded"),
        }
    }

    /// Records the items of a declaration.
    pub(super) fn record(&mut self, file: File<'_>, root: usize, declaration: &DeclSyntax<'_>) {
        let mut insert = |item: String, span| {
            let location = file.location(span);
            // Two parts with the same name share the first one's position.
            let entry = self.positions.entry(item);
            entry.or_insert(Position { location, root });
        };
        match declaration {
            DeclSyntax::Typename(typename) => {
                let name = typename.ident.name();
                if let TypedefSyntax::Enum(_) = &typename.def {
                    self.enums.insert(name.to_owned());
                }
                let item = format!("typename/{name}");
                for part in parts(&typename.def) {
                    insert(format!("{item}/{}", part.name()), part.span());
                }
                insert(item, typename.ident.span());
            }
            DeclSyntax::Const(constant) => {
                let (ty, name) = (constant.item.ty, constant.item.name);
                insert(format!("const/{}/{}", ty.name(), name.name()), name.span());
            }
            DeclSyntax::Module(module) => {
                let item = format!("module/{}", module.name.name());
                for declaration in &module.decls {
                    let ModuleDeclSyntax::Func(function) = &declaration.item else {
                        continue;
                    };
                    let item = format!("{item}/{}", function.export);
                    for part in function.params.iter().chain(&function.results) {
                        let part = part.item.name;
                        insert(format!("{item}/{}", part.name()), part.span());
                    }
                    insert(item, function.export_loc);
                }
                insert(item, module.name.span());
            }
        }
    }
}

/// Returns the names of the fields, cases or flags of a type.
fn parts<'a>(def: &TypedefSyntax<'a>) -> Vec<wast::Id<'a>> {
    match def {
        TypedefSyntax::Enum(def) => def.members.iter().map(|case| case.item).collect(),
        TypedefSyntax::Flags(def) => def.flags.iter().map(|flag| flag.item).collect(),
        TypedefSyntax::Record(def) => def.fields.iter().map(|field| field.item.name).collect(),
        TypedefSyntax::Variant(def) => def.cases.iter().map(|case| case.item.name).collect(),
        _ => Vec::new(),
    }
}
