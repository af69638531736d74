//! Reading witx documents.

use std::cell::RefCell;
use std::collections::BTreeMap;
use std::fmt;
use std::path::{Path, PathBuf};

use crate::diagnostics::did_you_mean;
use wast::parser::ParseBuffer;
use witx::parser::{TopLevelDocument, TopLevelSyntax};
use witx::{DocValidation, Location, ValidationError, WitxError, WitxIo};

/// The files of a document: where they are looked for, and what was read.
#[derive(Default)]
pub(crate) struct Sources {
    root: PathBuf,
    read: RefCell<BTreeMap<PathBuf, String>>,
}

impl Sources {
    /// Sources where relative paths start at `root`.
    pub(crate) fn new(root: PathBuf) -> Self {
        Sources {
            // `canonicalize` below makes links of the paths that are compared
            // with it.
            root: std::fs::canonicalize(&root).unwrap_or(root),
            read: RefCell::default(),
        }
    }

    pub(crate) fn root(&self) -> &Path {
        &self.root
    }

    /// The files that were read, so that a change to one is noticed.
    pub(crate) fn files(&self) -> Vec<PathBuf> {
        self.read
            .borrow()
            .keys()
            .filter(|path| path.is_absolute())
            .cloned()
            .collect()
    }

    /// The texts that were read.
    pub(super) fn texts(&self) -> BTreeMap<PathBuf, String> {
        self.read.borrow().clone()
    }

    /// Whether the files have these texts still.
    pub(super) fn are_current(texts: &BTreeMap<PathBuf, String>) -> bool {
        texts
            .iter()
            .filter(|(path, _)| path.is_absolute())
            .all(|(path, text)| read(path).is_ok_and(|now| now == *text))
    }

    /// Takes over what was read before.
    pub(super) fn adopt(&mut self, texts: BTreeMap<PathBuf, String>) {
        *self.read.get_mut() = texts;
    }

    /// The path as the user would write it.
    fn display(&self, path: &Path) -> String {
        path.strip_prefix(&self.root)
            .unwrap_or(path)
            .display()
            .to_string()
    }
}

/// The text of a file, without the byte order mark that some editors begin it with, and
/// that is no part of the language.
fn read(path: &Path) -> std::io::Result<String> {
    let mut text = std::fs::read_to_string(path)?;
    if text.starts_with('\u{feff}') {
        text.remove(0);
    }
    Ok(text)
}

impl WitxIo for Sources {
    fn fgets(&self, path: &Path) -> Result<String, WitxError> {
        if let Some(text) = self.read.borrow().get(path) {
            return Ok(text.clone());
        }
        let text = read(path).map_err(|error| WitxError::Io(path.to_path_buf(), error))?;
        self.read
            .borrow_mut()
            .insert(path.to_path_buf(), text.clone());
        Ok(text)
    }

    fn fget_line(&self, path: &Path, line: usize) -> Result<String, WitxError> {
        let text = self.fgets(path)?;
        Ok(line
            .checked_sub(1)
            .and_then(|index| text.lines().nth(index))
            .unwrap_or_default()
            .to_owned())
    }

    fn canonicalize(&self, path: &Path) -> Result<PathBuf, WitxError> {
        // A literal is no file, but has an entry from the start.
        if self.read.borrow().contains_key(path) {
            return Ok(path.to_path_buf());
        }
        std::fs::canonicalize(path).map_err(|error| WitxError::Io(path.to_path_buf(), error))
    }
}

/// Why a document can't be loaded, for the user.
#[derive(Debug)]
pub(crate) struct LoadError(String);

impl fmt::Display for LoadError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

/// Loads the documents at `paths`, and those that they use, as one. An error comes
/// with the index of the path that it is about.
pub(crate) fn load(
    paths: &[PathBuf],
    sources: &Sources,
) -> Result<witx::Document, (usize, LoadError)> {
    let mut loader = Loader::new(sources);
    for (index, path) in paths.iter().enumerate() {
        loader
            .file(&sources.root.join(path))
            .map_err(|error| (index, error))?;
    }
    Ok(loader.finish())
}

