//! Reading witx documents.

use std::collections::BTreeMap;
use std::fmt::Display;
use std::io;
use std::path::{Path, PathBuf};
use std::rc::Rc;

use wast::lexer::{Lexer, Token};
use wast::parser::ParseBuffer;
use witx::parser::{DeclSyntax, ModuleDeclSyntax, TopLevelDocument, TopLevelSyntax, TypedefSyntax};
use witx::{DocValidation, InterfaceFunc, Location, ValidationError};

use super::Sources;
use super::written::{File, Written};
use crate::diagnostics::{Error, did_you_mean};
use crate::parse::arguments::Source;

/// How deep parentheses may nest. `witx`'s parser recurses into them.
const MAX_PARENTHESES: usize = 200;

/// A document that `witx` has validated.
pub(super) struct Loaded {
    pub(super) document: witx::Document,
    pub(super) written: Written,
    /// The text of each file, to notice changes: rust-analyzer's process outlives many edits.
    pub(super) texts: BTreeMap<PathBuf, Rc<str>>,
}

/// Loads the documents that `source` names, and those that they use, as one document.
pub(super) fn load(source: &Source, sources: &Sources) -> Result<Loaded, Error> {
    let mut loader = Loader {
        sources,
        source,
        root: 0,
        validation: DocValidation::new(),
        definitions: Vec::new(),
        written: Written::default(),
        done: Vec::new(),
        stack: Vec::new(),
    };
    for (root, literal) in source.literals().iter().enumerate() {
        let path = match source {
            Source::Files(_) => sources.root().join(literal.value()),
            Source::Literal(_) => {
                let path = PathBuf::from("witx_literal");
                sources.insert(&path, &literal.value());
                path
            }
        };
        loader.root = root;
        loader.file(&path)?;
    }
    Ok(Loaded {
        document: loader.validation.into_document(loader.definitions),
        written: loader.written,
        texts: sources.texts(),
    })
}

/// The items of a file. `witx`'s own parser misses constants at the end, since it takes
/// them for unknown annotations.
struct Items<'a>(TopLevelDocument<'a>);

impl<'a> wast::parser::Parse<'a> for Items<'a> {
    fn parse(parser: wast::parser::Parser<'a>) -> wast::parser::Result<Self> {
        let _witx = parser.register_annotation("witx");
        let _interface = parser.register_annotation("interface");
        parser.parse().map(Items)
    }
}

/// Loads documents as `witx::load` does, but reads through [`Sources`].
struct Loader<'a> {
    sources: &'a Sources,
    source: &'a Source,
    /// The index of the literal in the attribute that is being loaded.
    root: usize,
    validation: DocValidation,
    definitions: Vec<witx::Definition>,
    written: Written,
    done: Vec<PathBuf>,
    /// The chain of `use`s that leads to the current file.
    stack: Vec<PathBuf>,
}

