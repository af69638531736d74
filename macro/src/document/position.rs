//! Where the items of a document are, which the model of `witx` does not say.

use std::collections::HashMap;
use std::path::Path;

use witx::Location;
use witx::parser::{DeclSyntax, ModuleDeclSyntax, ModuleSyntax, TypedefSyntax};

/// An item of a document: its kind, and the names that lead to it.
pub(super) type ItemPath<'a> = &'a [&'a str];

/// Where an item is.
pub(super) struct Position {
    pub(super) location: Location,
    /// The index of the path in the attribute by which its file was read.
    pub(super) root: usize,
}

/// Where the items of a document are.
#[derive(Default)]
pub(super) struct Positions(HashMap<String, Position>);

impl Positions {
    /// The position of an item, or if it has none, of the one that it is a part of.
    pub(super) fn get(&self, item: ItemPath<'_>) -> Option<&Position> {
        let whole = self.0.get(&item.join("/"));
        whole.or_else(|| self.get(item.split_last()?.1))
    }
}

/// Records the items of one file.
pub(super) struct Recorder<'a> {
    pub(super) positions: &'a mut Positions,
    pub(super) path: &'a Path,
    pub(super) text: &'a str,
    pub(super) root: usize,
}

impl Recorder<'_> {
    fn insert(&mut self, item: ItemPath<'_>, span: wast::Span) {
        let (line, column) = span.linecol_in(self.text);
        let location = Location {
            path: self.path.to_path_buf(),
            line: line + 1,
            column: column + 1,
        };
        let root = self.root;
        // The first of two parts with one name is as good as the second.
        self.positions
            .0
            .entry(item.join("/"))
            .or_insert(Position { location, root });
    }

    pub(super) fn declaration(&mut self, declaration: &DeclSyntax<'_>) {
        match declaration {
            DeclSyntax::Typename(typename) => {
                let name = typename.ident.name();
                self.insert(&["typename", name], typename.ident.span());
                for part in parts(&typename.def) {
                    self.insert(&["typename", name, part.name()], part.span());
                }
            }
            DeclSyntax::Const(constant) => self.insert(
                &["const", constant.item.ty.name(), constant.item.name.name()],
                constant.item.name.span(),
            ),
            DeclSyntax::Module(module) => self.module(module),
        }
    }

    fn module(&mut self, module: &ModuleSyntax<'_>) {
        let name = module.name.name();
        self.insert(&["module", name], module.name.span());
        for declaration in &module.decls {
            if let ModuleDeclSyntax::Func(function) = &declaration.item {
                self.insert(&["module", name, function.export], function.export_loc);
                for part in function.params.iter().chain(&function.results) {
                    let part = part.item.name;
                    self.insert(&["module", name, function.export, part.name()], part.span());
                }
            }
        }
    }
}

/// The names of the fields, cases or flags of a type.
fn parts<'a>(def: &TypedefSyntax<'a>) -> Vec<wast::Id<'a>> {
    match def {
        TypedefSyntax::Enum(def) => def.members.iter().map(|case| case.item).collect(),
        TypedefSyntax::Flags(def) => def.flags.iter().map(|flag| flag.item).collect(),
        TypedefSyntax::Record(def) => def.fields.iter().map(|field| field.item.name).collect(),
        TypedefSyntax::Variant(def) => def.cases.iter().map(|case| case.item.name).collect(),
        _ => Vec::new(),
    }
}