/// Loads a document that is given as text. What it uses is looked for as by a
/// file in the root.
pub(crate) fn load_literal(text: &str, sources: &mut Sources) -> Result<witx::Document, LoadError> {
    let name = PathBuf::from("witx_literal");
    sources.read.get_mut().insert(name.clone(), text.to_owned());
    let mut loader = Loader::new(sources);
    loader.file(&name)?;
    Ok(loader.finish())
}

/// The items of a file. `witx` by itself overlooks constants at the end: what is
/// left seems to be annotations that nobody asked for.
struct Items<'a>(TopLevelDocument<'a>);

impl<'a> wast::parser::Parse<'a> for Items<'a> {
    fn parse(parser: wast::parser::Parser<'a>) -> wast::parser::Result<Self> {
        let _witx = parser.register_annotation("witx");
        let _interface = parser.register_annotation("interface");
        parser.parse().map(Items)
    }
}

/// What `witx::load` does, with sources of ours.
struct Loader<'a> {
    sources: &'a Sources,
    validation: DocValidation,
    definitions: Vec<witx::Definition>,
    done: Vec<PathBuf>,
    /// The files that use each other, down to the current one.
    stack: Vec<PathBuf>,
}

impl<'a> Loader<'a> {
    fn new(sources: &'a Sources) -> Self {
        Loader {
            sources,
            validation: DocValidation::new(),
            definitions: Vec::new(),
            done: Vec::new(),
            stack: Vec::new(),
        }
    }

    fn finish(self) -> witx::Document {
        self.validation.into_document(self.definitions)
    }

    fn file(&mut self, path: &Path) -> Result<(), LoadError> {
        let path = self
            .sources
            .canonicalize(path)
            .map_err(|error| self.io_error(&error))?;
        if self.stack.contains(&path) {
            return Err(self.cycle(&path));
        }
        if self.done.contains(&path) {
            return Ok(());
        }
        let text = self
            .sources
            .fgets(&path)
            .map_err(|error| self.io_error(&error))?;
        self.stack.push(path.clone());
        self.text(&path, &text)?;
        self.stack.pop();
        self.done.push(path);
        Ok(())
    }

    fn text(&mut self, path: &Path, text: &str) -> Result<(), LoadError> {
        let syntax_error = |error: wast::Error| {
            let (line, column) = error.span().linecol_in(text);
            self.error_at(path, line + 1, column + 1, &error.message())
        };
        let buffer = ParseBuffer::new(text).map_err(syntax_error)?;
        let Items(document) = wast::parser::parse(&buffer).map_err(syntax_error)?;
        for item in document.items {
            match item.item {
                TopLevelSyntax::Decl(declaration) => self
                    .validation
                    .scope(text, path)
                    .validate_decl(&declaration, &item.comments, &mut self.definitions)
                    .map_err(|error| self.invalid(&error))?,
                TopLevelSyntax::Use(used) => {
                    let directory = if path.is_absolute() {
                        path.parent().unwrap_or(Path::new(""))
                    } else {
                        &self.sources.root
                    };
                    self.file(&directory.join(used))?;
                }
            }
        }
        Ok(())
    }

    fn io_error(&self, error: &WitxError) -> LoadError {
        LoadError(match (error, self.stack.last()) {
            (WitxError::Io(path, error), None) => format!(
                "can't read the witx document `{}`, a path from the root of the crate: {error}",
                self.sources.display(path),
            ),
            (WitxError::Io(path, error), Some(user)) => format!(
                "can't read the witx document `{}`, which `{}` uses: {error}",
                self.sources.display(path),
                self.sources.display(user),
            ),
            (error, _) => error.to_string(),
        })
    }

    fn cycle(&self, path: &Path) -> LoadError {
        let mut chain: Vec<String> = self
            .stack
            .iter()
            .skip_while(|user| *user != path)
            .map(|user| format!("`{}` uses ", self.sources.display(user)))
            .collect();
        chain.push(format!("`{}`", self.sources.display(path)));
        LoadError(format!(
            "witx documents use each other in a cycle: {}",
            chain.concat()
        ))
    }