impl Loader<'_> {
    fn error(&self, message: impl Display) -> Error {
        Error::new_spanned(&self.source.literals()[self.root], message)
    }

    fn error_at(&self, location: &Location, message: impl Display) -> Error {
        self.error(format!("{message}\n{}", self.sources.excerpt(location)))
    }

    fn file(&mut self, path: &Path) -> Result<(), Error> {
        let cant_read = |error| self.cant_read(path, &error);
        let path = &self.sources.canonicalize(path).map_err(cant_read)?;
        if self.stack.contains(path) {
            return Err(self.cycle(path));
        }
        if self.done.contains(path) {
            return Ok(());
        }
        let text = &self.sources.text(path).map_err(cant_read)?;
        self.stack.push(path.clone());
        self.items(File { path, text })?;
        self.done.extend(self.stack.pop());
        Ok(())
    }

    fn items(&mut self, file: File<'_>) -> Result<(), Error> {
        let syntax =
            |error: wast::Error| self.error_at(&file.location(error.span()), error.message());
        check_parentheses(file.text).map_err(syntax)?;
        let buffer = ParseBuffer::new(file.text).map_err(syntax)?;
        let Items(document) = wast::parser::parse(&buffer).map_err(syntax)?;
        for item in document.items {
            match item.item {
                TopLevelSyntax::Decl(mut declaration) => {
                    wrap_results(&mut declaration);
                    self.written.record(file, self.root, &declaration);
                    let mut scope = self.validation.scope(file.text, file.path);
                    scope
                        .validate_decl(&declaration, &item.comments, &mut self.definitions)
                        .map_err(|error| self.invalid(&error))?;
                }
                TopLevelSyntax::Use(used) => {
                    let directory = file.path.parent().filter(|_| file.path.is_absolute());
                    self.file(&directory.unwrap_or(self.sources.root()).join(used))?;
                }
            }
        }
        Ok(())
    }

    fn cant_read(&self, path: &Path, error: &io::Error) -> Error {
        let path = self.sources.display(path);
        let named = match self.stack.last() {
            None => "a path relative to the crate root".to_owned(),
            Some(user) => format!("which `{}` uses", self.sources.display(user)),
        };
        self.error(format!(
            "can't read the witx document `{path}`, {named}: {error}"
        ))
    }

    fn cycle(&self, path: &PathBuf) -> Error {
        let users = self.stack.iter().skip_while(|user| *user != path);
        let chain: Vec<_> = users
            .chain([path])
            .map(|path| format!("`{}`", self.sources.display(path)))
            .collect();
        let chain = chain.join(" uses ");
        self.error(format!("witx documents use each other in a cycle: {chain}"))
    }

    fn invalid(&self, error: &ValidationError) -> Error {
        let (location, message) = match error {
            // The type of a result is a pointer, so it is their number that is wrong.
            ValidationError::Abi { location, .. } => (
                location,
                "a function has at most one result: write `(expected (tuple $a $b) (error \
                 $errno))` to return several values"
                    .to_owned(),
            ),
            ValidationError::AnonymousRecord { location } => (
                location,
                "this type needs a name: write `(typename $name …)`, and `$name` here".to_owned(),
            ),
            ValidationError::NameAlreadyExists {
                at_location,
                previous_location: Location { path, line, column },
                ..
            } => {
                let path = self.sources.display(path);
                let first = format!("{error}; it was first defined at {path}:{line}:{column}");
                (at_location, first)
            }
            ValidationError::UnknownName { name, location } => {
                let definitions = self.definitions.iter();
                let names = definitions.filter_map(|definition| match definition {
                    witx::Definition::Typename(named) => Some(named.name.as_str()),
                    witx::Definition::Module(_) | witx::Definition::Constant(_) => None,
                });
                (location, format!("{error}{}", did_you_mean(name, names)))
            }
            ValidationError::WrongKindName { location, .. }
            | ValidationError::Recursive { location, .. }
            | ValidationError::InvalidRepr { location, .. }
            | ValidationError::UnionSizeMismatch { location, .. }
            | ValidationError::InvalidUnionTag { location, .. }
            | ValidationError::InvalidUnionField { location, .. } => (location, error.to_string()),
        };
        self.error_at(location, message)
    }
}

/// Checks that no parenthesis nests too deeply.
fn check_parentheses(text: &str) -> Result<(), wast::Error> {
    let mut depth = 0_usize;
    for token in Lexer::new(text) {
        match token? {
            Token::LParen(parenthesis) if depth == MAX_PARENTHESES => {
                let offset = parenthesis.as_ptr().addr() - text.as_ptr().addr();
                let message = format!("parentheses are nested more than {MAX_PARENTHESES} deep");
                return Err(wast::Error::new(wast::Span::from_offset(offset), message));
            }
            Token::LParen(_) => depth += 1,
            Token::RParen(_) => depth = depth.saturating_sub(1),
            _ => {}
        }
    }
    Ok(())
}

/// Makes the result of each function a pointer to it. `witx` rejects results with unnamed types
/// in them, although the ABI doesn't depend on names.
fn wrap_results(declaration: &mut DeclSyntax<'_>) {
    let DeclSyntax::Module(module) = declaration else {
        return;
    };
    for declaration in &mut module.decls {
        if let ModuleDeclSyntax::Func(function) = &mut declaration.item {
            for result in &mut function.results {
                let ty = std::mem::replace(&mut result.item.type_, TypedefSyntax::Bool);
                result.item.type_ = TypedefSyntax::Pointer(Box::new(ty));
            }
        }
    }
}

/// Returns the function with its result, which [`wrap_results`] wrapped.
pub(super) fn unwrap_results(function: &InterfaceFunc) -> InterfaceFunc {
    let mut function = function.clone();
    for result in &mut function.results {
        let witx::Type::Pointer(wrapped) = &**result.tref.type_() else {
            unreachable!("the results were wrapped");
        };
        result.tref = wrapped.clone();
    }
    function
}

#[cfg(test)]
mod tests {
    use proc_macro2::Span;
    use syn::LitStr;

    use super::*;

    fn literal(text: &str) -> LitStr {
        LitStr::new(text, Span::call_site())
    }

    /// Files in a temporary directory, which is removed on drop.
    struct Files(PathBuf);

    impl Files {
        fn new(test: &str, files: &[(&str, &str)]) -> Self {
            let root = std::env::temp_dir().join(format!("witx-{test}-{}", std::process::id()));
            std::fs::create_dir_all(root.join("sub")).unwrap();
            for (path, text) in files {
                std::fs::write(root.join(path), text).unwrap();
            }
            Files(root)
        }

        fn load(&self, path: &str) -> (Result<witx::Document, String>, Vec<String>) {
            let sources = Sources::new(self.0.clone());
            let loaded = load(&Source::Files(vec![literal(path)]), &sources);
            let files = sources.files();
            let files = files.iter().map(|path| sources.display(path)).collect();
            let document = loaded.map(|loaded| loaded.document);
            (document.map_err(|error| error.to_string()), files)
        }
    }

    impl Drop for Files {
        fn drop(&mut self) {
            let _ = std::fs::remove_dir_all(&self.0);
        }
    }

    #[test]
    fn parentheses_in_strings_and_comments_do_not_count() {
        let deep = "(".repeat(MAX_PARENTHESES);
        let error = |text: &str| check_parentheses(text).err().map(|error| error.span());
        assert_eq!(error(&deep), None);
        assert_eq!(error(&format!("{deep})(")), None);
        let too_deep_at = Some(wast::Span::from_offset(MAX_PARENTHESES + 2));
        assert_eq!(error(&format!("  {deep}(")), too_deep_at);
        assert_eq!(error(&format!("{deep}\"(\" ;; (\n (; ( ;)")), None);
    }

    #[test]
    fn used_files_are_recorded_and_looked_for_beside_their_user() {
        let files = Files::new(
            "use",
            &[
                ("a.witx", r#"(use "sub/b.witx") (use "sub/c.witx")"#),
                ("sub/b.witx", r#"(use "c.witx") (typename $b $c)"#),
                ("sub/c.witx", "(typename $c u32)"),
                ("c.witx", "(typename $c u64)"),
            ],
        );
        let (document, read) = files.load("a.witx");
        assert_eq!(document.unwrap().typenames().count(), 2);
        assert_eq!(read, ["a.witx", "sub/b.witx", "sub/c.witx"]);
    }

    #[test]
    fn a_byte_order_mark_is_not_part_of_a_document() {
        let files = Files::new(
            "mark",
            &[
                ("a.witx", "\u{feff}(use \"b.witx\")"),
                ("b.witx", "\u{feff}(typename $b $c)"),
            ],
        );
        let error = files.load("a.witx").0.unwrap_err();
        assert!(error.contains("b.witx:1:14\n"), "{error}");
        std::fs::write(files.0.join("b.witx"), "\u{feff}(typename $b u32)").unwrap();
        assert_eq!(files.load("a.witx").0.unwrap().typenames().count(), 1);
        let sources = Sources::new(files.0.clone());
        load(&Source::Files(vec![literal("a.witx")]), &sources)
            .ok()
            .unwrap();
        assert!(sources.adopt(&sources.texts()));
    }

    #[test]
    fn errors_name_file_line_and_column() {
        let files = Files::new(
            "errors",
            &[
                ("a.witx", r#"(use "sub/b.witx")"#),
                ("sub/b.witx", "(typename $b u32)\n(typename $c $d)"),
                ("syntax.witx", "(typename\n  $b u33)"),
                ("missing.witx", r#"(use "nowhere.witx")"#),
                ("twice.witx", "(typename $b u32)\n(typename $b u32)"),
            ],
        );
        let error = |path| files.load(path).0.unwrap_err();
        assert_eq!(
            error("a.witx"),
            "Unknown name `d`\n --> sub/b.witx:2:14\n  |\n2 | (typename $c $d)\n  |              ^"
        );
        assert!(error("syntax.witx").contains("--> syntax.witx:2:6\n"));
        assert!(
            error("twice.witx")
                .starts_with("Redefinition of name `b`; it was first defined at twice.witx:1:11\n")
        );
        assert!(error("missing.witx").contains("nowhere.witx`, which `missing.witx` uses: "));
        assert!(error("none.witx").starts_with("can't read the witx document `"));
    }

    #[test]
    fn a_cycle_is_an_error() {
        let files = Files::new(
            "cycle",
            &[
                ("a.witx", r#"(use "sub/b.witx")"#),
                ("sub/b.witx", r#"(use "../a.witx")"#),
            ],
        );
        assert_eq!(
            files.load("a.witx").0.unwrap_err(),
            "witx documents use each other in a cycle: `a.witx` uses `sub/b.witx` uses `a.witx`"
        );
    }

    #[test]
    fn a_literal_can_use_files() {
        let files = Files::new("literal", &[("sub/b.witx", "(typename $b u32)")]);
        let sources = Sources::new(files.0.clone());
        let source = Source::Literal(literal(r#"(use "sub/b.witx") (typename $c $b)"#));
        let loaded = load(&source, &sources).ok().unwrap();
        assert_eq!(loaded.document.typenames().count(), 2);
        assert_eq!(sources.files().len(), 1);
    }
}