    fn invalid(&self, error: &ValidationError) -> LoadError {
        let Location { path, line, column } = location(error);
        let mut message = match error {
            ValidationError::Abi { reason, .. } => result_error(reason),
            ValidationError::AnonymousRecord { .. } => {
                "this type needs a name: write `(typename $name …)`, and `$name` here".to_owned()
            }
            _ => error.to_string(),
        };
        if let ValidationError::NameAlreadyExists {
            previous_location: previous,
            ..
        } = error
        {
            message = format!(
                "{message}; it was first defined at {}:{}:{}",
                self.sources.display(&previous.path),
                previous.line,
                previous.column
            );
        }
        if let ValidationError::UnknownName { name, .. } = error {
            let names = self
                .definitions
                .iter()
                .filter_map(|definition| match definition {
                    witx::Definition::Typename(named) => Some(named.name.as_str()),
                    witx::Definition::Module(_) | witx::Definition::Constant(_) => None,
                });
            message.push_str(&did_you_mean(name, names));
        }
        self.error_at(path, *line, *column, &message)
    }

    /// An error at a place in a document, with the line of it.
    fn error_at(&self, path: &Path, line: usize, column: usize, message: &str) -> LoadError {
        let source = self.sources.fget_line(path, line).unwrap_or_default();
        let number = line.to_string();
        let gutter = " ".repeat(number.len());
        LoadError(format!(
            "{message}\n\
             {gutter}--> {path}:{line}:{column}\n\
             {gutter} |\n\
             {number} | {source}\n\
             {gutter} | {caret:>column$}",
            path = self.sources.display(path),
            caret = "^",
        ))
    }
}

/// What is wrong with the result of a function, for one of the reasons of `witx`.
fn result_error(reason: &str) -> String {
    match reason {
        "only named types are allowed in results" => {
            "in the result of this function a type has no name: write `(typename $name …)`, and \
             `$name` in the `expected`"
        }
        "invalid return type" => {
            "a function can't give a value of this type, but only a number, `char`, handle, flags, \
             pointer or `expected`: write `(expected $type (error $errno))`, or take the address \
             for it as a parameter"
        }
        "more than one result" => {
            "a function has one result: write `(expected (tuple $a $b) (error $errno))` for several"
        }
        other => other,
    }
    .to_owned()
}

fn location(error: &ValidationError) -> &Location {
    match error {
        ValidationError::UnknownName { location, .. }
        | ValidationError::NameAlreadyExists {
            at_location: location,
            ..
        }
        | ValidationError::WrongKindName { location, .. }
        | ValidationError::Recursive { location, .. }
        | ValidationError::InvalidRepr { location, .. }
        | ValidationError::Abi { location, .. }
        | ValidationError::AnonymousRecord { location }
        | ValidationError::UnionSizeMismatch { location, .. }
        | ValidationError::InvalidUnionTag { location, .. }
        | ValidationError::InvalidUnionField { location, .. } => location,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Files in a directory of their own, which goes with the value.
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
            let document = load(&[path.into()], &sources).map_err(|(_, error)| error.to_string());
            let files = sources.files();
            let files = files.iter().map(|path| sources.display(path)).collect();
            (document, files)
        }
    }

    impl Drop for Files {
        fn drop(&mut self) {
            let _ = std::fs::remove_dir_all(&self.0);
        }
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
    fn a_byte_order_mark_is_no_part_of_a_document() {
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
        load(&["a.witx".into()], &sources).unwrap();
        assert!(Sources::are_current(&sources.texts()));
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
        let mut sources = Sources::new(files.0.clone());
        let document =
            load_literal(r#"(use "sub/b.witx") (typename $c $b)"#, &mut sources).unwrap();
        assert_eq!(document.typenames().count(), 2);
        assert_eq!(sources.files().len(), 1);
    }
}
